package dev.weir.simulator.meter;

/** What one request cost so far, and whether its answer was generated to the end. */
public record MeteredRequest(
    String model, String key, long promptTokens, long completionTokens, boolean finished) {}
