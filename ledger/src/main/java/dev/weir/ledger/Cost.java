package dev.weir.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * An exact amount of money in pico-USD (1e-12 USD), and the one place where prices are multiplied.
 * A price per million tokens with up to six decimals is a whole number of pico-USD per token, so no
 * cost is ever rounded. A {@code long} holds up to 9.2 million USD, enough for a row; sums of rows
 * need {@code BigInteger}. The JSON form is a decimal string in USD.
 *
 * @param picos pico-USD, not negative
 */
public record Cost(long picos) {

  private static final int PICO_DECIMALS = 12;
  private static final long PICOS_PER_MICROCENT = 10_000;

  /**
   * What the tokens cost at this price.
   *
   * @param serviceTier the tier that the answer names, such as {@code priority} or {@code flex};
   *     null, {@code default}, {@code standard} and {@code auto} mean the regular prices
   * @return null where the price has no rate for a bucket that was used or for this service tier:
   *     an unknown price is never guessed
   */
  public static @Nullable Cost of(Price price, TokenUsage usage, @Nullable String serviceTier) {
    Rates rates = price.ratesFor(usage.promptTokens(), serviceTier);
    if (rates == null) {
      return null;
    }
    try {
      long picos = 0;
      for (Bucket bucket : Bucket.values()) {
        long tokens = bucket.of(usage);
        if (tokens == 0) {
          continue;
        }
        Long rate = rates.of(bucket);
        if (rate == null) {
          return null;
        }
        picos = Math.addExact(picos, Math.multiplyExact(rate, tokens));
      }
      return new Cost(picos);
    } catch (ArithmeticException tooLarge) {
      return null;
    }
  }

  /**
   * Reads a decimal number of USD.
   *
   * @throws IllegalArgumentException if it is not a number, or finer than 1e-12 USD
   */
  @JsonCreator
  public static Cost ofUsd(String usd) {
    try {
      return new Cost(new BigDecimal(usd).movePointRight(PICO_DECIMALS).longValueExact());
    } catch (ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException("cost: " + usd + " (expected: USD, at most 12 decimals)");
    }
  }

  /** The amount in USD as a plain decimal number without trailing zeros. */
  @JsonValue
  public String usd() {
    if (picos == 0) {
      return "0";
    }
    return BigDecimal.valueOf(picos, PICO_DECIMALS).stripTrailingZeros().toPlainString();
  }

  /** The amount in microcents (1e-8 USD), rounded half up; for people, not for sums. */
  public long microcents() {
    return BigDecimal.valueOf(picos)
        .divide(BigDecimal.valueOf(PICOS_PER_MICROCENT), 0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  @Override
  public String toString() {
    return usd() + " USD";
  }
}
