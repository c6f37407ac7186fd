package dev.weir.admin.usage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * How a time range is read: whole days and hours from the rollups, the rest from the rows. Days and
 * hours are those of UTC; a boundary of a bucket that falls into one, as midnight does in Berlin
 * into a day and in Kathmandu into an hour, makes that unit be read from the next finer grain. So
 * every bucket is exact in every zone.
 */
record Slices(Map<Grain, List<Range>> ranges) {

  /** From a moment, included, to another, excluded. */
  record Range(Instant from, Instant to) {}

  /** All from the rows. */
  static Slices ofRows(Instant from, Instant to) {
    return new Slices(
        from.isBefore(to) ? Map.of(Grain.ROW, List.of(new Range(from, to))) : Map.of());
  }

  /**
   * @param cuts moments that no unit may span
   */
  static Slices of(Instant from, Instant to, Collection<Instant> cuts) {
    Slices slices = new Slices(new EnumMap<>(Grain.class));
    slices.cover(new Range(from, to), Grain.DAY, new TreeSet<>(cuts));
    return slices;
  }

  private void cover(Range range, Grain grain, NavigableSet<Instant> cuts) {
    Duration width = grain.width();
    Grain finer = grain.finer();
    if (width == null || finer == null) {
      add(grain, range);
      return;
    }
    Instant start = Grain.floor(range.from(), width);
    while (start.isBefore(range.to())) {
      Instant end = start.plus(width);
      Instant cut = cuts.higher(start);
      boolean isWhole = !start.isBefore(range.from()) && !end.isAfter(range.to());
      if (isWhole && (cut == null || !cut.isBefore(end))) {
        add(grain, new Range(start, end));
      } else {
        cover(new Range(later(start, range.from()), earlier(end, range.to())), finer, cuts);
      }
      start = end;
    }
  }

  private void add(Grain grain, Range range) {
    if (!range.from().isBefore(range.to())) {
      return;
    }
    List<Range> known = ranges.computeIfAbsent(grain, none -> new ArrayList<>());
    if (!known.isEmpty() && known.getLast().to().equals(range.from())) {
      known.set(known.size() - 1, new Range(known.getLast().from(), range.to()));
    } else {
      known.add(range);
    }
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
