package dev.weir.benchmarks.session;

import dev.weir.benchmarks.load.Pace;
import dev.weir.benchmarks.upstream.Mode;
import java.time.Duration;

/** What is measured. The names are those of the suite's design. */
enum Scenario {
  J1("J1", "1 KB / 1 KB JSON, 500 requests/s", Mode.JSON, 1_000, new Pace.Open(500, 64)),
  J1K("J1k", "1 KB / 1 KB JSON, 1,000 requests/s", Mode.JSON, 1_000, new Pace.Open(1_000, 64)),
  J1MAX("J1max", "1 KB / 1 KB JSON, 32 connections", Mode.JSON, 1_000, new Pace.Closed(32)),
  J1C1("J1c1", "1 KB / 1 KB JSON, 1 connection", Mode.JSON, 1_000, new Pace.Closed(1)),
  J20(
      "J20",
      "as J1, the upstream takes 20 ms, 500 requests/s",
      Mode.JSON_LATER,
      1_000,
      new Pace.Open(500, 256)),
  J8("J8", "8 KB prompt, 500 requests/s", Mode.JSON, 8_000, new Pace.Open(500, 64)),
  J100("J100", "100 KB prompt, 50 requests/s", Mode.JSON, 100_000, new Pace.Open(50, 16)),
  S1K(
      "S1k",
      "20 streams of 100 chunks, one each 20 ms",
      Mode.STREAM_SLOW,
      1_000,
      new Pace.Ramped(20)),
  S10K(
      "S10k",
      "50 streams of 200 chunks, one each 5 ms",
      Mode.STREAM_FAST,
      1_000,
      new Pace.Ramped(50)),
  SBURST(
      "Sburst",
      "8 streams of 500 chunks without a pause",
      Mode.STREAM_BURST,
      1_000,
      new Pace.Closed(8)),
  XA("XA", "J1max to Anthropic", Mode.JSON, 1_000, new Pace.Closed(32), "claude-sonnet-4-5"),
  XG("XG", "J1max to Gemini", Mode.JSON, 1_000, new Pace.Closed(32), "gemini-2.5-flash"),
  XAS(
      "XAs",
      "S10k from Anthropic",
      Mode.STREAM_FAST,
      1_000,
      new Pace.Ramped(50),
      "claude-sonnet-4-5"),
  XGS("XGs", "S10k from Gemini", Mode.STREAM_FAST, 1_000, new Pace.Ramped(50), "gemini-2.5-flash");

  private static final String OWN = "gpt-4o-mini";

  private final String id;
  private final String what;
  private final Mode mode;
  private final int bodyBytes;
  private final Pace pace;
  private final String model;

  Scenario(String id, String what, Mode mode, int bodyBytes, Pace pace) {
    this(id, what, mode, bodyBytes, pace, OWN);
  }

  Scenario(String id, String what, Mode mode, int bodyBytes, Pace pace, String model) {
    this.id = id;
    this.what = what;
    this.mode = mode;
    this.bodyBytes = bodyBytes;
    this.pace = pace;
    this.model = model;
  }

  static Scenario of(String id) {
    for (Scenario scenario : values()) {
      if (scenario.id.equalsIgnoreCase(id)) {
        return scenario;
      }
    }
    throw new IllegalArgumentException(id + ": no such scenario (expected some of " + ids() + ")");
  }

  private static String ids() {
    StringBuilder ids = new StringBuilder();
    for (Scenario scenario : values()) {
      ids.append(ids.isEmpty() ? "" : ",").append(scenario.id);
    }
    return ids.toString();
  }

  String id() {
    return id;
  }

  String what() {
    return what;
  }

  Mode mode() {
    return mode;
  }

  int bodyBytes() {
    return bodyBytes;
  }

  Pace pace() {
    return pace;
  }

  String model() {
    return model;
  }

  /** Whether only Weir can do it. */
  boolean isTranslated() {
    return !model.equals(OWN);
  }

  /** Whether latency, and not CPU, is what it is for, so that no proxy at all is measured too. */
  boolean isAgainstDirect() {
    return this == J20 || this == J1C1;
  }

  /** What this is a translation of. */
  Scenario original() {
    return isTranslated() ? mode.isStream() ? S10K : J1MAX : this;
  }

  /**
   * The load under which system calls and bytes are counted: a modest one, because strace slows a
   * proxy down so much that reads would come together that otherwise come one by one.
   */
  Pace countingPace() {
    return switch (pace) {
      case Pace.Open open -> open;
      case Pace.Closed closed -> new Pace.Closed(1);
      case Pace.Ramped ramped -> new Pace.Ramped(4);
    };
  }

  /** The time before counting: streams ramp up over an answer's length. */
  Duration leadIn() {
    return pace instanceof Pace.Ramped ? mode.length().plusMillis(200) : Duration.ofMillis(700);
  }
}
