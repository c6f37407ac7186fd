package dev.weir.gateway.sse;

import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Cuts the bytes of an event stream into frames (WHATWG HTML, section "Server-sent events"),
 * whatever pieces they come in: lines may end in LF, CRLF or CR, a piece may end anywhere, a byte
 * order mark may lead. A frame that came whole in one piece is handed on without a copy.
 *
 * <p>A CR at the very end of what has come is not yet the end of a line: an LF may follow and
 * belong to it. One parser serves one stream, one thread at a time.
 */
public final class SseParser {

  private static final byte[] EMPTY = new byte[0];

  private final int maxFrameBytes;
  private final SseFrame frame = new SseFrame();
  private byte[] pending = EMPTY;

  /** How much of {@link #pending} is known to hold no frame's end. */
  private int scanned;

  private boolean begun;

  /** A frame longer than this is an error. */
  public SseParser(int maxFrameBytes) {
    this.maxFrameBytes = maxFrameBytes;
  }

  /**
   * Takes the next piece and hands on the frames that it completes.
   *
   * @throws AiException {@link AiError#PROVIDER_BAD_RESPONSE} if a frame does not end within the
   *     limit
   */
  public void feed(byte[] piece, Consumer<SseFrame> handler) {
    byte[] bytes = piece;
    if (pending.length > 0) {
      bytes = Arrays.copyOf(pending, pending.length + piece.length);
      System.arraycopy(piece, 0, bytes, pending.length, piece.length);
    }
    int start = 0;
    if (!begun) {
      if (bytes.length < 3 && startsLikeMark(bytes)) {
        pending = bytes;
        return;
      }
      start = bytes.length >= 3 && startsLikeMark(bytes) ? 3 : 0;
      begun = true;
    }
    int from = Math.max(start, scanned);
    int end;
    while ((end = frameEnd(bytes, start, from)) >= 0) {
      emit(bytes, start, end, handler);
      start = end;
      from = end;
    }
    keep(bytes, start);
  }

  /**
   * The stream's end: what is left counts as a frame, because some providers omit the last blank
   * line.
   */
  public void end(Consumer<SseFrame> handler) {
    if (pending.length > 0) {
      byte[] bytes = pending;
      pending = EMPTY;
      scanned = 0;
      emit(bytes, 0, bytes.length, handler);
    }
  }

  /** Whether bytes have come that no frame has been made of yet. */
  public boolean isInsideFrame() {
    return pending.length > 0;
  }

  private void keep(byte[] bytes, int start) {
    int rest = bytes.length - start;
    if (rest > maxFrameBytes) {
      throw new AiException(
          AiError.PROVIDER_BAD_RESPONSE,
          "the provider's stream has a frame over " + maxFrameBytes + " bytes");
    }
    pending =
        rest == 0 ? EMPTY : start == 0 ? bytes : Arrays.copyOfRange(bytes, start, bytes.length);
    // The last three bytes may be part of a blank line's end: CR LF CR | LF.
    scanned = Math.max(0, rest - 3);
  }

  private static boolean startsLikeMark(byte[] bytes) {
    return (bytes.length < 1 || bytes[0] == (byte) 0xEF)
        && (bytes.length < 2 || bytes[1] == (byte) 0xBB)
        && (bytes.length < 3 || bytes[2] == (byte) 0xBF)
        && bytes.length > 0;
  }

  /** Index after the blank line that ends the frame from {@code start}, or -1. */
  private static int frameEnd(byte[] bytes, int start, int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] != '\n' && bytes[i] != '\r') {
        continue;
      }
      int next = lineEnd(bytes, i);
      if (next < 0) {
        return -1;
      }
      if (i == start) {
        return next;
      }
      if (next < bytes.length && (bytes[next] == '\n' || bytes[next] == '\r')) {
        return lineEnd(bytes, next);
      }
      i = next - 1;
    }
    return -1;
  }

  /** Index after the line end at {@code i}; -1 when a CR is the last byte so far. */
  private static int lineEnd(byte[] bytes, int i) {
    if (bytes[i] == '\n') {
      return i + 1;
    }
    if (i + 1 == bytes.length) {
      return -1;
    }
    return bytes[i + 1] == '\n' ? i + 2 : i + 1;
  }

  private void emit(byte[] bytes, int start, int end, Consumer<SseFrame> handler) {
    frame.reset(bytes, start, end);
    int line = start;
    while (line < end) {
      int stop = line;
      while (stop < end && bytes[stop] != '\n' && bytes[stop] != '\r') {
        stop++;
      }
      field(bytes, line, stop);
      line = stop + 1;
    }
    handler.accept(frame);
  }

  private void field(byte[] bytes, int from, int to) {
    if (startsWith(bytes, from, to, "data")) {
      int value = from + 4;
      if (value == to) {
        frame.addData(bytes, to, to);
      } else if (bytes[value] == ':') {
        frame.addData(bytes, afterSpace(bytes, value + 1, to), to);
      }
    } else if (startsWith(bytes, from, to, "event:")) {
      int value = afterSpace(bytes, from + 6, to);
      frame.event(new String(bytes, value, to - value, StandardCharsets.UTF_8));
    }
  }

  private static int afterSpace(byte[] bytes, int from, int to) {
    return from < to && bytes[from] == ' ' ? from + 1 : from;
  }

  private static boolean startsWith(byte[] bytes, int from, int to, String name) {
    if (to - from < name.length()) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (bytes[from + i] != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
