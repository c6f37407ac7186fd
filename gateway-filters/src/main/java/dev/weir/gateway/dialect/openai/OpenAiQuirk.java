package dev.weir.gateway.dialect.openai;

import dev.weir.gateway.dialect.Quirk;

/**
 * What an endpoint that speaks chat completions does differently from the others. Each is a switch
 * on a provider's data; several of them look at the model's name too, because a provider's
 * generations differ.
 */
public enum OpenAiQuirk implements Quirk {
  /**
   * OpenAI's reasoning models (o-series, gpt-5 and later) refuse {@code max_tokens}, and sampling
   * parameters while they reason.
   */
  MAX_COMPLETION_TOKENS,
  /** Mistral and DeepSeek know {@code max_tokens} only. */
  MAX_TOKENS_ONLY,
  /** Mistral calls {@code seed} {@code random_seed}. */
  RANDOM_SEED,
  /** Mistral calls the tool choice {@code required} {@code any}. */
  TOOL_CHOICE_ANY,
  /** Mistral takes ids of tool calls of exactly nine letters and digits. */
  SHORT_TOOL_IDS,
  /** Mistral's reasoning stands as {@code thinking} parts in a content list. */
  THINKING_PARTS,
  /** The role {@code developer} is not known (Mistral, DeepSeek). */
  NO_DEVELOPER_ROLE,
  /** {@code stream_options} is not known; usage comes without being asked for (Mistral). */
  NO_STREAM_OPTIONS,
  /** Parameters and message members that are not known are refused instead of ignored (Mistral). */
  STRICT_PARAMETERS,
  /** xAI counts reasoning tokens beside the completion's, not inside them. */
  REASONING_BESIDE_COMPLETION,
  /** xAI's reasoning models refuse {@code stop}, penalties and mostly {@code reasoning_effort}. */
  NO_STOP_WITH_REASONING,
  /**
   * DeepSeek wants the {@code reasoning_content} of messages with tool calls back (400 "must be
   * passed back to the API" otherwise); its first reasoner refuses it elsewhere.
   */
  RETURN_REASONING,
  /** Reasoning that a caller sends back is refused. */
  DROP_REASONING,
  /** DeepSeek counts the cache in {@code prompt_cache_hit_tokens}. */
  CACHE_HIT_COUNTERS,
  /** Reasoning is called {@code reasoning} (OpenRouter, Groq, Ollama, newer vLLM). */
  REASONING_FIELD,
  /** DeepSeek has JSON mode only: no {@code json_schema}, and JSON must be asked for in words. */
  JSON_OBJECT_ONLY
}
