package dev.weir.gateway.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.weir.gateway.autoconfigure.host.Host;
import dev.weir.gateway.meter.RecentUsage;
import dev.weir.ledger.AttemptRecord;
import dev.weir.ledger.Json;
import dev.weir.ledger.Outcome;
import dev.weir.ledger.UsageRecord;
import dev.weir.simulator.Simulator;
import dev.weir.simulator.SimulatorOptions;
import dev.weir.simulator.faults.Fault;
import dev.weir.simulator.faults.FaultKind;
import dev.weir.simulator.http.ReceivedRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * One dependency and YAML make an AI gateway of any Spring Cloud Gateway: whole by AiGateway, or
 * stage by stage.
 */
class TenLineGatewayTest {

  private static final String PROVIDERS =
      """
      weir:
        providers:
          openai: { base-url: "${simulator}/openai/v1", api-key: sk-openai-operator }
          anthropic: { base-url: "${simulator}/anthropic", api-key: sk-ant-operator }
          gemini: { base-url: "${simulator}/gemini", api-key: gemini-operator }
      """;

  private static final String WHOLE =
      """
      spring.cloud.gateway.server.webflux.routes:
      - id: ai
        uri: no://op
        predicates: [ Path=/v1/** ]
        filters: [ AiGateway ]
      - id: files
        uri: ${simulator}
        predicates: [ Path=/files/** ]
        filters: [ "SetPath=/health" ]
      """
          + PROVIDERS;

  private static final String SINGLE =
      """
      spring.cloud.gateway.server.webflux.routes:
      - id: ai
        uri: no://op
        predicates: [ Path=/llm/v1/** ]
        filters:
        - AiMeter=team:platform,env:prod
        - AiAuthenticate
        - AiRoute
        - AiFallback=claude-sonnet-4-6,gemini-2.5-flash
        - name: AiTranslate
          args:
            defaults: { max_tokens: 64 }
            overrides: { temperature: 0.25, user: platform }
            removals: [ logit_bias ]
        - AiNormalize
      """
          + PROVIDERS;

  private static final String HELLO = "\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}";

  private static Simulator simulator;
  private static Host whole;
  private static Host single;

  @BeforeAll
  static void start() {
    simulator = Simulator.start(SimulatorOptions.defaults());
    whole = start(WHOLE);
    single = start(SINGLE);
  }

  @AfterAll
  static void stop() {
    whole.close();
    single.close();
    simulator.close();
  }

  @BeforeEach
  void reset() {
    simulator.reset();
  }

  private static Host start(String yaml) {
    return Host.start(yaml, Map.of("simulator", simulator.url()));
  }

  @Test
  void oneFilterMakesARouteAnAiGateway() {
    HttpResponse<String> answer =
        whole.post("/v1/chat/completions", "{\"model\":\"claude-sonnet-4-6\"," + HELLO);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(content(answer)).isEqualTo("Hello");
    assertThat(answer.headers().firstValue("x-weir-provider")).hasValue("anthropic");
    assertThat(record(whole, answer).outcome()).isEqualTo(Outcome.OK);
  }

  @Test
  void theHostsOwnRouteAndErrorsStayItsOwn() {
    RecentUsage recent = whole.context().getBean(RecentUsage.class);
    int records = recent.latest(100).size();

    assertThat(whole.get("/files/x").statusCode()).isEqualTo(200);
    assertThat(whole.get("/nothing").body()).contains("\"path\"").doesNotContain("unknown_url");

    assertThat(recent.latest(100)).hasSize(records);
  }

  @Test
  void theLatestRecordsStandOnTheEndpoint() {
    HttpResponse<String> answer =
        whole.post("/v1/chat/completions", "{\"model\":\"gpt-4o\"," + HELLO, "x-tags", "team:core");
    UsageRecord record = record(whole, answer);

    JsonNode shown = json(whole.get("/actuator/usage?limit=1")).path("records");

    assertThat(shown).hasSize(1);
    assertThat(shown.path(0).path("id").asString()).isEqualTo(record.id().toString());
    assertThat(shown.path(0).path("tags").path("team").asString()).isEqualTo("core");
  }

  @Test
  void singleFiltersComposeWhatTheyName() {
    HttpResponse<String> answer =
        single.post(
            "/llm/v1/chat/completions",
            "{\"model\":\"gpt-4o\",\"temperature\":1,\"logit_bias\":{\"1\":5}," + HELLO,
            "x-tags",
            "env:mine,feature:search");

    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode sent = onlyRequest().json();
    assertThat(sent.path("max_tokens").asInt()).isEqualTo(64);
    assertThat(sent.path("temperature").asDouble()).isEqualTo(0.25);
    assertThat(sent.path("user").asString()).isEqualTo("platform");
    assertThat(sent.has("logit_bias")).isFalse();
    assertThat(record(single, answer).tags())
        .isEqualTo(Map.of("team", "platform", "env", "prod", "feature", "search"));
  }

  @Test
  void aDefaultGivesWayToTheCallersValue() {
    single.post("/llm/v1/chat/completions", "{\"model\":\"gpt-4o\",\"max_tokens\":7," + HELLO);

    assertThat(onlyRequest().json().path("max_tokens").asInt()).isEqualTo(7);
  }

  @Test
  void theFallbackOfTheRouteAnswers() {
    simulator.faults(Fault.of(FaultKind.STATUS).provider("openai").with("status", 503));
    HttpResponse<String> answer =
        single.post("/llm/v1/chat/completions", "{\"model\":\"gpt-4o\"," + HELLO);

    assertThat(content(answer)).isEqualTo("Hello");
    assertThat(answer.headers().firstValue("x-weir-provider")).hasValue("anthropic");
    assertThat(answer.headers().firstValue("x-weir-attempts")).hasValue("3");
    assertThat(record(single, answer).attempts())
        .extracting(AttemptRecord::provider, AttemptRecord::why)
        .containsExactly(
            tuple("openai", "provider_error"),
            tuple("openai", "provider_error"),
            tuple("anthropic", "ok"));
  }

  @Test
  void singleFiltersConfigureTheirStageOfTheWhole() {
    String both = WHOLE.replace("[ AiGateway ]", "[ AiGateway, AiMeter=env:prod, AiFallback=o3 ]");
    simulator.faults(Fault.of(FaultKind.STATUS).model("gpt-4o").with("status", 503));
    try (Host host = start(both)) {
      HttpResponse<String> answer =
          host.post("/v1/chat/completions", "{\"model\":\"gpt-4o\"," + HELLO);

      assertThat(answer.headers().firstValue("x-weir-model").orElse("")).startsWith("o3");
      assertThat(record(host, answer).tags()).isEqualTo(Map.of("env", "prod"));
    }
  }

  @Test
  void aProvidersKeyIsTakenFromItsUsualVariable() {
    String routes = WHOLE.substring(0, WHOLE.length() - PROVIDERS.length());
    Map<String, Object> environment =
        Map.of("simulator", simulator.url(), "DEEPSEEK_API_KEY", "sk-deepseek");
    try (Host host = Host.start(routes, environment)) {
      assertThat(host.get("/v1/models/deepseek-chat").statusCode()).isEqualTo(200);
    }
    assertThat(whole.get("/v1/models/deepseek-chat").statusCode()).isEqualTo(404);
  }

  @Test
  void aFilterThatIsSwitchedOffIsNotThere() {
    String off = "spring.cloud.gateway.server.webflux.filter.ai-gateway.enabled: false\n" + WHOLE;
    assertThat(Host.refusal(off, Map.of("simulator", simulator.url())))
        .contains("Unable to find GatewayFilterFactory with name AiGateway");
  }

  @Test
  void theWholeNeedsEveryStage() {
    String off = "spring.cloud.gateway.server.webflux.filter.ai-fallback.enabled: false\n" + WHOLE;
    assertThat(Host.refusal(off, Map.of("simulator", simulator.url())))
        .contains("route ai: AiGateway cannot bring AiFallback");
  }

  /** Records are told a moment after their answers. */
  private static UsageRecord record(Host host, HttpResponse<String> answer) {
    String requestId = answer.headers().firstValue("x-request-id").orElseThrow();
    RecentUsage recent = host.context().getBean(RecentUsage.class);
    return Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .until(
            () ->
                recent.latest(100).stream()
                    .filter(record -> record.requestId().equals(requestId))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  private static ReceivedRequest onlyRequest() {
    List<ReceivedRequest> requests = simulator.requests();
    assertThat(requests).hasSize(1);
    return requests.getFirst();
  }

  private static String content(HttpResponse<String> answer) {
    return json(answer).path("choices").path(0).path("message").path("content").asString();
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return Json.mapper().readTree(answer.body());
  }
}
