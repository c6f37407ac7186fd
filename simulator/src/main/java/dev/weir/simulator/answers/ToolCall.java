package dev.weir.simulator.answers;

/** A call of one of the caller's tools; the arguments are the text of a JSON object. */
public record ToolCall(String id, String name, String arguments) {}
