package dev.weir.benchmarks.session;

import java.time.Duration;

/** Waits for the machine to have nothing else to do. */
final class Quiet {

  private static final Duration LOOK = Duration.ofMillis(250);
  private static final double MOST_BUSY = 0.08;

  private Quiet() {}

  /** Returns when the machine is quiet, or when patience ends; whether it is quiet. */
  static boolean await(Duration patience) throws InterruptedException {
    long start = System.nanoTime();
    double busy;
    do {
      double before = Proc.busyNanos();
      Thread.sleep(LOOK);
      busy = (Proc.busyNanos() - before) / LOOK.toNanos() / Proc.cores();
    } while (busy > MOST_BUSY && System.nanoTime() - start < patience.toNanos());
    return busy <= MOST_BUSY;
  }
}
