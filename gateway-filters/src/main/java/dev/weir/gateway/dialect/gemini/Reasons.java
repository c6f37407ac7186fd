package dev.weir.gateway.dialect.gemini;

import dev.weir.gateway.chat.FinishReason;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code finishReason} means. New ones appear without notice; one that is not known here
 * ends the answer as {@code stop}, because its text is there and was charged.
 */
final class Reasons {

  private Reasons() {}

  /** False for the placeholder that older models send before they have finished. */
  static boolean isFinal(String reason) {
    return !reason.isEmpty() && !reason.equals("FINISH_REASON_UNSPECIFIED");
  }

  /** Null where the provider failed to make a proper answer. */
  static @Nullable FinishReason of(String reason, boolean calls) {
    return switch (reason) {
      case "MAX_TOKENS" -> FinishReason.LENGTH;
      case "SAFETY",
          "RECITATION",
          "BLOCKLIST",
          "PROHIBITED_CONTENT",
          "SPII",
          "LANGUAGE",
          "MODEL_ARMOR",
          "IMAGE_SAFETY",
          "IMAGE_PROHIBITED_CONTENT",
          "IMAGE_RECITATION" ->
          FinishReason.CONTENT_FILTER;
      case "MALFORMED_FUNCTION_CALL", "MALFORMED_RESPONSE", "MISSING_THOUGHT_SIGNATURE" -> null;
      // A call that nobody offered: with the call in hand the caller can judge it.
      case "UNEXPECTED_TOOL_CALL", "TOO_MANY_TOOL_CALLS" -> calls ? FinishReason.TOOL_CALLS : null;
      default -> calls ? FinishReason.TOOL_CALLS : FinishReason.STOP;
    };
  }

  /** Whether the caller should hear the provider's own word. */
  static boolean isOdd(String reason) {
    return switch (reason) {
      case "STOP",
          "MAX_TOKENS",
          "SAFETY",
          "RECITATION",
          "BLOCKLIST",
          "PROHIBITED_CONTENT",
          "SPII",
          "LANGUAGE",
          "IMAGE_SAFETY" ->
          false;
      default -> true;
    };
  }
}
