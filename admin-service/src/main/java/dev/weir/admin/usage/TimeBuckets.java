package dev.weir.admin.usage;

import dev.weir.admin.web.ApiException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/**
 * The buckets of a time series: minutes, hours, days or weeks of a time zone. A day over a change
 * of the clock has 23 or 25 hours; a repeated hour is two buckets. The first bucket is labelled
 * with its full start but holds only what lies in the range.
 *
 * @param labels the start of each bucket
 * @param starts the same, the first one cut to the range
 */
record TimeBuckets(List<Instant> labels, List<Instant> starts) {

  static final int MOST = 2000;

  /** The widths of buckets. */
  enum Width {
    MINUTE,
    HOUR,
    DAY,
    WEEK
  }

  static TimeBuckets of(Instant from, Instant to, Width width, ZoneId zone) {
    List<Instant> labels = new ArrayList<>();
    List<Instant> starts = new ArrayList<>();
    Instant start = floor(from, width, zone);
    while (start.isBefore(to)) {
      if (labels.size() == MOST) {
        throw ApiException.invalid(
            "bucket",
            "the range has more than "
                + MOST
                + " buckets (expected: a coarser bucket or a shorter range)");
      }
      labels.add(start);
      starts.add(start.isBefore(from) ? from : start);
      start = next(start, width, zone);
    }
    return new TimeBuckets(labels, starts);
  }

  private static Instant floor(Instant moment, Width width, ZoneId zone) {
    ZonedDateTime local = moment.atZone(zone);
    return switch (width) {
      case MINUTE -> Grain.floor(moment, Duration.ofMinutes(1));
      case HOUR -> moment.minusSeconds(intoHour(local)).minusNanos(local.getNano());
      case DAY -> local.toLocalDate().atStartOfDay(zone).toInstant();
      case WEEK ->
          local
              .toLocalDate()
              .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
              .atStartOfDay(zone)
              .toInstant();
    };
  }

  private static Instant next(Instant start, Width width, ZoneId zone) {
    ZonedDateTime local = start.atZone(zone);
    return switch (width) {
      case MINUTE -> start.plusSeconds(60);
      case HOUR -> start.plusSeconds(3600 - intoHour(local));
      case DAY -> dayAfter(start, local.toLocalDate(), 1, zone);
      case WEEK -> dayAfter(start, local.toLocalDate(), 7, zone);
    };
  }

  /** A zone may skip a whole day, as Samoa did: its start is then the next one's. */
  private static Instant dayAfter(Instant start, LocalDate date, int days, ZoneId zone) {
    LocalDate next = date.plusDays(days);
    while (!next.atStartOfDay(zone).toInstant().isAfter(start)) {
      next = next.plusDays(1);
    }
    return next.atStartOfDay(zone).toInstant();
  }

  private static long intoHour(ZonedDateTime local) {
    return local.getMinute() * 60L + local.getSecond();
  }
}
