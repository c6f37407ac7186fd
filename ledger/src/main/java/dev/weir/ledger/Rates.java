package dev.weir.ledger;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Pico-USD per token by bucket; the numbers behind one tier of a {@link Price}. Immutable.
 *
 * @param picosPerToken whole pico-USD per token, which is micro-USD per million tokens
 */
public record Rates(Map<Bucket, Long> picosPerToken) {

  private static final int DECIMALS = 6;

  public Rates {
    picosPerToken = Map.copyOf(picosPerToken);
  }

  /**
   * Reads prices in USD per million tokens.
   *
   * @throws IllegalArgumentException if a number is negative or has more than six decimals
   */
  public static Rates ofUsdPerMillion(Map<Bucket, BigDecimal> usdPerMillion) {
    Map<Bucket, Long> rates = new EnumMap<>(Bucket.class);
    usdPerMillion.forEach((bucket, usd) -> rates.put(bucket, picosPerToken(bucket, usd)));
    return new Rates(rates);
  }

  private static long picosPerToken(Bucket bucket, BigDecimal usd) {
    try {
      long picos = usd.movePointRight(DECIMALS).longValueExact();
      if (picos >= 0) {
        return picos;
      }
    } catch (ArithmeticException e) {
      // Reported below, together with a negative number.
    }
    throw new IllegalArgumentException(
        bucket.key()
            + ": "
            + usd
            + " (expected: USD per 1,000,000 tokens, not negative, at most 6 decimals)");
  }

  /** The rate of this bucket, or of its fallback; null where neither is known. */
  public @Nullable Long of(Bucket bucket) {
    Long rate = picosPerToken.get(bucket);
    Bucket fallback = bucket.fallback();
    return rate == null && fallback != null ? picosPerToken.get(fallback) : rate;
  }

  /** These rates, with those of {@code base} for what neither bucket nor fallback has here. */
  Rates over(Rates base) {
    Map<Bucket, Long> merged = new EnumMap<>(Bucket.class);
    for (Bucket bucket : Bucket.values()) {
      Long rate = of(bucket);
      if (rate == null) {
        rate = base.of(bucket);
      }
      if (rate != null) {
        merged.put(bucket, rate);
      }
    }
    return new Rates(merged);
  }
}
