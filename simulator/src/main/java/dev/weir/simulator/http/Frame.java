package dev.weir.simulator.http;

/**
 * One frame of a stream, with the completion tokens that are written when it is out, counted from
 * the beginning of the answer.
 */
public record Frame(FrameKind kind, byte[] bytes, int tokens) {}
