package dev.weir.clients.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The program in {@code browser}: people who make journeys through the dashboard in a headless
 * Chromium, and print a line for each.
 */
final class Browser {

  private static final int LONGEST_SECONDS = 300;
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "chrome");

  private final Path folder;

  /**
   * @param folder the module's
   */
  Browser(Path folder) {
    this.folder = folder;
  }

  /** Why it cannot run here; empty if it can. */
  Optional<String> missing() {
    Path made = folder.resolve("browser/node_modules/prepared");
    Path source = folder.resolve("browser/package-lock.json");
    try {
      if (chromium().isEmpty()) {
        return Optional.of("no Chromium is on the PATH (clients/prepare installs it where it may)");
      }
      return Files.exists(made) && Files.mismatch(made, source) == -1
          ? Optional.empty()
          : Optional.of("browser/node_modules is not there or out of date (clients/prepare)");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Optional<Path> chromium() {
    List<Path> folders =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":")).map(Path::of).toList();
    return NAMES.stream()
        .flatMap(name -> folders.stream().map(one -> one.resolve(name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Makes the journeys of a set. */
  List<JsonNode> journeys(String set, Installation weir) throws IOException, InterruptedException {
    Path target = Files.createDirectories(folder.resolve("target"));
    Path lines = target.resolve("browser-" + set + ".jsonl");
    Path errors = target.resolve("browser-" + set + ".log");
    Path ownNode = folder.resolve("node/node_modules/.bin/node");
    String node = Files.exists(ownNode) ? ownNode.toString() : "node";
    ProcessBuilder builder =
        new ProcessBuilder(node, "browser/main.js", set)
            .directory(folder.toFile())
            .redirectOutput(lines.toFile())
            .redirectError(errors.toFile());
    Path password = weir.data().resolve("admin-password");
    builder
        .environment()
        .putAll(
            Map.of(
                "WEIR_URL", weir.gateway().url(),
                "API_KEY", weir.key(),
                "ADMIN_PASSWORD", Files.readString(password).strip(),
                "SIMULATOR_URL", weir.simulator().url(),
                "CHROMIUM", chromium().orElseThrow().toString(),
                "SCREENSHOTS", target.resolve("screenshots").toString(),
                "NO_PROXY", "127.0.0.1",
                "no_proxy", "127.0.0.1"));
    builder
        .environment()
        .putAll(
            Map.of(
                "ADMIN_URL", weir.admin().url(),
                "GATEWAY_TOKEN", weir.gatewayToken(),
                "REQUESTS", System.getProperty("table.requests", "100000")));
    Process process = builder.start();
    boolean ended = process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    if (!ended || process.exitValue() != 0) {
      String how = ended ? "ended with " + process.exitValue() : "took too long";
      throw new IllegalStateException("the browser " + how + ": " + Files.readString(errors));
    }
    return Files.readAllLines(lines, StandardCharsets.UTF_8).stream()
        .map(line -> Api.JSON.readTree(line))
        .toList();
  }
}
