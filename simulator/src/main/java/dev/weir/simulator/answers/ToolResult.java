package dev.weir.simulator.answers;

/** What the caller's tool answered. */
public record ToolResult(String name, String content) {}
