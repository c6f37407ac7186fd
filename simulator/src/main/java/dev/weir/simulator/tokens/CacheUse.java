package dev.weir.simulator.tokens;

/** How many tokens of a prompt were read from the cache and how many were written to it. */
public record CacheUse(int read, int write5m, int write1h) {

  public static final CacheUse NONE = new CacheUse(0, 0, 0);
}
