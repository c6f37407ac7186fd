package dev.weir.simulator.tokens;

/**
 * The token counts of one answer. {@code prompt} is everything that was read, with what the cache
 * gave and took; {@code completion} everything that was written, with the reasoning. Each provider
 * reports them by its own convention.
 */
public record Usage(int prompt, CacheUse cache, int completion, int reasoning) {

  /** What was neither read from the cache nor written to it. */
  public int uncached() {
    return prompt - cache.read() - cache.write5m() - cache.write1h();
  }

  /** The counts when only so much of the answer has been written. */
  public Usage upTo(int completionTokens) {
    return new Usage(prompt, cache, completionTokens, Math.min(reasoning, completionTokens));
  }
}
