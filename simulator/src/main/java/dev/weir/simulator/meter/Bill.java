package dev.weir.simulator.meter;

/**
 * What an accepted request will cost when it is answered to the end: who asked which model, under
 * which request id, and the tokens as a ledger sums them (prompt with its cached part, completion
 * with its reasoning).
 */
public record Bill(
    String requestId, String model, String key, int promptTokens, int completionTokens) {}
