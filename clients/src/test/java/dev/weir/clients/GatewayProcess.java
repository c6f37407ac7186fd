package dev.weir.clients;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The gateway as a process of its own, as its users start it: a jar, a key, and where the providers
 * are. Its providers are the simulator's, its circuits rest for a second after four failures. Lives
 * until {@link #close()}.
 */
final class GatewayProcess implements AutoCloseable {

  static final String KEY = "weir-clients-key";
  private static final String ADMIN_KEY = "weir-clients-admin-key";
  private static final Duration START = Duration.ofSeconds(90);
  private static final Map<String, String> PROVIDERS =
      Map.of(
          "openai", "/openai/v1",
          "anthropic", "/anthropic",
          "gemini", "/gemini",
          "xai", "/xai/v1",
          "mistral", "/mistral/v1",
          "deepseek", "/deepseek/v1");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final String url;
  private final Path log;

  private GatewayProcess(Process process, String url, Path log) {
    this.process = process;
    this.url = url;
    this.log = log;
  }

  /** Starts it; it answers when this method returns. */
  static GatewayProcess start(Path jar, String simulator, Path log)
      throws IOException, InterruptedException {
    if (!Files.exists(jar)) {
      throw new IllegalStateException(jar + " is missing (expected: built before, by package)");
    }
    int port = freePort();
    Process process =
        new ProcessBuilder(command(jar, port, simulator))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    GatewayProcess gateway = new GatewayProcess(process, "http://127.0.0.1:" + port, log);
    gateway.awaitReadiness();
    return gateway;
  }

  private static List<String> command(Path jar, int port, String simulator) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (Runtime.version().feature() >= 23) {
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.add("-Xmx512m");
    command.add("-jar");
    command.add(jar.toString());
    command.add("--server.address=127.0.0.1");
    command.add("--server.port=" + port);
    command.add("--weir.keys.clients.secret=" + KEY);
    command.add("--weir.keys.auditor.secret=" + ADMIN_KEY);
    command.add("--weir.keys.auditor.permissions=admin");
    command.add("--weir.usage.recent=100000");
    command.add("--weir.usage.log=false");
    command.add("--weir.circuits.minimum-calls=4");
    command.add("--weir.circuits.open-for=1s");
    PROVIDERS.forEach(
        (provider, path) -> {
          command.add("--weir.providers." + provider + ".base-url=" + simulator + path);
          command.add("--weir.providers." + provider + ".api-key=key-of-the-operator-" + provider);
        });
    return command;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void awaitReadiness() throws InterruptedException, IOException {
    long end = System.nanoTime() + START.toNanos();
    while (!isReady()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        process.destroyForcibly();
        throw new IllegalStateException("the gateway did not start:\n" + Files.readString(log));
      }
      process.waitFor(200, TimeUnit.MILLISECONDS);
    }
  }

  private boolean isReady() throws InterruptedException {
    try {
      return send(HttpRequest.newBuilder(URI.create(url + "/readyz")).build()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Where clients find it. */
  String baseUrl() {
    return url + "/v1";
  }

  /** The ledger's latest rows. */
  String usage(int limit) throws IOException, InterruptedException {
    URI uri = URI.create(url + "/actuator/usage?limit=" + limit);
    return send(HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + ADMIN_KEY).build())
        .body();
  }

  /** The list of models, with their prices. */
  String models() throws IOException, InterruptedException {
    URI uri = URI.create(baseUrl() + "/models");
    return send(HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + KEY).build())
        .body();
  }

  /** The bytes of an answer to a chat, as a client without an SDK sees them. */
  HttpResponse<String> chat(String body) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(baseUrl() + "/chat/completions"))
            .header("Authorization", "Bearer " + KEY)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, BodyHandlers.ofString());
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
