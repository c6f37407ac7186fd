package dev.weir.simulator.tokens;

/**
 * When a provider caches a prompt: from how many tokens on, in which steps, and whether only up to
 * the marks that the caller set.
 */
public record CacheRule(int minimum, int step, boolean onlyMarked) {

  /** Every prompt is cached by itself; hits are reported in steps. */
  public static CacheRule automatic(int minimum, int step) {
    return new CacheRule(minimum, step, false);
  }

  /** Only what the caller marked is written and read. */
  public static CacheRule marked(int minimum) {
    return new CacheRule(minimum, 1, true);
  }
}
