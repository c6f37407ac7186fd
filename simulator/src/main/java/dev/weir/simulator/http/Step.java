package dev.weir.simulator.http;

import java.time.Duration;

/** One thing to do while an answer goes out. */
sealed interface Step {

  /** Writes bytes; so many completion tokens are then out, counted from the beginning. */
  record Send(byte[] bytes, int tokens) implements Step {}

  /** Waits. */
  record Pause(Duration length) implements Step {}

  /** An end that is none: nothing more is written. */
  enum Accident implements Step {
    /** The connection stays open and silent. */
    HANG,
    /** The connection is closed in the middle of the body. */
    CLOSE,
    /** The connection is reset. */
    RESET
  }
}
