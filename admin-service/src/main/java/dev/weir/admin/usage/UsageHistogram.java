package dev.weir.admin.usage;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often durations fell into logarithmic bins, read from the one number that the database adds
 * up: twelve decimal digits for each bin, the first bin last. {@code usage_bin} in the schema
 * writes it. Bin 0 holds durations below 1 ms; four bins double the time, so a percentile is at
 * most 9 % from the truth (half a bin); times above 2^20 ms, 17 minutes, are told as that.
 */
final class UsageHistogram {

  private static final int DIGITS = 12;
  private static final double BINS_PER_DOUBLING = 4;

  private final List<Long> counts = new ArrayList<>();
  private long total;

  UsageHistogram(@Nullable BigDecimal packed) {
    String digits = packed == null ? "" : packed.toBigInteger().max(BigInteger.ZERO).toString();
    for (int end = digits.length(); end > 0; end -= DIGITS) {
      long count = Long.parseLong(digits, Math.max(0, end - DIGITS), end, 10);
      counts.add(count);
      total += count;
    }
  }

  /**
   * The duration in milliseconds that this share of all does not exceed; null where there is none.
   *
   * @param share from 0 to 1
   */
  @Nullable Long percentile(double share) {
    if (total == 0) {
      return null;
    }
    long rank = Math.max(1, (long) Math.ceil(share * total));
    long seen = 0;
    int bin = 0;
    while (seen + counts.get(bin) < rank) {
      seen += counts.get(bin);
      bin++;
    }
    return bin == 0 ? 0 : Math.round(Math.pow(2, (bin - 0.5) / BINS_PER_DOUBLING));
  }
}
