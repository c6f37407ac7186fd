package dev.weir.benchmarks.upstream;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the upstream answers. A request says which by a mark in its prompt, because the prompt is
 * what every proxy and every translation hands on unchanged.
 */
public enum Mode {
  /** 1 KB of JSON at once. */
  JSON('0', 0, Duration.ZERO),
  /** 1 KB of JSON after 20 ms. */
  JSON_LATER('1', 0, Duration.ofMillis(20)),
  /** 200 chunks, one every 5 ms. */
  STREAM_FAST('2', 200, Duration.ofMillis(5)),
  /** 100 chunks, one every 20 ms. */
  STREAM_SLOW('3', 100, Duration.ofMillis(20)),
  /** 500 chunks as fast as the reader takes them. */
  STREAM_BURST('4', 500, Duration.ZERO);

  private final char sign;
  private final int chunks;
  private final Duration pause;

  Mode(char sign, int chunks, Duration pause) {
    this.sign = sign;
    this.chunks = chunks;
    this.pause = pause;
  }

  /** Content chunks of an answer; 0 for a whole one. */
  public int chunks() {
    return chunks;
  }

  /** The time before a whole answer, or between two chunks. */
  public Duration pause() {
    return pause;
  }

  public boolean isStream() {
    return chunks > 0;
  }

  /** How long an answer takes at least. */
  public Duration length() {
    return isStream() ? pause.multipliedBy(chunks) : pause;
  }

  /** The same kind of answer as fast as it can be. */
  public Mode unpaced() {
    return isStream() ? STREAM_BURST : JSON;
  }

  /** The mark in the prompt. */
  public String mark() {
    return "[[" + sign + "]]";
  }

  /** The mode with this sign in its mark, or null. */
  static @Nullable Mode of(int sign) {
    for (Mode mode : values()) {
      if (mode.sign == sign) {
        return mode;
      }
    }
    return null;
  }
}
