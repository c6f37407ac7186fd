package dev.weir.gateway.chat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A conversation to be continued, in no provider's words. What a front read but has no place here
 * is kept in {@code rest} under the front's own names, so that a target can say what it dropped.
 *
 * @param model the target's model name
 * @param maxTokens the most tokens to generate, reasoning included; null where the caller said none
 * @param choices how many answers are asked for, usually 1
 * @param reasoningEffort {@code none}, {@code minimal}, {@code low}, {@code medium}, {@code high}
 *     or {@code xhigh}; null where reasoning was not asked for
 * @param user the caller's id of its own user
 * @param rest further members by the front's name
 */
public record ChatRequest(
    String model,
    List<ChatMessage> messages,
    List<ToolDefinition> tools,
    @Nullable ToolChoice toolChoice,
    @Nullable Boolean parallelToolCalls,
    ResponseFormat responseFormat,
    Sampling sampling,
    @Nullable Long maxTokens,
    List<String> stop,
    @Nullable String reasoningEffort,
    int choices,
    boolean stream,
    @Nullable String user,
    Map<String, JsonNode> rest) {

  public ChatRequest {
    messages = List.copyOf(messages);
    tools = List.copyOf(tools);
    stop = List.copyOf(stop);
  }

  /** The same conversation with other messages. */
  public ChatRequest withMessages(List<ChatMessage> changed) {
    return new ChatRequest(
        model,
        changed,
        tools,
        toolChoice,
        parallelToolCalls,
        responseFormat,
        sampling,
        maxTokens,
        stop,
        reasoningEffort,
        choices,
        stream,
        user,
        rest);
  }
}
