package dev.weir.simulator.faults;

/** A request as the fault script sees it. The key is the one that the caller sent. */
public record FaultTarget(String provider, String model, String key, String method, String path) {}
