package dev.weir.gateway.dialect.anthropic;

import dev.weir.gateway.chat.FinishReason;

/** Why Anthropic stops, and what callers are told. */
final class StopReasons {

  /** A long server-side turn that wants to be sent back to go on. */
  static final String PAUSE = "pause_turn";

  static final String REFUSAL = "refusal";

  private StopReasons() {}

  /**
   * The finish reason. An answer that calls tools ends with {@code tool_calls}; one whose only call
   * was the JSON answer has simply stopped.
   *
   * @param callsTools whether the caller has a tool to run
   */
  static FinishReason finish(String stopReason, boolean callsTools) {
    return switch (stopReason) {
      case "max_tokens", "model_context_window_exceeded" -> FinishReason.LENGTH;
      case REFUSAL -> FinishReason.CONTENT_FILTER;
      default -> callsTools ? FinishReason.TOOL_CALLS : FinishReason.STOP;
    };
  }
}
