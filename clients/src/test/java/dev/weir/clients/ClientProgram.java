package dev.weir.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** A client that makes every journey of the table and says what it saw, a line of JSON for each. */
sealed interface ClientProgram {

  String language();

  /** Why it cannot run here; empty if it can. */
  Optional<String> missing();

  /** Makes the journeys. */
  List<JsonNode> run(String baseUrl, String key) throws IOException, InterruptedException;

  /** All of them. */
  static List<ClientProgram> all(Path folder, JourneyTable table) {
    Path ownNode = folder.resolve("node/node_modules/.bin/node");
    String node = Files.exists(ownNode) ? ownNode.toString() : "node";
    String python = folder.resolve("python/.venv/bin/python").toString();
    String go = folder.resolve("go/bin/journeys").toString();
    return List.of(
        new InThisProcess(table),
        new OfItsOwn(
            folder,
            "node",
            List.of(node, "node/journeys.js"),
            "node/node_modules",
            List.of("node/package-lock.json")),
        new OfItsOwn(
            folder,
            "python",
            List.of(python, "python/journeys.py"),
            "python/.venv",
            List.of("python/requirements.txt")),
        new OfItsOwn(
            folder,
            "go",
            List.of(go),
            "go/bin",
            List.of("go/go.mod", "go/go.sum", "go/journey.go", "go/main.go")));
  }

  /** The Java client: it shares the tests' process. */
  record InThisProcess(JourneyTable table) implements ClientProgram {

    @Override
    public String language() {
      return "java";
    }

    @Override
    public Optional<String> missing() {
      return Optional.empty();
    }

    @Override
    public List<JsonNode> run(String baseUrl, String key) {
      return table.journeys(language()).stream()
          .map(journey -> JavaJourney.make(journey, baseUrl, key))
          .toList();
    }
  }

  /**
   * A program in another language.
   *
   * @param folder where it is started, and where the table is
   * @param environment what {@code prepare} makes, with a copy of what it was made from
   * @param sources what it must have been made from
   */
  record OfItsOwn(
      Path folder, String language, List<String> command, String environment, List<String> sources)
      implements ClientProgram {

    private static final int LONGEST_SECONDS = 240;

    @Override
    public Optional<String> missing() {
      Path made = folder.resolve(environment).resolve("prepared");
      try {
        if (!Files.exists(made)) {
          return Optional.of(environment + " is not there (clients/prepare makes it)");
        }
        StringBuilder now = new StringBuilder();
        for (String source : sources) {
          now.append(Files.readString(folder.resolve(source)));
        }
        return Files.readString(made).contentEquals(now)
            ? Optional.empty()
            : Optional.of(environment + " is out of date (clients/prepare makes it anew)");
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }

    @Override
    public List<JsonNode> run(String baseUrl, String key) throws IOException, InterruptedException {
      Path lines = folder.resolve("target/" + language + ".jsonl");
      Path errors = folder.resolve("target/" + language + ".log");
      ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
      builder
          .environment()
          .putAll(
              Map.of(
                  "BASE_URL",
                  baseUrl,
                  "API_KEY",
                  key,
                  "JOURNEYS",
                  folder.resolve("journeys.json").toString(),
                  "NO_PROXY",
                  "127.0.0.1",
                  "no_proxy",
                  "127.0.0.1"));
      Process process =
          builder.redirectOutput(lines.toFile()).redirectError(errors.toFile()).start();
      boolean ended = process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
      process.destroyForcibly();
      if (!ended || process.exitValue() != 0) {
        String how = ended ? "ended with " + process.exitValue() : "took too long";
        throw new IllegalStateException(language + " " + how + ": " + Files.readString(errors));
      }
      return Files.readAllLines(lines, StandardCharsets.UTF_8).stream()
          .map(line -> JourneyTable.JSON.readTree(line))
          .toList();
    }
  }
}
