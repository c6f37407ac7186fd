package dev.weir.clients.control;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A jar that runs as a process, can be stopped or killed and started again, and ends with the
 * tests. Its log grows over all starts. One thread at a time.
 */
final class Part {

  private static final Duration START = Duration.ofSeconds(120);
  private static final Duration STOP = Duration.ofSeconds(60);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private final String name;
  private final Path log;
  private final String url;
  private final String ready;
  private final ProcessBuilder builder;
  private Process process;

  /**
   * @param url where it listens
   * @param ready the path that answers 200 once it serves
   */
  Part(
      String name,
      Path jar,
      Path log,
      String url,
      String ready,
      Map<String, String> environment,
      List<String> arguments) {
    if (!Files.exists(jar)) {
      throw new IllegalStateException(jar + " is missing (expected: built before, by package)");
    }
    this.name = name;
    this.log = log;
    this.url = url;
    this.ready = ready;
    this.builder =
        new ProcessBuilder(command(jar, arguments))
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
  }

  /** A Java program in the tests' own JVM, with the options of {@code ./start}. */
  static List<String> command(Path jar, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+IgnoreUnrecognizedVMOptions");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-XX:+UseCompactObjectHeaders");
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Xmx512m");
    command.add("-jar");
    command.add(jar.toString());
    command.addAll(arguments);
    return command;
  }

  /** Starts it and waits until it serves. */
  void start() {
    begin();
    awaitReadiness();
  }

  /** Starts it. */
  void begin() {
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  void awaitReadiness() {
    long end = System.nanoTime() + START.toNanos();
    try {
      while (!isReady()) {
        if (!process.isAlive() || System.nanoTime() > end) {
          throw new IllegalStateException("the " + name + " did not start:\n" + logged());
        }
        process.waitFor(50, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean isReady() throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url + ready)).build();
      return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** The end by SIGKILL: nothing in it gets another turn. */
  void kill() {
    end(process == null ? null : process.destroyForcibly());
  }

  /** The end by SIGTERM, as of an update. */
  void stop() {
    if (process != null) {
      process.destroy();
    }
    end(process);
  }

  private void end(Process ending) {
    try {
      if (ending != null && !ending.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
        ending.destroyForcibly();
        throw new IllegalStateException("the " + name + " does not end:\n" + logged());
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  String url() {
    return url;
  }

  int port() {
    return URI.create(url).getPort();
  }

  /** All that it has printed. */
  String logged() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
