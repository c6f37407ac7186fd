package dev.weir.gateway.meter;

import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Makes and checks the ids of a request. */
final class Identifiers {

  /** Longer ids, or ids of other characters, are not taken over. */
  private static final int LONGEST = 128;

  private Identifiers() {}

  /** A UUID of version 7 (RFC 9562): sorted by time to the millisecond, random below it. */
  static UUID uuidV7(long epochMillis, RandomGenerator random) {
    long high = epochMillis << 16 | 0x7000 | random.nextLong() & 0xFFF;
    long low = random.nextLong() >>> 2 | 0x8000000000000000L;
    return new UUID(high, low);
  }

  /** The id as it came if it may be stored and echoed: up to 128 visible ASCII characters. */
  static @Nullable String acceptable(@Nullable String id) {
    if (id == null || id.isEmpty() || id.length() > LONGEST) {
      return null;
    }
    for (int i = 0; i < id.length(); i++) {
      if (id.charAt(i) <= ' ' || id.charAt(i) > '~') {
        return null;
      }
    }
    return id;
  }

  /** A W3C traceparent of version 00 to fe, or null. Only later versions may be longer. */
  static @Nullable String traceparent(@Nullable String header) {
    if (header == null || header.length() < 55 || header.startsWith("ff")) {
      return null;
    }
    if (header.length() > 55 && (header.startsWith("00") || header.charAt(55) != '-')) {
      return null;
    }
    for (int i = 0; i < 55; i++) {
      char c = header.charAt(i);
      boolean dash = i == 2 || i == 35 || i == 52;
      if (dash ? c != '-' : !(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
        return null;
      }
    }
    return isZero(header, 3, 35) || isZero(header, 36, 52) ? null : header;
  }

  private static boolean isZero(String text, int from, int to) {
    return text.substring(from, to).chars().allMatch(c -> c == '0');
  }
}
