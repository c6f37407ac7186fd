package dev.weir.admin.usage;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the ledger is kept.
 *
 * @param retention how long rows stay, 32 days or more; the sums of hours and days stay for ever.
 *     Absent: rows stay too
 */
@ConfigurationProperties("weir.usage")
record UsageSettings(@Nullable Duration retention) {

  /** Rollups of TimescaleDB are made from the rows of the last week, ours at once. */
  private static final Duration LEAST = Duration.ofDays(32);

  /** Everything stays. */
  static final UsageSettings FOREVER = new UsageSettings(null);

  UsageSettings {
    if (retention != null && retention.compareTo(LEAST) < 0) {
      throw new IllegalArgumentException(
          "weir.usage.retention: " + retention + " (expected: 32d or more)");
    }
  }

  /** Before this moment there are no rows; null where there is no such moment. */
  @Nullable Instant cutoff(Instant now) {
    return retention == null ? null : now.minus(retention);
  }
}
