package dev.weir.gateway.chat;

import dev.weir.gateway.error.AiException;
import dev.weir.ledger.TokenUsage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Something that happened in a streamed answer. {@code choice} counts answers, {@code tool} counts
 * the calls of one choice, both from 0.
 */
public sealed interface ChatEvent {

  /**
   * Whether the caller sees something of the answer in it; the first such event commits a stream.
   */
  default boolean isContent() {
    return switch (this) {
      case Text text -> !text.text().isEmpty();
      case Reasoning reasoning -> !reasoning.text().isEmpty();
      case Refusal refusal -> !refusal.text().isEmpty();
      case ToolStarted started -> true;
      case ToolArguments arguments -> true;
      case Started started -> false;
      case Annotations annotations -> false;
      case State state -> false;
      case Usage usage -> false;
      case Finished finished -> false;
      case Warned warned -> false;
      case Failed failed -> false;
    };
  }

  /** The answer begins; id and model in the provider's words, null where it does not say. */
  record Started(@Nullable String id, @Nullable String model) implements ChatEvent {}

  /** More text. */
  record Text(int choice, String text) implements ChatEvent {}

  /** More reasoning. */
  record Reasoning(int choice, String text) implements ChatEvent {}

  /** More of a refusal. */
  record Refusal(int choice, String text) implements ChatEvent {}

  /** A tool call begins. */
  record ToolStarted(int choice, int tool, String id, String name) implements ChatEvent {}

  /** More of a tool call's arguments; the pieces join to JSON. */
  record ToolArguments(int choice, int tool, String json) implements ChatEvent {}

  /** Citations and the like, under chat completions' names. */
  record Annotations(int choice, JsonNode annotations) implements ChatEvent {}

  /**
   * What this provider wants back together with this answer's message in the next request, such as
   * signed thinking; opaque to everybody but the dialect that made it. At most once for a choice,
   * before {@link Finished}.
   */
  record State(int choice, JsonNode state) implements ChatEvent {}

  /** The provider's count so far; a later one replaces it. */
  record Usage(TokenUsage usage, @Nullable String serviceTier) implements ChatEvent {}

  /** A choice ends; once for each. */
  record Finished(int choice, FinishReason reason) implements ChatEvent {}

  /**
   * Something was lost or changed; told in {@code x-weir-warnings} where the headers are not out.
   */
  record Warned(String warning) implements ChatEvent {}

  /** The provider reports a failure inside its stream. Nothing follows. */
  record Failed(AiException error) implements ChatEvent {}
}
