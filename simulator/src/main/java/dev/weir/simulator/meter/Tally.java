package dev.weir.simulator.meter;

/** Requests and their tokens, summed. */
public record Tally(long requests, long promptTokens, long completionTokens) {}
