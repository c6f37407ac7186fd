package dev.weir.simulator.models;

/** A model as a provider lists it; {@code created} is in seconds since 1970. */
public record Model(
    String provider, String id, String name, String owner, long created, boolean isEmbedding) {}
