package dev.weir.gateway.chat;

/** Why a choice ended. */
public enum FinishReason {
  STOP("stop"),
  LENGTH("length"),
  TOOL_CALLS("tool_calls"),
  CONTENT_FILTER("content_filter");

  private final String text;

  FinishReason(String text) {
    this.text = text;
  }

  /** The name in chat completions and in the ledger. */
  public String text() {
    return text;
  }
}
