package dev.weir.gateway.chat;

import dev.weir.ledger.TokenUsage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A whole answer.
 *
 * @param id the provider's id of the answer; null where it has none
 * @param model the model that answered, in the provider's words; null where it does not say
 * @param usage null where the provider counted nothing
 */
public record ChatResponse(
    @Nullable String id,
    @Nullable String model,
    List<Choice> choices,
    @Nullable TokenUsage usage,
    @Nullable String serviceTier) {

  public ChatResponse {
    choices = List.copyOf(choices);
  }

  /**
   * One answer of possibly several.
   *
   * @param text empty where there is none
   * @param reasoning the reasoning shown; null where none is
   * @param refusal the words of a refusal; null where it is none
   * @param state see {@link ChatEvent.State}
   * @param rest further members under chat completions' names, such as {@code logprobs} or {@code
   *     annotations}
   */
  public record Choice(
      int index,
      String text,
      @Nullable String reasoning,
      @Nullable String refusal,
      List<ToolCall> toolCalls,
      FinishReason finishReason,
      @Nullable JsonNode state,
      Map<String, JsonNode> rest) {

    public Choice {
      toolCalls = List.copyOf(toolCalls);
    }
  }
}
