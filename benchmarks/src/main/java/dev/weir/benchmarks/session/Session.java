package dev.weir.benchmarks.session;

import dev.weir.benchmarks.load.Load;
import dev.weir.benchmarks.load.LoadResult;
import dev.weir.benchmarks.load.Loader;
import dev.weir.benchmarks.load.Pace;
import dev.weir.benchmarks.load.Requests;
import dev.weir.benchmarks.upstream.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Runs a session. It expects to be pinned to the second core itself; the upstream inherits that,
 * the proxies get the first.
 */
public final class Session implements AutoCloseable {

  private static final int PROXY_CORE = 0;
  private static final int OUR_CORE = 1;
  private static final long SEED = 20261120;
  private static final long WARM = 150_000;
  private static final int LONGEST_WARM_UP = 4;
  private static final int TRIES = 3;
  private static final Duration COUNTED = Duration.ofSeconds(3);

  private final Options options;
  private final Path scratch;
  private final String java;
  private final Figures figures = new Figures();
  private final Loader loader = new Loader();
  private final Random random = new Random(SEED);
  private final Server upstream;
  private final List<Target> targets;

  private Session(Options options) throws IOException, InterruptedException {
    this.options = options;
    this.scratch = Files.createTempDirectory("weir-benchmarks");
    this.java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    int port = Server.freePort();
    this.upstream =
        new Server(
            List.of(
                java,
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.weir.benchmarks.upstream.FastUpstream",
                Integer.toString(port)),
            OUR_CORE,
            port,
            scratch.resolve("upstream.log"),
            probe());
    this.targets =
        new Targets(options, scratch, java, port)
            .all().stream()
                .filter(
                    target ->
                        options.targets().isEmpty() || options.targets().contains(target.id()))
                .toList();
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    try (Session session = new Session(Options.of(arguments))) {
      session.run();
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
    System.exit(0);
  }

  private void run() throws IOException, InterruptedException {
    say("logs and configurations: " + scratch);
    for (int fork = 1; fork <= options.forks(); fork++) {
      Map<Target, Server> servers = new LinkedHashMap<>();
      try {
        for (Target target : targets) {
          servers.put(target, start(target, fork));
        }
        for (Map.Entry<Target, Server> entry : servers.entrySet()) {
          check(entry.getKey(), entry.getValue());
          warmUp(entry.getKey(), entry.getValue());
        }
        rounds(fork, servers);
        for (Map.Entry<Target, Server> entry : servers.entrySet()) {
          figures.residentAfter(entry.getKey(), Proc.residentMegabytes(entry.getValue().pids()));
          if (options.counts() && fork == options.forks()) {
            count(entry.getKey(), entry.getValue());
          }
        }
      } finally {
        servers.values().forEach(Server::close);
      }
    }
    new Report(options, targets, figures).print();
  }

  private Server start(Target target, int fork) throws IOException, InterruptedException {
    int port = Server.freePort();
    Server server =
        new Server(
            target.command().apply(port),
            PROXY_CORE,
            port,
            scratch.resolve(target.id() + "-" + fork + ".log"),
            probe());
    double megabytes = Proc.residentMegabytes(server.pids());
    figures.add(target, new Figures.Start(server.secondsToAnswer(), megabytes));
    say("%-12s answers after %.2f s".formatted(target.id(), server.secondsToAnswer()));
    return server;
  }

  private static byte[] probe() {
    return Requests.body(Scenario.J1.model(), Mode.JSON, 500);
  }

  private List<Scenario> scenariosOf(Target target) {
    return options.scenarios().stream()
        .filter(
            scenario ->
                target.isDirect()
                    ? scenario.isAgainstDirect()
                    : target.isWeir() || !scenario.isTranslated())
        .toList();
  }

  /** A wrong answer ends the session: what is wrong must not be timed. */
  private void check(Target target, Server server) throws InterruptedException {
    for (Scenario scenario : scenariosOf(target)) {
      Pace one = new Pace.Closed(1);
      Duration window = scenario.mode().length().plusMillis(600);
      LoadResult result =
          loader.run(load(scenario, server.port(), one, Duration.ofMillis(50), window));
      if (result.bad() > 0 || result.answers() == 0) {
        throw new IllegalStateException(
            target.id()
                + ": "
                + scenario.id()
                + " is not answered right ("
                + result.answers()
                + " good, "
                + result.bad()
                + " bad)");
      }
    }
  }

  /** Until the time is over and enough has been served for the compiler, on a busy machine too. */
  private void warmUp(Target target, Server server) throws InterruptedException {
    List<Scenario> scenarios = scenariosOf(target);
    long start = System.nanoTime();
    long least = options.warmUp().toNanos();
    long served = 0;
    long elapsed;
    do {
      for (Scenario scenario : scenarios) {
        served += served(scenario, server, scenario.mode().unpaced(), new Pace.Closed(16));
        served += served(scenario, server, scenario.mode(), scenario.pace());
      }
      elapsed = System.nanoTime() - start;
    } while (elapsed < least || served < WARM && elapsed < LONGEST_WARM_UP * least);
    say("%-12s is right and warm after %,d answers and chunks".formatted(target.id(), served));
  }

  /** A high rate in every mode: what is measured at a modest rate must be compiled too. */
  private long served(Scenario scenario, Server server, Mode mode, Pace pace)
      throws InterruptedException {
    Duration time = mode.length().plusMillis(1200);
    LoadResult result = loader.run(load(scenario, server.port(), mode, pace, Duration.ZERO, time));
    return (long) result.answers() + result.chunks();
  }

  private static Load load(
      Scenario scenario, int port, Pace pace, Duration leadIn, Duration window) {
    return load(scenario, port, scenario.mode(), pace, leadIn, window);
  }

  private static Load load(
      Scenario scenario, int port, Mode mode, Pace pace, Duration leadIn, Duration window) {
    byte[] request = Requests.chat(Targets.KEY, scenario.model(), mode, scenario.bodyBytes());
    return new Load(port, request, mode, pace, leadIn, window);
  }

  private void rounds(int fork, Map<Target, Server> servers) throws InterruptedException {
    Map<Target, Server> all = new LinkedHashMap<>(servers);
    all.put(Target.DIRECT, upstream);
    record Turn(Scenario scenario, Target target) {}
    for (int round = 1; round <= options.rounds(); round++) {
      List<Turn> turns = new ArrayList<>();
      for (Target target : all.keySet()) {
        for (Scenario scenario : scenariosOf(target)) {
          turns.add(new Turn(scenario, target));
        }
      }
      Collections.shuffle(turns, random);
      for (Turn turn : turns) {
        Server server = all.get(turn.target());
        if (server == null) {
          continue;
        }
        Measurement made = quietly(turn.scenario(), turn.target(), server);
        figures.add(turn.scenario(), turn.target(), made);
        say(
            "fork %d round %d  %-7s %-12s %8.1f µs CPU %9.0f/s  p50 %8.0f  p99 %8.0f  foreign %4.1f %%%s"
                .formatted(
                    fork,
                    round,
                    turn.scenario().id(),
                    turn.target().id(),
                    made.cpuMicros(),
                    made.perSecond(),
                    made.p50(),
                    made.p99(),
                    100 * made.foreign(),
                    made.bad() == 0 ? "" : "  BAD " + made.bad()));
      }
    }
  }

  /** Measures when the rest of the machine is quiet, and again when it did not stay so. */
  private Measurement quietly(Scenario scenario, Target target, Server server)
      throws InterruptedException {
    boolean hope = Quiet.await(options.patience());
    Measurement best = measure(scenario, target, server);
    for (int i = 1; i < TRIES && hope && !best.isQuiet(); i++) {
      hope = Quiet.await(options.patience());
      Measurement again = measure(scenario, target, server);
      best = again.foreign() < best.foreign() ? again : best;
    }
    return best;
  }

  private Measurement measure(Scenario scenario, Target target, Server server)
      throws InterruptedException {
    CpuWindow cpu = new CpuWindow(target.isDirect() ? List.of() : server.pids(), upstream.pids());
    LoadResult result =
        loader.run(
            load(scenario, server.port(), scenario.pace(), scenario.leadIn(), options.window()),
            cpu::begin,
            cpu::end);
    boolean stream = scenario.mode().isStream();
    int units = Math.max(1, stream ? result.chunks() : result.answers());
    var times = stream ? result.delivery() : result.latencies();
    return new Measurement(
        cpu.proxyNanos() / units / 1e3,
        units / cpu.seconds(),
        times.micros(0.5),
        times.micros(0.99),
        times.micros(0.999),
        result.firstContent().micros(0.5),
        cpu.foreign(),
        result.bad());
  }

  private void count(Target target, Server server) throws IOException, InterruptedException {
    for (Scenario scenario : scenariosOf(target)) {
      double bytes = target.jvm() ? bytes(scenario, server) : Double.NaN;
      Map<String, Double> calls = Strace.isThere() ? calls(scenario, server) : Map.of();
      double sum = calls.values().stream().mapToDouble(Double::doubleValue).sum();
      figures.add(scenario, target, new Counts(calls.isEmpty() ? Double.NaN : sum, calls, bytes));
    }
    say("%-12s is counted".formatted(target.id()));
  }

  private double bytes(Scenario scenario, Server server) throws IOException, InterruptedException {
    try (Allocation allocation = new Allocation(server.pid())) {
      long[] bytes = new long[2];
      LoadResult result =
          loader.run(
              load(scenario, server.port(), scenario.countingPace(), scenario.leadIn(), COUNTED),
              () -> bytes[0] = allocation.bytes(),
              () -> bytes[1] = allocation.bytes());
      return (double) (bytes[1] - bytes[0]) / units(scenario, result);
    }
  }

  private Map<String, Double> calls(Scenario scenario, Server server)
      throws IOException, InterruptedException {
    Strace strace = new Strace(server.pids(), OUR_CORE, scratch.resolve("strace.txt"));
    try (strace) {
      LoadResult result =
          loader.run(
              load(scenario, server.port(), scenario.countingPace(), scenario.leadIn(), COUNTED),
              strace::start,
              strace::stop);
      Map<String, Double> perUnit = new TreeMap<>();
      double units = units(scenario, result);
      strace.calls().forEach((name, calls) -> perUnit.put(name, calls / units));
      return perUnit;
    }
  }

  private static int units(Scenario scenario, LoadResult result) {
    return Math.max(1, scenario.mode().isStream() ? result.chunks() : result.answers());
  }

  private static void say(String line) {
    System.out.println(line);
  }

  @Override
  public void close() {
    upstream.close();
    loader.close();
  }
}
