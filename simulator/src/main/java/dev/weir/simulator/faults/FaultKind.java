package dev.weir.simulator.faults;

import java.util.Locale;
import java.util.Optional;

/** The ways in which an answer can go wrong. The wire name is the constant in small letters. */
public enum FaultKind {
  /** Nothing goes wrong. */
  NONE,
  /** An HTTP error: {@code status} (500), {@code body}, {@code retry_after}, {@code headers}. */
  STATUS,
  /** Nothing at all for {@code millis} (60000), then the answer. */
  DELAY_HEADERS,
  /** Headers at once, then nothing for {@code millis} (60000), then the answer. */
  DELAY_FIRST_TOKEN,
  /** {@code bytes} (1) every {@code millis} (20). */
  SLOW_DRIP,
  /** After {@code after} (1) chunks nothing more comes and the connection stays open. */
  STALL,
  /** After {@code after} (1) chunks half of the next one, then the connection is closed. */
  CUT,
  /** A TCP reset; before any answer, or after {@code after} chunks. */
  RESET,
  /** A provider's error in a 200: after {@code after} (0) chunks, {@code status} (529 or 500). */
  ERROR_EVENT,
  /** The usage is reported twice. */
  DUPLICATE_USAGE,
  /** The usage is not reported. */
  MISSING_USAGE,
  /** The body is compressed although nobody asked. */
  GZIP,
  /** The last tool call has {@code bytes} (1048576) of arguments. */
  OVERSIZED_ARGUMENTS,
  /** The body is cut at random offsets by {@code seed} (1), up to {@code bytes} (7) each. */
  ODD_CUTS,
  /** A 200 whose body is not JSON. */
  BAD_BODY,
  /** The right body under {@code content_type} (text/html). */
  WRONG_CONTENT_TYPE,
  /** The stream ends properly but without its last event; {@code unfinished} drops the finish. */
  CLOSE_WITHOUT_DONE,
  /** No choices: an empty first chunk, or an answer with none. */
  EMPTY_CHOICES,
  /** {@code count} (100) pings before the first chunk, one every {@code millis} (0). */
  PING_FLOOD;

  /** The kind with this wire name. */
  public static Optional<FaultKind> named(String name) {
    try {
      return Optional.of(valueOf(name.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
