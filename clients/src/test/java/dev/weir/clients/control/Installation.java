package dev.weir.clients.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A whole Weir of its own on this machine: database, admin, gateway and simulator, each a process
 * that can be killed, stopped and started again. All that it writes is in one folder under {@code
 * target}, which stays for whoever looks for a failure's cause.
 */
final class Installation implements AutoCloseable {

  private static final Map<String, String> PATHS =
      Map.of(
          "openai", "/openai/v1",
          "anthropic", "/anthropic",
          "gemini", "/gemini",
          "xai", "/xai/v1",
          "mistral", "/mistral/v1",
          "deepseek", "/deepseek/v1");

  private final Path data;
  private final String key;
  private final Map<String, String> shared;
  private final Database database;
  private final Part simulator;
  private final Part admin;
  private final Part gateway;

  private Installation(Path data, Secrets secrets, String... gatewaySettings) throws IOException {
    this.data = data;
    this.key = secrets.key;
    Files.writeString(data.resolve("key"), key);
    this.shared =
        Map.of("WEIR_GATEWAY_TOKEN", secrets.token, "WEIR_SNAPSHOT_KEY", secrets.snapshotKey);
    this.database = new Database(jar("admin-service"), data);
    int simulatorPort = freePort();
    this.simulator =
        new Part(
            "simulator",
            jar("simulator"),
            data.resolve("simulator.log"),
            "http://127.0.0.1:" + simulatorPort,
            "/health",
            Map.of(),
            List.of("--port", Integer.toString(simulatorPort)));
    int adminPort = freePort();
    this.admin =
        new Part(
            "admin",
            jar("admin-service"),
            data.resolve("admin.log"),
            "http://127.0.0.1:" + adminPort,
            "/readyz",
            shared,
            List.of("--server.port=" + adminPort, "--weir.data=" + data));
    int gatewayPort = freePort();
    List<String> settings = new ArrayList<>();
    settings.add("--server.address=127.0.0.1");
    settings.add("--server.port=" + gatewayPort);
    settings.add("--weir.data=" + data.resolve("gateway"));
    settings.add("--weir.admin.url=http://127.0.0.1:" + adminPort);
    settings.addAll(Arrays.asList(gatewaySettings));
    this.gateway =
        new Part(
            "gateway",
            jar("gateway-app"),
            data.resolve("gateway.log"),
            "http://127.0.0.1:" + gatewayPort,
            "/readyz",
            shared,
            settings);
  }

  /** The secrets that processes share. */
  record Secrets(String key, String token, String snapshotKey) {

    static final Secrets PLAIN =
        new Secrets(
            "a-key-of-the-process-tests",
            "the-gateway-token-of-the-process-tests",
            "c25hcHNob3Qta2V5LW9mLTMyLWJ5dGVzLS0tLS0tLS0=");
  }

  /** Starts all of it in an empty folder of this name; its providers are the simulator's. */
  static Installation start(String name, Secrets secrets, String... gatewaySettings)
      throws IOException {
    Installation made = new Installation(emptyFolder(name), secrets, gatewaySettings);
    made.simulator.begin();
    made.database.start();
    made.admin.begin();
    made.simulator.awaitReadiness();
    made.admin.awaitReadiness();
    made.gateway.start();
    return made;
  }

  /** Enters a provider whose calls go to the simulator. */
  void enterProvider(String provider, String providerKey) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("provider", provider);
    entry.put("api_key", providerKey);
    entry.put("base_url", simulator.url() + PATHS.get(provider));
    adminApi().post("/api/ai/providers", entry).ok();
  }

  /** Adds thirty days of invented usage, as {@code ./start --demo} does. */
  void addDemoData() throws IOException, InterruptedException {
    List<String> arguments =
        List.of("demo-data", "--admin", admin.url(), "--data", data.toString());
    Path log = data.resolve("demo-data.log");
    ProcessBuilder builder =
        new ProcessBuilder(Part.command(jar("admin-service"), arguments))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(shared);
    if (builder.start().waitFor() != 0) {
      throw new IllegalStateException("demo-data: " + Files.readString(log));
    }
  }

  /** The folder of this name, which may hold what an earlier run has left. */
  static Path folder(String name) {
    return Path.of(System.getProperty("control.folder")).resolve(name);
  }

  /** An empty folder, where only its owner may look. */
  static Path emptyFolder(String name) throws IOException {
    Path folder = folder(name);
    if (Files.exists(folder)) {
      Files.walkFileTree(folder, new Deletion());
    }
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    return folder.toRealPath();
  }

  /** The checkout's folder. */
  static Path root() {
    return Path.of(System.getProperty("control.root")).toAbsolutePath().normalize();
  }

  private static Path jar(String module) {
    return root().resolve(module + "/target/" + module + ".jar");
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path data() {
    return data;
  }

  String key() {
    return key;
  }

  /** What gateways present to admin. */
  String gatewayToken() {
    return shared.getOrDefault("WEIR_GATEWAY_TOKEN", "");
  }

  Database database() {
    return database;
  }

  Part simulator() {
    return simulator;
  }

  Part admin() {
    return admin;
  }

  Part gateway() {
    return gateway;
  }

  Api adminApi() {
    return new Api(admin.url(), key);
  }

  Api gatewayApi() {
    return new Api(gateway.url(), key);
  }

  Api simulatorApi() {
    return new Api(simulator.url(), "");
  }

  /** Stops what runs, so that the gateway can still send what it has recorded. */
  @Override
  public void close() {
    gateway.stop();
    admin.stop();
    simulator.stop();
    database.stop();
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
