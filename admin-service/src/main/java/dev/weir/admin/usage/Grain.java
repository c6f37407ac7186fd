package dev.weir.admin.usage;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where sums can be read from, the coarsest first. All have the same columns. */
enum Grain {
  /** Whole days of UTC. */
  DAY("usage_day", Duration.ofDays(1)),
  /** Whole hours of UTC. */
  HOUR("usage_hour", Duration.ofHours(1)),
  /** The rows themselves, for what is left at the edges. */
  ROW("usage_raw", null);

  private final String view;
  private final @Nullable Duration width;

  Grain(String view, @Nullable Duration width) {
    this.view = view;
    this.width = width;
  }

  String view() {
    return view;
  }

  @Nullable Duration width() {
    return width;
  }

  @Nullable Grain finer() {
    return switch (this) {
      case DAY -> HOUR;
      case HOUR -> ROW;
      case ROW -> null;
    };
  }

  /** The start of the unit that holds this moment. */
  static Instant floor(Instant moment, Duration width) {
    long seconds = width.toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(moment.getEpochSecond(), seconds) * seconds);
  }
}
