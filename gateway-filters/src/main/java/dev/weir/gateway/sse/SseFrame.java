package dev.weir.gateway.sse;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One frame of an event stream, as places in bytes that are only valid until the handler returns.
 * One object serves all frames of a stream.
 */
public final class SseFrame {

  private static final byte[] EMPTY = new byte[0];

  private byte[] buffer = EMPTY;
  private int start;
  private int end;
  private byte[] data = EMPTY;
  private int dataStart;
  private int dataEnd;
  private @Nullable String event;
  private boolean hasData;

  void reset(byte[] bytes, int frameStart, int frameEnd) {
    buffer = bytes;
    start = frameStart;
    end = frameEnd;
    data = EMPTY;
    dataStart = 0;
    dataEnd = 0;
    event = null;
    hasData = false;
  }

  void event(String name) {
    event = name;
  }

  /** Several data lines are joined with a line feed, as the standard says. */
  void addData(byte[] bytes, int from, int to) {
    if (!hasData) {
      data = bytes;
      dataStart = from;
      dataEnd = to;
      hasData = true;
      return;
    }
    byte[] joined = new byte[dataEnd - dataStart + 1 + to - from];
    System.arraycopy(data, dataStart, joined, 0, dataEnd - dataStart);
    joined[dataEnd - dataStart] = '\n';
    System.arraycopy(bytes, from, joined, dataEnd - dataStart + 1, to - from);
    data = joined;
    dataStart = 0;
    dataEnd = joined.length;
  }

  /** The array in which the frame stands as it came. */
  public byte[] buffer() {
    return buffer;
  }

  /** Index of the frame's first byte in {@link #buffer()}. */
  public int start() {
    return start;
  }

  /** Index after the frame's blank line in {@link #buffer()}. */
  public int end() {
    return end;
  }

  /** False for a frame of comments or other fields only. */
  public boolean hasData() {
    return hasData;
  }

  /** The {@code event} field, or null. */
  public @Nullable String event() {
    return event;
  }

  /** The array in which the data stands. */
  public byte[] data() {
    return data;
  }

  /** Index of the data's first byte in {@link #data()}. */
  public int dataStart() {
    return dataStart;
  }

  /** Index after the data's last byte in {@link #data()}. */
  public int dataEnd() {
    return dataEnd;
  }

  /** Whether the data is exactly this ASCII text. */
  public boolean dataIs(String text) {
    if (dataEnd - dataStart != text.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (data[dataStart + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The data as text. */
  public String text() {
    return new String(data, dataStart, dataEnd - dataStart, StandardCharsets.UTF_8);
  }
}
