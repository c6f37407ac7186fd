package dev.weir.gateway.dialect.gemini;

import java.util.Arrays;

/**
 * Finds the character at a byte of a text that came in pieces. Gemini measures citations in bytes
 * of UTF-8, chat completions in characters. Only characters beyond ASCII are remembered, so plain
 * English costs nothing. One object serves one text, one thread at a time.
 */
final class ByteOffsets {

  private static final int[] NONE = new int[0];

  private int chars;
  private int bytes;

  /** For each character beyond ASCII: the byte and the character after it. */
  private int[] wide = NONE;

  private int wideSize;

  void add(String text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        bytes++;
        chars++;
        continue;
      }
      if (Character.isHighSurrogate(c) && i + 1 < length) {
        bytes += 4;
        chars += 2;
        i++;
      } else {
        bytes += c < 0x800 ? 2 : 3;
        chars++;
      }
      remember();
    }
  }

  /** All characters so far. */
  int chars() {
    return chars;
  }

  /** The number of characters before this byte. */
  int charAt(int atByte) {
    if (atByte >= bytes) {
      return chars;
    }
    int low = 0;
    int high = wideSize / 2;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (wide[middle * 2] <= atByte) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    int passed = low == 0 ? Math.max(0, atByte) : wide[low * 2 - 1] + atByte - wide[low * 2 - 2];
    // A byte inside of a character counts as the character's end.
    return low * 2 < wideSize ? Math.min(passed, wide[low * 2 + 1]) : passed;
  }

  private void remember() {
    if (wideSize + 2 > wide.length) {
      wide = Arrays.copyOf(wide, Math.max(16, wide.length * 2));
    }
    wide[wideSize++] = bytes;
    wide[wideSize++] = chars;
  }
}
