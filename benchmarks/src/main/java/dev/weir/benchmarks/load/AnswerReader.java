package dev.weir.benchmarks.load;

import dev.weir.benchmarks.upstream.Wire;

/**
 * Reads one HTTP answer after the other as its bytes come, and of a stream's content the times that
 * the upstream put into it. It checks as much as can be checked without building anything. One
 * thread.
 */
final class AnswerReader {

  private static final long DONE = 0x444f4e455d0a0aL;
  private static final long LAST_SEVEN = 0xffffffffffffffL;
  private static final int LEAST_BODY = 900;

  private enum State {
    HEAD,
    BODY,
    SIZE,
    DATA,
    AFTER_DATA,
    END
  }

  private final Listener listener;
  private State state = State.HEAD;
  private int line;
  private int status;
  private boolean chunked;
  private long rest;
  private long body;
  private long tail;
  private int stampDigits = -1;
  private long stamp;
  private int chunks;
  private final StringBuilder header = new StringBuilder(64);

  AnswerReader(Listener listener) {
    this.listener = listener;
  }

  /** Takes bytes up to {@code length}. */
  void read(byte[] bytes, int length) {
    int at = 0;
    while (at < length) {
      switch (state) {
        case HEAD -> at = head(bytes, at, length);
        case BODY, DATA -> at = data(bytes, at, length);
        case SIZE -> at = size(bytes, at, length);
        case AFTER_DATA -> {
          if (bytes[at++] == '\n') {
            state = State.SIZE;
            rest = 0;
          }
        }
        case END -> {
          if (bytes[at++] == '\n') {
            end();
          }
        }
      }
    }
  }

  private int head(byte[] bytes, int from, int length) {
    for (int i = from; i < length; i++) {
      byte b = bytes[i];
      if (b != '\n') {
        header.append((char) (b & 0xff));
        continue;
      }
      int size = header.length() - 1;
      if (size <= 0) {
        header.setLength(0);
        line = 0;
        body = 0;
        if (chunked) {
          rest = 0;
          state = State.SIZE;
        } else {
          state = State.BODY;
          if (rest == 0) {
            end();
          }
        }
        return i + 1;
      }
      headerLine(size);
      header.setLength(0);
      line++;
    }
    return length;
  }

  private void headerLine(int size) {
    if (line == 0) {
      status = Integer.parseInt(header, 9, 12, 10);
      return;
    }
    char first = (char) (header.charAt(0) | 0x20);
    if (first == 'c' && size > 15 && is("content-length:")) {
      int from = 15;
      while (header.charAt(from) == ' ') {
        from++;
      }
      rest = Long.parseLong(header, from, size, 10);
    } else if (first == 't' && is("transfer-encoding:")) {
      chunked = true;
    }
  }

  private boolean is(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (Character.toLowerCase(header.charAt(i)) != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private int size(byte[] bytes, int from, int length) {
    for (int i = from; i < length; i++) {
      byte b = bytes[i];
      if (b == '\n') {
        state = rest == 0 ? State.END : State.DATA;
        return i + 1;
      }
      int digit = Character.digit(b, 16);
      if (digit >= 0) {
        rest = 16 * rest + digit;
      }
    }
    return length;
  }

  private int data(byte[] bytes, int from, int length) {
    int to = (int) Math.min(length, from + rest);
    if (listener.isStream()) {
      scan(bytes, from, to);
    } else {
      tail = bytes[to - 1];
    }
    body += to - from;
    rest -= to - from;
    if (rest == 0) {
      if (chunked) {
        state = State.AFTER_DATA;
      } else {
        end();
      }
    }
    return to;
  }

  private void scan(byte[] bytes, int from, int to) {
    long last = tail;
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      last = last << 8 | b & 0xff;
      if (stampDigits >= 0) {
        stamp = 10 * stamp + b - '0';
        if (++stampDigits == Wire.STAMP_DIGITS) {
          stampDigits = -1;
          chunks++;
          listener.chunk(stamp);
        }
      } else if (b == Wire.STAMP) {
        stampDigits = 0;
        stamp = 0;
      }
    }
    tail = last;
  }

  private void end() {
    boolean good =
        status == 200
            && (listener.isStream()
                ? (tail & LAST_SEVEN) == DONE
                : body >= LEAST_BODY && tail == '}');
    int seen = chunks;
    state = State.HEAD;
    chunked = false;
    rest = 0;
    tail = 0;
    chunks = 0;
    stampDigits = -1;
    listener.end(good, seen);
  }

  /** Whether an answer has begun and not ended. */
  boolean isInside() {
    return state != State.HEAD || line > 0;
  }

  /** Is told what comes. */
  interface Listener {

    /** Whether the content of answers is read. */
    boolean isStream();

    /** A content chunk that the upstream sent at this time. */
    void chunk(long sentAt);

    /** The answer is over. */
    void end(boolean good, int chunks);
  }
}
