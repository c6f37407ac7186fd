package dev.weir.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.simulator.Simulator;
import dev.weir.simulator.SimulatorOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The gateway as its users get it, before the simulator. */
class GatewayApplicationTest {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.shared();
  private static Simulator simulator;
  private static ReactiveWebServerApplicationContext gateway;
  private static String url;

  @BeforeAll
  static void start() {
    simulator = Simulator.start(SimulatorOptions.defaults());
    gateway =
        (ReactiveWebServerApplicationContext)
            SpringApplication.run(
                GatewayApplication.class,
                "--server.port=0",
                "--weir.keys.boss.secret=boss-key",
                "--weir.keys.boss.permissions=admin",
                "--weir.keys.app.secret=app-key",
                "--weir.providers.openai.base-url=" + simulator.url() + "/openai/v1",
                "--weir.providers.openai.api-key=sk-demo-openai");
    url = "http://localhost:" + gateway.getWebServer().getPort();
  }

  @AfterAll
  static void stop() {
    gateway.close();
    simulator.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1", "/ai/v1", "/api/ai/v1"})
  void chatIsServedUnderEveryPrefix(String prefix) throws Exception {
    HttpResponse<String> answer =
        post(
            prefix + "/chat/completions",
            "app-key",
            "{\"model\":\"gpt-4o\",\"messages\":[{\"role\":\"user\",\"content\":\"hello weir\"}]}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(JSON.readTree(answer.body()).at("/choices/0/message/content").asString())
        .isEqualTo("hello weir");
    assertThat(answer.headers().firstValue("x-weir-provider")).contains("openai");
  }

  @ParameterizedTest
  @CsvSource({
    "/chat/completions, /v1/chat/completions",
    "/embeddings, /v1/embeddings",
    "/v1/v1/chat/completions, 'expected: /v1/chat/completions; does the base URL end in /v1,"
        + " once?'",
    "/api/v1/v1/embeddings, /v1/embeddings",
    "/v1/completions, /v1/chat/completions",
    "/nothing, /v1/chat/completions"
  })
  void aWrongPathIsToldTheRightOne(String path, String right) throws Exception {
    HttpResponse<String> answer = post(path, "app-key", "{}");

    assertThat(answer.statusCode()).isEqualTo(404);
    JsonNode error = JSON.readTree(answer.body()).path("error");
    assertThat(error.path("code").asString()).isEqualTo("unknown_url");
    assertThat(error.path("type").asString()).isEqualTo("invalid_request_error");
    assertThat(error.path("message").asString()).contains(right);
  }

  @Test
  void healthIsOpenAndSaysOnlyTheStatus() throws Exception {
    assertThat(get("/livez", null).body()).isEqualTo("{\"status\":\"UP\"}");
    assertThat(get("/readyz", null).body()).isEqualTo("{\"status\":\"UP\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/actuator/usage",
        "/actuator/prometheus",
        "/actuator",
        "/actuator/metrics",
        "//actuator/usage",
        "/actuator;a=b/usage",
        "/%61ctuator/usage",
        "/v1/../actuator/usage"
      })
  void actuatorNeedsAKeyWithAdmin(String path) throws Exception {
    assertThat(get(path, null).statusCode()).isIn(401, 404, 400);
    assertThat(get(path, "app-key").statusCode()).isIn(403, 404, 400);
    assertThat(get(path, "app-key").body()).doesNotContain("records");
  }

  @Test
  void theGatewayEndpointIsNeverExposed() throws Exception {
    assertThat(get("/actuator/gateway/routes", "boss-key").statusCode()).isEqualTo(404);
  }

  @Test
  void usageAndMetricsTellOfARequest() throws Exception {
    HttpResponse<String> answer =
        post(
            "/v1/chat/completions",
            "app-key",
            "{\"model\":\"gpt-4o-mini\",\"messages\":[{\"role\":\"user\",\"content\":\"count\"}]}");
    String id = answer.headers().firstValue("x-request-id").orElseThrow();

    JsonNode record = record(id);
    assertThat(record.path("key_id").asString()).isEqualTo("app");
    assertThat(record.path("usage_source").asString()).isEqualTo("provider");
    assertThat(record.path("cost_usd").isString()).isTrue();
    String metrics = get("/actuator/prometheus", "boss-key").body();
    assertThat(metrics)
        .contains("gen_ai_client_token_usage_count{")
        .contains("gen_ai_server_request_duration_seconds_count{")
        .contains("gen_ai_provider_name=\"openai\"")
        .doesNotContain("app-key")
        .doesNotContain("boss-key");
  }

  private static JsonNode record(String requestId) throws Exception {
    List<String> seen = new ArrayList<>();
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (System.nanoTime() < end) {
      JsonNode records =
          JSON.readTree(get("/actuator/usage?limit=50", "boss-key").body()).path("records");
      for (JsonNode record : records) {
        seen.add(record.path("request_id").asString());
        if (record.path("request_id").asString().equals(requestId)) {
          return record;
        }
      }
    }
    throw new AssertionError(requestId + " is not among " + seen);
  }

  private static HttpResponse<String> get(String path, String key)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
    if (key != null) {
      request.header("authorization", "Bearer " + key);
    }
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> post(String path, String key, String body)
      throws IOException, InterruptedException {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create(url + path))
            .header("authorization", "Bearer " + key)
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
