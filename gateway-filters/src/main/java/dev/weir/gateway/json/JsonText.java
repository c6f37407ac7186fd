package dev.weir.gateway.json;

import java.nio.charset.StandardCharsets;

/** Writes strings as JSON (RFC 8259, section 7) into a buffer. */
public final class JsonText {

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private JsonText() {}

  /** Appends the text in quotes. A lone surrogate, which UTF-8 cannot carry, is escaped. */
  public static void quote(String text, Bytes out) {
    out.append((byte) '"');
    int plain = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x20 && c != '"' && c != '\\' && !loneSurrogate(text, i)) {
        continue;
      }
      appendPlain(text, plain, i, out);
      escape(c, out);
      plain = i + 1;
    }
    appendPlain(text, plain, text.length(), out);
    out.append((byte) '"');
  }

  /** The text as a JSON string, quotes included. */
  public static byte[] quoted(String text) {
    Bytes out = new Bytes(text.length() + 16);
    quote(text, out);
    return out.toArray();
  }

  private static void appendPlain(String text, int from, int to, Bytes out) {
    if (from < to) {
      out.append(
          (from == 0 && to == text.length() ? text : text.substring(from, to))
              .getBytes(StandardCharsets.UTF_8));
    }
  }

  private static boolean loneSurrogate(String text, int i) {
    char c = text.charAt(i);
    if (!Character.isSurrogate(c)) {
      return false;
    }
    return Character.isHighSurrogate(c)
        ? i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))
        : i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
  }

  private static void escape(char c, Bytes out) {
    out.append((byte) '\\');
    switch (c) {
      case '"', '\\' -> out.append((byte) c);
      case '\n' -> out.append((byte) 'n');
      case '\r' -> out.append((byte) 'r');
      case '\t' -> out.append((byte) 't');
      default -> {
        out.append((byte) 'u');
        out.append(HEX[c >> 12 & 15]);
        out.append(HEX[c >> 8 & 15]);
        out.append(HEX[c >> 4 & 15]);
        out.append(HEX[c & 15]);
      }
    }
  }
}
