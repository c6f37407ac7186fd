package dev.weir.benchmarks.session;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command line.
 *
 * @param rounds how often each scenario and target is measured in one start of the JVMs
 * @param forks how often the JVMs are started
 * @param patience how long each run waits for the rest of the machine to be quiet
 * @param targets the ids of targets; empty for all
 * @param other another build of the gateway, to compare two in one session; null for none
 * @param otherArguments for it
 * @param flags further JVM flags to try, one target for each list
 * @param repository the folder that holds the modules
 * @param document where the figures are written; null for nowhere
 */
record Options(
    int rounds,
    int forks,
    Duration window,
    Duration warmUp,
    Duration patience,
    List<Scenario> scenarios,
    List<String> targets,
    @Nullable Path other,
    List<String> otherArguments,
    List<List<String>> flags,
    boolean counts,
    Path repository,
    @Nullable Path document) {

  private static final List<Scenario> USUAL =
      List.of(
          Scenario.J1,
          Scenario.J1K,
          Scenario.J1MAX,
          Scenario.J1C1,
          Scenario.J20,
          Scenario.J8,
          Scenario.J100,
          Scenario.S1K,
          Scenario.S10K,
          Scenario.SBURST,
          Scenario.XA,
          Scenario.XG,
          Scenario.XAS,
          Scenario.XGS);

  private static final List<Scenario> QUICK = List.of(Scenario.J1, Scenario.J1MAX, Scenario.S10K);

  static Options of(String... arguments) {
    int rounds = 5;
    int forks = 1;
    Duration window = Duration.ofSeconds(5);
    Duration warmUp = Duration.ofSeconds(12);
    Duration patience = Duration.ofSeconds(30);
    List<Scenario> scenarios = USUAL;
    List<String> targets = List.of();
    Path other = null;
    List<String> otherArguments = List.of();
    List<List<String>> flags = new ArrayList<>();
    boolean counts = true;
    Path repository = Path.of("").toAbsolutePath();
    Path document = null;
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--quick" -> {
          rounds = 2;
          window = Duration.ofSeconds(2);
          warmUp = Duration.ofSeconds(6);
          patience = Duration.ofSeconds(3);
          scenarios = QUICK;
        }
        case "--rounds" -> rounds = number(arguments, ++i);
        case "--forks" -> forks = number(arguments, ++i);
        case "--window" -> window = Duration.ofSeconds(number(arguments, ++i));
        case "--warm-up" -> warmUp = Duration.ofSeconds(number(arguments, ++i));
        case "--patience" -> patience = Duration.ofSeconds(number(arguments, ++i));
        case "--scenarios" -> {
          scenarios = new ArrayList<>();
          for (String id : value(arguments, ++i).split(",")) {
            scenarios.add(Scenario.of(id));
          }
        }
        case "--targets" -> targets = Arrays.asList(value(arguments, ++i).split(","));
        case "--other" -> other = Path.of(value(arguments, ++i));
        case "--other-arguments" ->
            otherArguments = Arrays.asList(value(arguments, ++i).split(" "));
        case "--flags" -> flags.add(Arrays.asList(value(arguments, ++i).split(" ")));
        case "--no-counts" -> counts = false;
        case "--repository" -> repository = Path.of(value(arguments, ++i));
        case "--write" -> document = Path.of(value(arguments, ++i));
        default -> throw new IllegalArgumentException(arguments[i] + ": no such option");
      }
    }
    return new Options(
        rounds,
        forks,
        window,
        warmUp,
        patience,
        scenarios,
        targets,
        other,
        otherArguments,
        flags,
        counts,
        repository,
        document);
  }

  private static String value(String[] arguments, int i) {
    if (i >= arguments.length) {
      throw new IllegalArgumentException(arguments[i - 1] + ": its value is missing");
    }
    return arguments[i];
  }

  private static int number(String[] arguments, int i) {
    return Integer.parseInt(value(arguments, i));
  }
}
