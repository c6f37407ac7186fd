package dev.weir.benchmarks.load;

/** When requests are sent. */
public sealed interface Pace {

  /** Connections at most. */
  int connections();

  /**
   * At random times with this mean rate, whether or not earlier answers have come: a stall of the
   * proxy delays what comes after it and is counted there.
   */
  record Open(int perSecond, int connections) implements Pace {}

  /** The next when the answer has come. */
  record Closed(int connections) implements Pace {}

  /** As {@link Closed}, started one after the other over an answer's length, not in lock step. */
  record Ramped(int connections) implements Pace {}
}
