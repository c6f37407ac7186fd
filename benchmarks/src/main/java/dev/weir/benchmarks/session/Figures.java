package dev.weir.benchmarks.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** All that was measured. One thread. */
final class Figures {

  private record Key(Scenario scenario, String target) {}

  /**
   * A start.
   *
   * @param seconds until the first good answer
   * @param megabytes resident then
   */
  record Start(double seconds, double megabytes) {}

  private final Map<Key, List<Measurement>> runs = new LinkedHashMap<>();
  private final Map<Key, Counts> counts = new LinkedHashMap<>();
  private final Map<String, List<Start>> starts = new LinkedHashMap<>();
  private final Map<String, Double> residentAfter = new LinkedHashMap<>();

  void add(Scenario scenario, Target target, Measurement run) {
    runs.computeIfAbsent(new Key(scenario, target.id()), key -> new ArrayList<>()).add(run);
  }

  void add(Scenario scenario, Target target, Counts made) {
    counts.put(new Key(scenario, target.id()), made);
  }

  void add(Target target, Start start) {
    starts.computeIfAbsent(target.id(), id -> new ArrayList<>()).add(start);
  }

  void residentAfter(Target target, double megabytes) {
    residentAfter.merge(target.id(), megabytes, Math::max);
  }

  /** The runs that count: the quiet ones, or all where there are less than two of them. */
  List<Measurement> kept(Scenario scenario, String target) {
    List<Measurement> all = runs.getOrDefault(new Key(scenario, target), List.of());
    List<Measurement> quiet = all.stream().filter(Measurement::isQuiet).toList();
    return quiet.size() >= 2 ? quiet : all;
  }

  /** Whether the runs that count are not quiet ones. */
  boolean isNoisy(Scenario scenario, String target) {
    return !kept(scenario, target).stream().allMatch(Measurement::isQuiet);
  }

  int all(Scenario scenario, String target) {
    return runs.getOrDefault(new Key(scenario, target), List.of()).size();
  }

  double min(Scenario scenario, String target, ToDoubleFunction<Measurement> what) {
    return kept(scenario, target).stream().mapToDouble(what).min().orElse(Double.NaN);
  }

  double median(Scenario scenario, String target, ToDoubleFunction<Measurement> what) {
    return median(kept(scenario, target).stream().mapToDouble(what).toArray());
  }

  private static double median(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length == 0
        ? Double.NaN
        : sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  @Nullable Counts counts(Scenario scenario, String target) {
    return counts.get(new Key(scenario, target));
  }

  /** The start in the middle, by time. */
  @Nullable Start start(String target) {
    List<Start> all = starts.getOrDefault(target, List.of());
    return all.stream()
        .sorted(Comparator.comparingDouble(Start::seconds))
        .skip(all.size() / 2)
        .findFirst()
        .orElse(null);
  }

  double residentAfter(String target) {
    return residentAfter.getOrDefault(target, Double.NaN);
  }
}
