package dev.weir.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.weir.clients.JourneyTable.Id;
import dev.weir.clients.JourneyTable.Journey;
import dev.weir.simulator.Simulator;
import dev.weir.simulator.SimulatorOptions;
import dev.weir.simulator.faults.Fault;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every client makes every journey, all languages at the same time, through one gateway to one
 * simulator; then its lines, the ledger and the meter are compared.
 */
class JourneysIT {

  private static final int MOST_USES = 1000;
  private static final int MOST_ROWS = 100_000;
  private static final int CALLS = 5;

  private static final Path FOLDER = Path.of(System.getProperty("clients.folder", "."));
  private static final JourneyTable TABLE = JourneyTable.read(FOLDER.resolve("journeys.json"));
  private static final Map<Id, Journey> JOURNEYS = new LinkedHashMap<>();
  private static final Map<Id, JsonNode> LINES = new HashMap<>();
  private static final Map<String, String> MISSING = new TreeMap<>();
  private static final Map<String, Throwable> BROKEN = new TreeMap<>();
  private static final JourneyReport REPORT = new JourneyReport();

  private static Simulator simulator;
  private static GatewayProcess gateway;

  @BeforeAll
  static void makeJourneys() throws IOException, InterruptedException {
    Path target = Files.createDirectories(FOLDER.resolve("target"));
    Path jar = Path.of(System.getProperty("gateway.jar", "../gateway-app/target/gateway-app.jar"));
    simulator = Simulator.start(SimulatorOptions.defaults());
    gateway = GatewayProcess.start(jar, simulator.url(), target.resolve("gateway.log"));
    List<ClientProgram> programs = new ArrayList<>();
    for (ClientProgram program : ClientProgram.all(FOLDER, TABLE)) {
      program
          .missing()
          .ifPresentOrElse(
              why -> MISSING.put(program.language(), why), () -> programs.add(program));
    }
    MISSING.forEach(REPORT::skip);
    programs.forEach(program -> expect(program.language()));
    run(programs);
    JOURNEYS.values().forEach(journey -> REPORT.add(journey.id(), differences(journey)));
  }

  private static void expect(String language) {
    for (Journey journey : TABLE.journeys(language)) {
      JOURNEYS.put(journey.id(), journey);
      for (JsonNode fault : journey.row().path("faults")) {
        ObjectNode own = (ObjectNode) fault;
        own.put("provider", journey.provider());
        own.put("times", own.path("times").asInt(MOST_USES));
        simulator.faults(Fault.read(own));
      }
    }
  }

  private static void run(List<ClientProgram> programs) throws InterruptedException {
    try (ExecutorService executor = Executors.newCachedThreadPool()) {
      Map<String, Future<List<JsonNode>>> runs = new LinkedHashMap<>();
      for (ClientProgram program : programs) {
        runs.put(
            program.language(),
            executor.submit(() -> program.run(gateway.baseUrl(), GatewayProcess.KEY)));
      }
      for (Map.Entry<String, Future<List<JsonNode>>> run : runs.entrySet()) {
        try {
          run.getValue().get().forEach(line -> LINES.put(Id.of(line), line));
        } catch (ExecutionException broken) {
          BROKEN.put(run.getKey(), broken.getCause());
        }
      }
    }
  }

  private static List<String> differences(Journey journey) {
    JsonNode line = LINES.get(journey.id());
    if (line == null) {
      Throwable why = BROKEN.get(journey.language());
      return List.of("the program printed no line" + (why == null ? "" : ": " + why.getMessage()));
    }
    List<String> differences = new ArrayList<>();
    if (line.has("failure")) {
      differences.add("failed: " + line.path("failure").asString());
    }
    if (line.has("error") && !journey.shows().containsKey("error")) {
      differences.add("error: " + line.path("error"));
    }
    differences.addAll(Expectation.differences(journey.shows(), line));
    return differences;
  }

  @TestFactory
  Stream<DynamicNode> everyClientShowsWhatTheTableSays() {
    Map<String, Map<String, List<DynamicNode>>> tests = new LinkedHashMap<>();
    JOURNEYS.forEach(
        (id, journey) ->
            tests
                .computeIfAbsent(id.language(), language -> new LinkedHashMap<>())
                .computeIfAbsent(id.journey(), name -> new ArrayList<>())
                .add(
                    dynamicTest(
                        id.toString(),
                        () -> assertThat(differences(journey)).as(id.toString()).isEmpty())));
    return tests.entrySet().stream()
        .map(
            language ->
                dynamicContainer(
                    language.getKey(),
                    language.getValue().entrySet().stream()
                        .map(journey -> dynamicContainer(journey.getKey(), journey.getValue()))));
  }

  @Test
  void noLanguageIsSkippedWhereCiRuns() {
    if ("true".equals(System.getenv("CI"))) {
      assertThat(MISSING).isEmpty();
    }
  }

  @Test
  void gatewayTriesAProviderAsOftenAsItShould() {
    Map<String, Integer> left = new HashMap<>();
    for (Fault fault : simulator.pendingFaults()) {
      left.put(fault.text("model"), fault.number("times", 0));
    }
    List<String> wrong = new ArrayList<>();
    for (Journey journey : JOURNEYS.values()) {
      if (journey.row().has("provider_requests")) {
        JsonNode fault = journey.row().path("faults").path(0);
        String model = fault.path("model").asString();
        int used = fault.path("times").asInt() - left.getOrDefault(model, 0);
        int expected = journey.row().path("provider_requests").asInt();
        if (used != expected) {
          wrong.add(journey.id() + ": " + used + " requests (expected: " + expected + ")");
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void ledgerHasARowForEachRequest() throws IOException, InterruptedException {
    assertThat(ledger().wrongRows(JOURNEYS.values(), LINES)).isEmpty();
  }

  @Test
  void ledgerCountsWhatTheMeterCounts() throws IOException, InterruptedException {
    LedgerAudit ledger = ledger();
    Set<Id> without = ids(Journey::isUncounted);
    assertThat(ledger.uncounted(without)).isEmpty();
    assertThat(ledger.differences(simulator.meter())).isEmpty();
    assertThat(ledger.numberOfProvidersCounts()).isGreaterThan(ledger.size() / 2);
  }

  @Test
  void ledgerKnowsTheCostOfEveryModelWithAPrice() throws IOException, InterruptedException {
    Set<String> priced = new HashSet<>();
    for (JsonNode model : JourneyTable.JSON.readTree(gateway.models()).path("data")) {
      if (model.has("pricing")) {
        priced.add(model.path("id").asString());
      }
    }
    LedgerAudit ledger = ledger();
    assertThat(priced).isNotEmpty();
    assertThat(ledger.unpriced(priced)).isEmpty();
    assertThat(ledger.numberOfCosts()).isGreaterThan(ledger.size() / 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gpt-", "claude-", "gemini-", "grok-", "mistral-", "deepseek-"})
  void brokenStreamEndsWithAnErrorAndWithoutDone(String prefix)
      throws IOException, InterruptedException {
    simulator.faults(
        Fault.read(
            JourneyTable.JSON
                .createObjectNode()
                .put("kind", "cut")
                .put("after", 3)
                .put("model", prefix + "breaks")));
    HttpResponse<String> answer =
        gateway.chat(
            """
            {"model":"%sbreaks","stream":true,"messages":[{"role":"user",
             "content":"Good morning to the weir, to its gates and to all who walk along it"}]}
            """
                .formatted(prefix));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("Good morning", "\"error\"").doesNotContain("[DONE]");
  }

  /** The SDK drops what it does not know, and a gateway that lost it would send a placeholder. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          anthropic | "thinking":"The user wrote
          gemini    | "thoughtSignature":"c2ltdWxhdGVkLXRob3VnaHQ6
          deepseek  | "reasoning_content":"The user wrote
          """,
      quoteCharacter = '\'')
  void reasoningComesBackToItsProvider(String provider, String reasoning) {
    Id id = new Id("again", "tool_loop_reasoning", provider);
    Journey journey =
        TABLE.journeys(id.language()).stream().filter(one -> one.id().equals(id)).findFirst().get();
    JavaJourney.make(journey, gateway.baseUrl(), GatewayProcess.KEY);
    String last = simulator.requests().getFirst().json().toString();
    assertThat(last.split(Pattern.quote(reasoning), -1)).as(last).hasSize(1 + CALLS);
  }

  /** The ledger, when the rows of the last answers have been written. */
  private static LedgerAudit ledger() throws IOException, InterruptedException {
    LedgerAudit ledger = new LedgerAudit(gateway.usage(MOST_ROWS));
    long end = System.nanoTime() + 5_000_000_000L;
    while (!ledger.wrongRows(JOURNEYS.values(), LINES).isEmpty() && System.nanoTime() < end) {
      ledger = new LedgerAudit(gateway.usage(MOST_ROWS));
    }
    return ledger;
  }

  private static Set<Id> ids(Predicate<Journey> which) {
    Collection<Journey> journeys = JOURNEYS.values();
    return journeys.stream().filter(which).map(Journey::id).collect(Collectors.toSet());
  }

  @AfterAll
  static void tell() throws IOException {
    if (gateway != null) {
      gateway.close();
    }
    if (simulator != null) {
      simulator.close();
    }
    REPORT.write(FOLDER.resolve("target/journeys.md"));
    System.out.println(REPORT.summary());
  }
}
