package dev.weir.gateway.chat;

/**
 * A call of a tool by the assistant.
 *
 * @param id links the call and its result
 * @param arguments JSON text; an empty call has <code>{}</code>
 */
public record ToolCall(String id, String name, String arguments) {}
