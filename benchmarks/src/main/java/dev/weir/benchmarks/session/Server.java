package dev.weir.benchmarks.session;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that this session started, pinned to a core, and stops again. */
final class Server implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final Process process;
  private final int port;
  private final double secondsToAnswer;

  /**
   * Starts it and waits for its first good answer.
   *
   * @param probe a body whose answer is 200 when it is ready
   */
  Server(List<String> command, int core, int port, Path log, byte[] probe)
      throws IOException, InterruptedException {
    List<String> pinned = new ArrayList<>(List.of("taskset", "-c", Integer.toString(core)));
    pinned.addAll(command);
    long start = System.nanoTime();
    this.port = port;
    this.process =
        new ProcessBuilder(pinned).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    // Also when the session is interrupted from the keyboard.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    try {
      awaitAnswer(probe, start, log);
    } catch (IOException | InterruptedException | RuntimeException e) {
      process.destroy();
      throw e;
    }
    this.secondsToAnswer = (System.nanoTime() - start) / 1e9;
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void awaitAnswer(byte[] probe, long start, Path log)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/chat/completions"))
            .header("content-type", "application/json")
            .header("authorization", "Bearer " + Targets.KEY)
            .timeout(Duration.ofSeconds(10))
            .POST(HttpRequest.BodyPublishers.ofByteArray(probe))
            .build();
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      while (System.nanoTime() - start < LIMIT.toNanos()) {
        if (!process.isAlive()) {
          throw new IllegalStateException("a server ended at once; see " + log);
        }
        try {
          if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
            return;
          }
        } catch (IOException notYet) {
          // Not listening yet.
        }
        TimeUnit.MILLISECONDS.sleep(5);
      }
    }
    throw new IllegalStateException("a server gave no answer within " + LIMIT + "; see " + log);
  }

  int port() {
    return port;
  }

  long pid() {
    return process.pid();
  }

  double secondsToAnswer() {
    return secondsToAnswer;
  }

  /** The process and those that it started. */
  List<Long> pids() {
    List<Long> pids = new ArrayList<>(List.of(process.pid()));
    process.descendants().forEach(child -> pids.add(child.pid()));
    return pids;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(15, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
