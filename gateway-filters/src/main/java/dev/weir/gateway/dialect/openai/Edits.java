package dev.weir.gateway.dialect.openai;

import dev.weir.gateway.json.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Places in a text that are to be replaced, so that an answer which breaks one rule keeps all its
 * other bytes. Places never overlap. One object serves one stream, one thread at a time.
 */
final class Edits {

  private static final byte[] NOTHING = new byte[0];
  private static final int[] NOWHERE = new int[0];
  private static final int FIRST_GUESS = 8;

  private int[] froms = NOWHERE;
  private int[] tos = NOWHERE;
  private byte[][] texts = new byte[0][];
  private int size;

  void clear() {
    size = 0;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** Kept in order of place; what is inserted at a place stands before what replaces it. */
  void replace(int from, int to, byte[] text) {
    if (size == froms.length) {
      int capacity = Math.max(FIRST_GUESS, size * 2);
      froms = Arrays.copyOf(froms, capacity);
      tos = Arrays.copyOf(tos, capacity);
      texts = Arrays.copyOf(texts, capacity);
    }
    int i = size++;
    while (i > 0 && (froms[i - 1] > from || (froms[i - 1] == from && tos[i - 1] > to))) {
      froms[i] = froms[i - 1];
      tos[i] = tos[i - 1];
      texts[i] = texts[i - 1];
      i--;
    }
    froms[i] = from;
    tos[i] = to;
    texts[i] = text;
  }

  void replace(int from, int to, String text) {
    replace(from, to, text.getBytes(StandardCharsets.UTF_8));
  }

  void insert(int place, String text) {
    replace(place, place, text);
  }

  /**
   * Takes out the member that the cursor has just passed over, with one comma.
   *
   * @param keptBefore whether an earlier member of the object stays
   */
  void removeMember(JsonCursor cursor, int gap, int nameStart, int valueEnd, boolean keptBefore) {
    if (keptBefore) {
      replace(gap, valueEnd, NOTHING);
      return;
    }
    cursor.moveTo(valueEnd);
    boolean followed = cursor.peek() == ',';
    int end = followed ? cursor.at() + 1 : valueEnd;
    cursor.moveTo(valueEnd);
    replace(nameStart, end, NOTHING);
  }

  /** Appends this part of the text as edited. */
  void write(byte[] bytes, int from, int to, Bytes out) {
    int at = from;
    for (int i = 0; i < size; i++) {
      out.append(bytes, at, froms[i] - at).append(texts[i]);
      at = tos[i];
    }
    out.append(bytes, at, to - at);
  }
}
