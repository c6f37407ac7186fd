package dev.weir.gateway.chat;

import org.jspecify.annotations.Nullable;

/** How tokens are chosen; null leaves the choice to the provider. */
public record Sampling(
    @Nullable Double temperature,
    @Nullable Double topP,
    @Nullable Long topK,
    @Nullable Long seed,
    @Nullable Double frequencyPenalty,
    @Nullable Double presencePenalty,
    @Nullable Boolean logprobs,
    @Nullable Long topLogprobs) {

  /** Nothing chosen. */
  public static final Sampling DEFAULT =
      new Sampling(null, null, null, null, null, null, null, null);
}
