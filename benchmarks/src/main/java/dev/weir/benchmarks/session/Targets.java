package dev.weir.benchmarks.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** How each target is started. */
final class Targets {

  /** The key that all requests carry; only Weir looks at it. */
  static final String KEY = "sk-benchmark-0123456789abcdef";

  private static final String PLAIN = "benchmarks/target/benchmarks-plain.jar";
  private static final String WEIR = "gateway-app/target/gateway-app.jar";

  /**
   * What every JVM gets: the collector that the JVM itself takes on one core, and the same heap.
   */
  private static final List<String> SAME = List.of("-XX:+UseSerialGC", "-Xms256m", "-Xmx256m");

  private final Options options;
  private final Path scratch;
  private final String java;
  private final int upstream;

  Targets(Options options, Path scratch, String java, int upstream) {
    this.options = options;
    this.scratch = scratch;
    this.java = java;
    this.upstream = upstream;
  }

  List<Target> all() {
    List<String> recommended = recommended();
    List<Target> targets = new ArrayList<>(known(recommended));
    for (int i = 0; i < options.flags().size(); i++) {
      List<String> flags = new ArrayList<>(recommended);
      flags.addAll(options.flags().get(i));
      targets.add(
          new Target(
              "weir-flags-" + (i + 1),
              "Weir, all on, " + String.join(" ", options.flags().get(i)),
              jvm(flags, WEIR, weir()),
              true));
    }
    Path other = options.other();
    if (other != null) {
      List<String> arguments = new ArrayList<>(weir());
      arguments.addAll(options.otherArguments());
      targets.add(
          new Target(
              "weir-other",
              "another build of Weir, all on, recommended JVM flags",
              jvm(recommended, other.toString(), arguments),
              true));
    }
    return targets;
  }

  private List<Target> known(List<String> recommended) {
    return List.of(
        new Target("nginx", "nginx, 1 worker, no log", this::nginx, false),
        new Target("plain", "plain SCG route, all defaults", jvm(List.of(), PLAIN, plain()), true),
        new Target(
            "plain-flags",
            "plain SCG route, Weir's JVM flags",
            jvm(recommended, PLAIN, plain()),
            true),
        new Target(
            "weir",
            "Weir, all on (auth, routing, usage, cost, metrics, log)",
            jvm(List.of(), WEIR, weir()),
            true),
        new Target(
            "weir-flags",
            "Weir, all on, recommended JVM flags",
            jvm(recommended, WEIR, weir()),
            true));
  }

  /** The flags that Weir's own start scripts use. */
  private static List<String> recommended() {
    return Runtime.version().feature() >= 25
        ? List.of("-XX:+UseCompactObjectHeaders", "--sun-misc-unsafe-memory-access=allow")
        : Runtime.version().feature() >= 23
            ? List.of("--sun-misc-unsafe-memory-access=allow")
            : List.of();
  }

  private IntFunction<List<String>> jvm(List<String> flags, String jar, List<String> arguments) {
    return port -> {
      List<String> command = new ArrayList<>(List.of(java));
      command.addAll(SAME);
      command.addAll(flags);
      command.addAll(List.of("-jar", options.repository().resolve(jar).toString()));
      command.add("--server.address=127.0.0.1");
      command.add("--server.port=" + port);
      command.addAll(arguments);
      return command;
    };
  }

  private List<String> plain() {
    String route = "--spring.cloud.gateway.server.webflux.routes[0].";
    return List.of(
        route + "id=plain",
        route + "uri=http://127.0.0.1:" + upstream,
        route + "predicates[0]=Path=/**");
  }

  private List<String> weir() {
    String host = "http://127.0.0.1:" + upstream;
    return List.of(
        "--weir.keys.benchmark.secret=" + KEY,
        "--weir.providers.openai.base-url=" + host + "/v1",
        "--weir.providers.openai.api-key=sk-upstream",
        "--weir.providers.anthropic.base-url=" + host,
        "--weir.providers.anthropic.api-key=sk-ant-upstream",
        "--weir.providers.gemini.base-url=" + host,
        "--weir.providers.gemini.api-key=gm-upstream");
  }

  private List<String> nginx(int port) {
    Path folder = scratch.resolve("nginx");
    Path configuration = folder.resolve("nginx.conf");
    try {
      Files.createDirectories(folder.resolve("logs"));
      Files.writeString(configuration, NginxConfiguration.of(folder, port, upstream));
    } catch (IOException e) {
      throw new IllegalStateException("nginx's configuration cannot be written", e);
    }
    return List.of("nginx", "-p", folder.toString(), "-c", configuration.toString());
  }
}
