package dev.weir.simulator.http;

import java.util.concurrent.atomic.AtomicLong;

/** Makes ids that are unlike each other, also over restarts. Thread-safe. */
public final class Ids {

  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private final AtomicLong last = new AtomicLong(System.currentTimeMillis() << 20);

  /** So many hexadecimal digits. */
  public String hex(int digits) {
    long seed = last.incrementAndGet();
    StringBuilder id = new StringBuilder(digits + 16);
    while (id.length() < digits) {
      seed += 0x9e3779b97f4a7c15L;
      String part = Long.toHexString(mixed(seed));
      id.append("0".repeat(16 - part.length())).append(part);
    }
    return id.substring(0, digits);
  }

  /** So many letters and digits. */
  public String letters(int length) {
    long seed = last.incrementAndGet();
    StringBuilder id = new StringBuilder(length);
    while (id.length() < length) {
      seed += 0x9e3779b97f4a7c15L;
      long bits = mixed(seed) >>> 1;
      for (int at = 0; at < 8 && id.length() < length; at++) {
        id.append(LETTERS.charAt((int) (bits % LETTERS.length())));
        bits /= LETTERS.length();
      }
    }
    return id.toString();
  }

  /** In the form of a UUID. */
  public String uuid() {
    String hex = hex(32);
    return String.join(
        "-",
        hex.substring(0, 8),
        hex.substring(8, 12),
        hex.substring(12, 16),
        hex.substring(16, 20),
        hex.substring(20));
  }

  private static long mixed(long seed) {
    long mixed = (seed ^ (seed >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
