package dev.weir.simulator.tokens;

/** How long the caller asked to keep the prompt up to here in the provider's cache, if at all. */
public enum CacheMark {
  NONE,
  FIVE_MINUTES,
  ONE_HOUR
}
