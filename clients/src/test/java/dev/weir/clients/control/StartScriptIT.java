package dev.weir.clients.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.clients.control.Api.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** One command starts all of Weir, starts what is missing, and stops what it started. */
class StartScriptIT {

  private static final Map<String, String> MODELS =
      Map.of(
          "openai", "gpt-4o",
          "anthropic", "claude-haiku-4-5",
          "gemini", "gemini-2.5-flash",
          "xai", "grok-4",
          "mistral", "mistral-small-latest",
          "deepseek", "deepseek-chat");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--nonsense | --nonsense is no option",
        "--port eighty | --port: 'eighty' (expected: a number from 1 to 65535)",
        "--port 70000 | --port: 70000 (expected: 1 to 65535)",
        "--port | the last option lacks its value",
        "--data | the last option lacks its value",
      })
  void wrongOptionsAreTold(String options, String told) throws Exception {
    Path folder = Installation.emptyFolder("start-options");
    StartScript script = StartScript.call(folder.resolve("said"), options.split(" "));
    assertThat(script.exitCode()).isEqualTo(1);
    assertThat(script.said()).contains(told);
    assertThat(folder.resolve(".weir")).doesNotExist();
  }

  @Test
  void oneCommandStartsAndStopsEverything() throws Exception {
    Path folder = Installation.emptyFolder("start");
    Path data = folder.resolve("data");
    String port = Integer.toString(Installation.freePort());
    String[] options = {"--demo", "--port", port, "--data", data.toString()};
    StartScript first = StartScript.call(folder.resolve("first.log"), options);
    first.awaitReadiness();
    JsonNode ready = ready(data);
    assertThat(ready.path("url").asString("")).isEqualTo("http://localhost:" + port);
    assertThat(ready.path("key").asString("")).matches("sk-weir-[0-9A-Za-z]{12}-[0-9A-Za-z]{38}");
    assertThat(ready.path("simulator").asString("")).startsWith("http://127.0.0.1:");
    assertThat(ready.path("admin").path("user").asString("")).isEqualTo("admin");
    assertThat(first.said()).contains(ready.path("admin").path("password").asString("(none)"));
    assertThat(new TreeSet<>(ready.path("pids").propertyNames()))
        .containsExactly("admin", "database", "gateway", "simulator");
    for (String secret : List.of("ready.json", "key", "admin-password", "gateway-token")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(secret))))
          .as(secret)
          .isEqualTo("rw-------");
    }

    Api api = new Api("http://127.0.0.1:" + port, ready.path("key").asString(""));
    MODELS.forEach((provider, model) -> chats(api, model));
    assertThat(requests(api, 5_000)).isGreaterThanOrEqualTo(5_000);
    assertThat(rows(api, 6)).containsExactlyInAnyOrderElementsOf(MODELS.keySet());

    boolean trained = Files.exists(Installation.root().resolve("target/quick/java"));
    assertThat(trained || !"true".equals(System.getenv("CI"))).as("clients/train has run").isTrue();
    for (String name : List.of("admin", "gateway", "simulator")) {
      List<String> arguments = List.of(process(ready, name).info().arguments().orElseThrow());
      assertThat(arguments.stream().anyMatch(it -> it.startsWith("-XX:AOTCache=")))
          .isEqualTo(trained);
    }

    List<ProcessHandle> processes = processes(ready);
    ProcessHandle gateway = process(ready, "gateway");
    gateway.destroyForcibly();
    gateway.onExit().join();
    first.awaitWords("the gateway has stopped");
    StartScript second = StartScript.call(folder.resolve("second.log"), options);
    second.awaitReadiness();
    JsonNode again = ready(data);
    ProcessHandle newGateway = process(again, "gateway");
    ProcessHandle admin = process(again, "admin");
    assertThat(newGateway).isNotEqualTo(gateway);
    for (String kept : List.of("admin", "database", "simulator")) {
      assertThat(again.path("pids").path(kept)).as(kept).isEqualTo(ready.path("pids").path(kept));
    }
    chats(api, "gpt-4o");
    processes.addAll(processes(again));

    second.stop();
    assertEnded(List.of(newGateway));
    assertThat(admin.isAlive()).isTrue();
    first.stop();
    assertEnded(processes);
    assertThat(data.resolve("ready.json")).doesNotExist();

    StartScript third = StartScript.call(folder.resolve("third.log"), options);
    third.awaitReadiness();
    assertThat(ready(data).path("key")).isEqualTo(ready.path("key"));
    assertThat(rows(api, 7)).hasSize(7);
    List<ProcessHandle> last = processes(ready(data));
    third.stop();
    assertEnded(last);
    assertThat(data.resolve("ready.json")).doesNotExist();
  }

  private static JsonNode ready(Path data) throws Exception {
    return Api.JSON.readTree(Files.readString(data.resolve("ready.json")));
  }

  private static ProcessHandle process(JsonNode ready, String name) {
    return ProcessHandle.of(ready.path("pids").path(name).asLong(-1)).orElseThrow();
  }

  private static List<ProcessHandle> processes(JsonNode ready) {
    List<ProcessHandle> all = new ArrayList<>();
    ready.path("pids").propertyNames().forEach(name -> all.add(process(ready, name)));
    return all;
  }

  /** A database that has said its last word may take a moment more to leave the process table. */
  private static void assertEnded(List<ProcessHandle> processes) throws Exception {
    for (ProcessHandle process : processes) {
      process.onExit().get(5, TimeUnit.SECONDS);
    }
  }

  private static void chats(Api api, String model) {
    Answer answer = api.chat(model, "Hello, Weir", false);
    assertThat(answer.status()).as(model + ": " + answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("Hello, Weir");
  }

  /** Thirty days of invented usage come in behind the start. */
  private static long requests(Api api, long expected) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    long requests = 0;
    while (requests < expected && System.nanoTime() < end) {
      Thread.sleep(100);
      requests = api.get("/api/ai/usage/summary?period=30d").ok().path("total_requests").asLong(0);
    }
    return requests;
  }

  /** The providers of the latest rows, once there are so many. */
  private static List<String> rows(Api api, int expected) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    List<String> providers = new ArrayList<>();
    while (providers.size() < expected && System.nanoTime() < end) {
      Thread.sleep(50);
      providers.clear();
      api.get("/api/ai/usage/recent?period=24h&limit=50&demo=false")
          .ok()
          .path("items")
          .forEach(row -> providers.add(row.path("provider").asString("")));
    }
    return providers;
  }
}
