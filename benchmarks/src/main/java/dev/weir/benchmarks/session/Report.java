package dev.weir.benchmarks.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Writes the figures as Markdown, to the terminal and between two marks of a document. */
final class Report {

  private static final String BEGIN = "<!-- figures:begin -->";
  private static final String END = "<!-- figures:end -->";

  private final Options options;
  private final List<Target> targets;
  private final Figures figures;
  private final StringBuilder text = new StringBuilder();

  Report(Options options, List<Target> targets, Figures figures) {
    this.options = options;
    this.targets = targets;
    this.figures = figures;
  }

  void print() throws IOException {
    machine();
    for (Scenario scenario : options.scenarios()) {
      scenario(scenario);
    }
    starts();
    System.out.println(text);
    Path document = options.document();
    if (document != null) {
      Files.writeString(document, inserted(Files.readString(document)));
    }
  }

  private String inserted(String document) {
    int begin = document.indexOf(BEGIN);
    int end = document.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalStateException("the document has no marks " + BEGIN + " and " + END);
    }
    return document.substring(0, begin + BEGIN.length()) + "\n\n" + text + document.substring(end);
  }

  private void machine() {
    String kernel = System.getProperty("os.version").replaceAll("[^0-9.].*", "");
    line(
        "%s, %s, %d cores, %s %s, Java %s; %d × %d rounds of %d s."
            .formatted(
                LocalDate.now(ZoneOffset.UTC),
                cpu(),
                Proc.cores(),
                System.getProperty("os.name"),
                kernel,
                Runtime.version().feature(),
                options.forks(),
                options.rounds(),
                options.window().toSeconds()));
    line("");
  }

  private static String cpu() {
    try {
      return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).trim())
          .findFirst()
          .orElse("unknown CPU");
    } catch (IOException e) {
      return "unknown CPU";
    }
  }

  private void scenario(Scenario scenario) {
    boolean stream = scenario.mode().isStream();
    String unit = stream ? "chunk" : "request";
    line("### " + scenario.id() + ": " + scenario.what());
    line("");
    line(
        "| | CPU µs/"
            + unit
            + " min / median | ÷ plain | ÷ nginx | "
            + unit
            + "s/s | p50 µs | p99 µs | "
            + (stream ? "first token µs | " : "p99.9 µs | ")
            + "syscalls | KB allocated | runs, foreign CPU |");
    line("|---|---|---|---|---|---|---|---|---|---|---|");
    for (Target target : targets) {
      row(scenario, target);
    }
    if (scenario.isAgainstDirect()) {
      row(scenario, Target.DIRECT);
    }
    line("");
  }

  private void row(Scenario scenario, Target target) {
    String id = target.id();
    if (figures.kept(scenario, id).isEmpty()) {
      return;
    }
    Counts counts = figures.counts(scenario, id);
    line(
        "| %s | %s / %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |"
            .formatted(
                target.name(),
                one(figures.min(scenario, id, Measurement::cpuMicros)),
                one(figures.median(scenario, id, Measurement::cpuMicros)),
                ratio(scenario, target, "plain"),
                ratio(scenario, target, "nginx"),
                whole(scenario, id, Measurement::perSecond),
                whole(scenario, id, Measurement::p50),
                whole(scenario, id, Measurement::p99),
                whole(
                    scenario,
                    id,
                    scenario.mode().isStream() ? Measurement::firstContent : Measurement::p999),
                counts == null ? "–" : one(counts.calls()),
                counts == null ? "–" : one(counts.bytes() / 1024),
                runs(scenario, id)));
  }

  private String runs(Scenario scenario, String id) {
    return "%d of %d, %.0f %%%s"
            .formatted(
                figures.kept(scenario, id).size(),
                figures.all(scenario, id),
                100 * figures.median(scenario, id, Measurement::foreign),
                figures.isNoisy(scenario, id) ? " (noisy)" : "")
        + bad(scenario, id);
  }

  private String bad(Scenario scenario, String id) {
    int bad = figures.kept(scenario, id).stream().mapToInt(Measurement::bad).sum();
    return bad == 0 ? "" : ", **" + bad + " bad**";
  }

  /** Of the minima and of the medians: noise only ever adds. */
  private String ratio(Scenario scenario, Target target, String base) {
    if (target.id().equals(base) || target.isDirect()) {
      return "";
    }
    Scenario other = scenario.original();
    String against = scenario.isTranslated() ? target.id() : base;
    double min =
        figures.min(scenario, target.id(), Measurement::cpuMicros)
            / figures.min(other, against, Measurement::cpuMicros);
    double median =
        figures.median(scenario, target.id(), Measurement::cpuMicros)
            / figures.median(other, against, Measurement::cpuMicros);
    return Double.isNaN(min)
        ? "–"
        : String.format(Locale.ROOT, "%.2f / %.2f", min, median)
            + (scenario.isTranslated() ? " of " + other.id() : "");
  }

  private String whole(Scenario scenario, String id, ToDoubleFunction<Measurement> what) {
    double value = figures.median(scenario, id, what);
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%,.0f", value);
  }

  private static String one(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.1f", value);
  }

  private void starts() {
    line("### Start and memory");
    line("");
    line("| | first answer after, s | resident then, MB | resident after all runs, MB |");
    line("|---|---|---|---|");
    for (Target target : targets) {
      Figures.Start start = figures.start(target.id());
      line(
          "| %s | %s | %s | %s |"
              .formatted(
                  target.name(),
                  start == null ? "–" : String.format(Locale.ROOT, "%.2f", start.seconds()),
                  start == null ? "–" : one(start.megabytes()),
                  one(figures.residentAfter(target.id()))));
    }
    line("");
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
