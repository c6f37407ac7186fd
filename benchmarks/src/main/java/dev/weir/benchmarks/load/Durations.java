package dev.weir.benchmarks.load;

import java.util.Arrays;

/** Measured durations, exact: all are kept. One thread writes, then others may read. */
public final class Durations {

  private long[] nanos = new long[1 << 14];
  private int count;

  void add(long duration) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = duration;
  }

  Durations sort() {
    Arrays.sort(nanos, 0, count);
    return this;
  }

  public int count() {
    return count;
  }

  /**
   * The duration that this share of all does not exceed, in microseconds; NaN when there is none.
   */
  public double micros(double share) {
    return count == 0
        ? Double.NaN
        : nanos[
                Math.min(
                    count - 1,
                    (int) Math.ceil(share * count) - 1 < 0
                        ? 0
                        : (int) Math.ceil(share * count) - 1)]
            / 1e3;
  }
}
