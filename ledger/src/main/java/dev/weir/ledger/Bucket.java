package dev.weir.ledger;

import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The disjoint kinds of tokens that are counted and priced. A bucket without a price of its own is
 * priced like its {@link #fallback()}: the provider bills it at the regular rate of that side.
 */
public enum Bucket {
  INPUT_UNCACHED("input_uncached", TokenUsage::inputUncached, null),
  INPUT_CACHE_READ("input_cache_read", TokenUsage::inputCacheRead, INPUT_UNCACHED),
  INPUT_CACHE_WRITE_5M("input_cache_write_5m", TokenUsage::inputCacheWrite5m, INPUT_UNCACHED),
  INPUT_CACHE_WRITE_1H("input_cache_write_1h", TokenUsage::inputCacheWrite1h, INPUT_UNCACHED),
  INPUT_AUDIO("input_audio", TokenUsage::inputAudio, INPUT_UNCACHED),
  OUTPUT_TEXT("output_text", TokenUsage::outputText, null),
  OUTPUT_REASONING("output_reasoning", TokenUsage::outputReasoning, OUTPUT_TEXT),
  OUTPUT_AUDIO("output_audio", TokenUsage::outputAudio, OUTPUT_TEXT);

  private final String key;
  private final ToLongFunction<TokenUsage> count;
  private final @Nullable Bucket fallback;

  Bucket(String key, ToLongFunction<TokenUsage> count, @Nullable Bucket fallback) {
    this.key = key;
    this.count = count;
    this.fallback = fallback;
  }

  /** The name in JSON, YAML and tables. */
  public String key() {
    return key;
  }

  /** The tokens of this bucket. */
  public long of(TokenUsage usage) {
    return count.applyAsLong(usage);
  }

  /** The bucket whose rate serves when this one has none of its own. */
  public @Nullable Bucket fallback() {
    return fallback;
  }

  /** The bucket of this name, or null. */
  public static @Nullable Bucket ofKey(String key) {
    for (Bucket bucket : values()) {
      if (bucket.key.equals(key)) {
        return bucket;
      }
    }
    return null;
  }
}
