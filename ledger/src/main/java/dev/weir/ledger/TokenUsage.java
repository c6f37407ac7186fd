package dev.weir.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The tokens of one answer in disjoint buckets: every token is counted in exactly one of them, so
 * each bucket can be multiplied with its own price. Dialects convert a provider's counts, which may
 * overlap, to these at their edge. All counts are tokens and never negative.
 *
 * @param inputUncached prompt tokens that were processed anew
 * @param inputCacheRead prompt tokens read from the provider's prompt cache
 * @param inputCacheWrite5m prompt tokens written to a cache that lives five minutes (Anthropic)
 * @param inputCacheWrite1h prompt tokens written to a cache that lives one hour (Anthropic)
 * @param inputAudio prompt tokens of audio
 * @param outputText generated tokens the caller can read, tool arguments included
 * @param outputReasoning generated tokens of reasoning
 * @param outputAudio generated tokens of audio
 */
public record TokenUsage(
    @JsonProperty("input_uncached") long inputUncached,
    @JsonProperty("input_cache_read") long inputCacheRead,
    @JsonProperty("input_cache_write_5m") long inputCacheWrite5m,
    @JsonProperty("input_cache_write_1h") long inputCacheWrite1h,
    @JsonProperty("input_audio") long inputAudio,
    @JsonProperty("output_text") long outputText,
    @JsonProperty("output_reasoning") long outputReasoning,
    @JsonProperty("output_audio") long outputAudio) {

  /** No tokens in any bucket. */
  public static final TokenUsage NONE = new TokenUsage(0, 0, 0, 0, 0, 0, 0, 0);

  /** Lifts a negative count, which some providers send for a rounding of theirs, to zero. */
  public TokenUsage {
    inputUncached = Math.max(0, inputUncached);
    inputCacheRead = Math.max(0, inputCacheRead);
    inputCacheWrite5m = Math.max(0, inputCacheWrite5m);
    inputCacheWrite1h = Math.max(0, inputCacheWrite1h);
    inputAudio = Math.max(0, inputAudio);
    outputText = Math.max(0, outputText);
    outputReasoning = Math.max(0, outputReasoning);
    outputAudio = Math.max(0, outputAudio);
  }

  /** Usage of plain text in and out, without cache, reasoning or audio. */
  public static TokenUsage ofText(long input, long output) {
    return new TokenUsage(input, 0, 0, 0, 0, output, 0, 0);
  }

  /** The tokens of two answers. */
  public TokenUsage plus(TokenUsage other) {
    return new TokenUsage(
        inputUncached + other.inputUncached,
        inputCacheRead + other.inputCacheRead,
        inputCacheWrite5m + other.inputCacheWrite5m,
        inputCacheWrite1h + other.inputCacheWrite1h,
        inputAudio + other.inputAudio,
        outputText + other.outputText,
        outputReasoning + other.outputReasoning,
        outputAudio + other.outputAudio);
  }

  /** All input tokens, cached ones included. */
  @JsonProperty(value = "prompt_tokens", access = JsonProperty.Access.READ_ONLY)
  public long promptTokens() {
    return inputUncached + inputCacheRead + inputCacheWrite5m + inputCacheWrite1h + inputAudio;
  }

  /** All generated tokens, reasoning included. */
  @JsonProperty(value = "completion_tokens", access = JsonProperty.Access.READ_ONLY)
  public long completionTokens() {
    return outputText + outputReasoning + outputAudio;
  }

  /** Prompt and completion together. */
  @JsonProperty(value = "total_tokens", access = JsonProperty.Access.READ_ONLY)
  public long totalTokens() {
    return promptTokens() + completionTokens();
  }
}
