package dev.weir.benchmarks.upstream;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads of a request what the upstream needs to know: whether it is all there, and two facts. */
final class RequestHead {

  private RequestHead() {}

  static boolean isComplete(byte[] bytes, int length) {
    int body = bodyAt(bytes, length);
    if (body < 0) {
      return false;
    }
    int at = find(bytes, body, "content-length:");
    if (at >= 0) {
      int value = 0;
      for (int i = at + 15; bytes[i] != '\r'; i++) {
        if (bytes[i] >= '0' && bytes[i] <= '9') {
          value = 10 * value + bytes[i] - '0';
        }
      }
      return length - body >= value;
    }
    return find(bytes, body, "transfer-encoding:") < 0
        || length - body >= 5 && bytes[length - 5] == '0' && bytes[length - 1] == '\n';
  }

  private static int bodyAt(byte[] bytes, int length) {
    for (int i = 3; i < length; i++) {
      if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n') {
        return i + 1;
      }
    }
    return -1;
  }

  /** Finds a header's name, given in lower case with its colon. */
  private static int find(byte[] bytes, int end, String name) {
    for (int i = 0; i + name.length() < end; i++) {
      if (bytes[i] != '\n') {
        continue;
      }
      int matched = 0;
      while (matched < name.length()
          && (bytes[i + 1 + matched] | 0x20) == (name.charAt(matched) | 0x20)) {
        matched++;
      }
      if (matched == name.length()) {
        return i + 1;
      }
    }
    return -1;
  }

  /** The path of the request line. */
  static String target(byte[] bytes, int length) {
    int from = 0;
    while (from < length && bytes[from] != ' ') {
      from++;
    }
    int to = from + 1;
    while (to < length && bytes[to] != ' ') {
      to++;
    }
    return new String(bytes, from + 1, to - from - 1, StandardCharsets.US_ASCII)
        .toLowerCase(Locale.ROOT);
  }

  /** The mode whose mark stands in the body; {@link Mode#JSON} without one. */
  static Mode mode(byte[] bytes, int length) {
    for (int i = 0; i + 4 < length; i++) {
      if (bytes[i] == '[' && bytes[i + 1] == '[' && bytes[i + 3] == ']' && bytes[i + 4] == ']') {
        Mode mode = Mode.of(bytes[i + 2]);
        if (mode != null) {
          return mode;
        }
      }
    }
    return Mode.JSON;
  }
}
