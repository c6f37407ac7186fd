package dev.weir.admin.pricing;

import dev.weir.admin.pricing.LedgerRow.Repriced;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** What a run found so far. One thread. */
final class RepriceSum {

  private static final int PICO_DECIMALS = 12;

  private long rowsSeen;
  private long rowsChanged;
  private BigInteger before = BigInteger.ZERO;
  private BigInteger after = BigInteger.ZERO;
  private long unpricedBefore;
  private long unpricedAfter;

  void add(LedgerRow row, @Nullable Repriced change) {
    rowsSeen++;
    Long old = row.costPicos();
    if (old == null) {
      unpricedBefore++;
    } else {
      before = before.add(BigInteger.valueOf(old));
    }
    Long now = change == null ? old : Long.valueOf(change.costPicos());
    if (now == null) {
      unpricedAfter++;
    } else {
      after = after.add(BigInteger.valueOf(now));
    }
    if (change != null) {
      rowsChanged++;
    }
  }

  long rowsSeen() {
    return rowsSeen;
  }

  long rowsChanged() {
    return rowsChanged;
  }

  BigInteger before() {
    return before;
  }

  BigInteger after() {
    return after;
  }

  long unpricedBefore() {
    return unpricedBefore;
  }

  long unpricedAfter() {
    return unpricedAfter;
  }

  static String usd(BigDecimal picos) {
    BigDecimal usd = picos.movePointLeft(PICO_DECIMALS).stripTrailingZeros();
    return usd.signum() == 0 ? "0" : usd.toPlainString();
  }
}
