package dev.weir.admin.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.admin.testing.ControlPlane;
import dev.weir.admin.testing.StubServer;
import dev.weir.simulator.Simulator;
import dev.weir.simulator.SimulatorOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** Entering, checking, rotating and removing providers over HTTP. */
@ExtendWith(OutputCaptureExtension.class)
class ProvidersTest extends ControlPlane {

  private static final String KEY = "sk-canary-5up3rs3cr3t-k3y-of-a-provider";
  private static Simulator simulator;

  @BeforeAll
  static void start() {
    simulator = Simulator.start(SimulatorOptions.defaults());
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  private static Map<String, Object> custom(String id, String baseUrl) {
    Map<String, Object> asked = new HashMap<>();
    asked.put("provider", id);
    asked.put("display_name", "Ours");
    asked.put("api_key", KEY);
    asked.put("base_url", baseUrl);
    asked.put("prefixes", List.of("ours-"));
    return asked;
  }

  @Test
  void aCustomProviderIsEnteredAfterALiveCheck() {
    Answer made = post("/api/ai/providers", custom("ours", simulator.url() + "/openai/v1/"));

    assertThat(made.status()).isEqualTo(201);
    JsonNode view = made.json();
    assertThat(view.path("api_key_masked").asString()).isEqualTo("…ider");
    assertThat(view.path("base_url").asString()).isEqualTo(simulator.url() + "/openai/v1");
    assertThat(view.path("dialect").asString()).isEqualTo("openai");
    assertThat(view.path("credential").asString()).isEqualTo("bearer");
    assertThat(view.path("is_custom").asBoolean()).isTrue();
    assertThat(view.path("last_verified").isNull()).isFalse();
    assertThat(audited()).containsExactly("providers.create");
    assertThat(get("/ai/providers/keys").json().path("items").get(0)).isEqualTo(view);
    assertThat(post("/api/ai/providers/ours/test", null).json().path("success").asBoolean())
        .isTrue();
  }

  @Test
  void everyDialectIsCheckedInItsOwnWay() {
    Map<String, String> urls =
        Map.of("anthropic", "/anthropic", "gemini", "/gemini", "mistral", "/mistral/v1");
    urls.forEach(
        (id, path) -> {
          Answer tested =
              post(
                  "/api/ai/providers/test",
                  Map.of("provider", id, "api_key", KEY, "base_url", simulator.url() + path));
          assertThat(tested.json().path("success").asBoolean()).as(tested.body()).isTrue();
          assertThat(tested.json().path("provider").asString()).isEqualTo(id);
          assertThat(tested.json().has("latency_ms")).isTrue();
        });
  }

  @Test
  void theKeyTravelsInTheHeaderOfItsDialectOnly() {
    try (StubServer stub = new StubServer(asked -> new StubServer.Reply(200, "{\"data\":[]}"))) {
      post(
          "/api/ai/providers/test",
          Map.of("provider", "anthropic", "api_key", KEY, "base_url", stub.url()));

      StubServer.Asked asked = stub.asked.getFirst();
      assertThat(asked.path()).isEqualTo("/v1/models");
      assertThat(asked.headers().getFirst("x-api-key")).isEqualTo(KEY);
      assertThat(asked.headers().getFirst("anthropic-version")).isEqualTo("2023-06-01");
      assertThat(asked.headers().containsKey("authorization")).isFalse();
    }
  }

  @Test
  void aKeyThatIsRefusedIsNotKept() {
    try (StubServer stub =
        new StubServer(asked -> new StubServer.Reply(401, "{\"error\":\"bad key " + KEY + "\"}"))) {
      Answer refused = post("/api/ai/providers", custom("ours", stub.url()));

      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.json().path("code").asString()).isEqualTo("check_failed");
      assertThat(refused.body()).contains("refused the key (status 401)").doesNotContain(KEY);
      assertThat(get("/api/ai/providers").json().path("items").isEmpty()).isTrue();

      Map<String, Object> unchecked = custom("ours", stub.url());
      unchecked.put("skip_test", true);
      Answer kept = post("/api/ai/providers", unchecked);
      assertThat(kept.status()).isEqualTo(201);
      assertThat(kept.json().path("last_verified").isNull()).isTrue();
    }
  }

  @Test
  void aRedirectASilentServerAndAWebPageAreNoProof() {
    try (StubServer redirect = new StubServer(asked -> new StubServer.Reply(302, ""));
        StubServer silent =
            new StubServer(
                asked -> {
                  java.util.concurrent.locks.LockSupport.parkNanos(20_000_000_000L);
                  return new StubServer.Reply(200, "{\"data\":[]}");
                });
        StubServer page =
            new StubServer(asked -> new StubServer.Reply(200, "<html>Hello</html>"))) {
      assertThat(tested(redirect)).contains("redirects (status 302)");
      assertThat(tested(page)).contains("no list of models");
      assertThat(tested(silent)).contains("within 5000 ms");
    }
  }

  private String tested(StubServer stub) {
    JsonNode result =
        post(
                "/api/ai/providers/test",
                Map.of("provider", "ours", "api_key", KEY, "base_url", stub.url()))
            .json();
    assertThat(result.path("success").asBoolean()).isFalse();
    return result.path("error").asString();
  }

  @Test
  void aKnownProviderNeedsItsKeyAlone() {
    Answer made =
        post(
            "/ai/providers/keys",
            Map.of("provider", "openai", "label", "Main", "api_key", KEY, "skip_test", true));

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(made.json().path("label").asString()).isEqualTo("Main");
    assertThat(made.json().path("base_url").asString()).isEqualTo("https://api.openai.com/v1");
    assertThat(made.json().path("prefixes").get(0).asString()).isEqualTo("gpt-");
    Answer wrongForm =
        post("/api/ai/providers", Map.of("provider", "anthropic", "api_key", "sk-other"));
    assertThat(wrongForm.status()).isEqualTo(400);
    assertThat(wrongForm.body()).contains("begins with sk-ant-").doesNotContain("sk-other");
  }

  @Test
  void namesBelongToOneProviderOnly() {
    Map<String, Object> asked = custom("ours", simulator.url() + "/openai/v1");
    asked.put("prefixes", List.of("gpt-"));
    assertThat(post("/api/ai/providers", asked).body()).contains("'gpt-' belongs to openai");
    assertThat(post("/api/ai/providers", custom("google", simulator.url() + "/openai/v1")).body())
        .contains("'google' belongs to gemini");
    Map<String, Object> quirky = custom("ours", simulator.url() + "/openai/v1");
    quirky.put("quirks", List.of("no-such-quirk"));
    assertThat(post("/api/ai/providers", quirky).status()).isEqualTo(400);
    assertThat(post("/api/ai/providers", custom("ours", "ftp://host")).status()).isEqualTo(400);
  }

  @Test
  void aRotationMakesTheNewKeyCurrentAndKeepsTheOldOneForAWhile() {
    JsonNode first =
        post("/api/ai/providers", custom("ours", simulator.url() + "/openai/v1")).json();

    Answer rotated = patch("/api/ai/providers/ours", Map.of("api_key", KEY + "-2nd"));

    assertThat(rotated.status()).as(rotated.body()).isEqualTo(200);
    assertThat(rotated.json().path("key_version").asLong())
        .isGreaterThan(first.path("key_version").asLong());
    assertThat(rotated.json().path("api_key_masked").asString()).isEqualTo("…-2nd");
    assertThat(audited()).endsWith("providers.rotate");
    assertThat(jdbc.queryForObject("select count(*) from provider_secrets", Long.class))
        .isEqualTo(2);
    assertThat(get("/api/ai/providers").json().path("items").size()).isEqualTo(1);
  }

  @Test
  void aKeyDoesNotFollowItsProviderToAnotherHost() {
    post("/api/ai/providers", custom("ours", simulator.url() + "/openai/v1"));

    assertThat(patch("/api/ai/providers/ours", Map.of("base_url", "https://evil.test")).body())
        .contains("api_key: expected again");
    assertThat(
            patch("/api/ai/providers/ours", Map.of("base_url", simulator.url() + "/xai/v1"))
                .status())
        .isEqualTo(200);
  }

  @Test
  void aProviderIsDisabledAndDeletedWithItsKey() {
    post("/api/ai/providers", custom("ours", simulator.url() + "/openai/v1"));

    assertThat(
            patch("/api/ai/providers/ours", Map.of("is_active", false))
                .json()
                .path("is_active")
                .asBoolean())
        .isFalse();
    assertThat(delete("/api/ai/providers/ours").status()).isEqualTo(204);
    assertThat(get("/api/ai/providers/ours").status()).isEqualTo(404);
    assertThat(jdbc.queryForObject("select count(*) from provider_secrets", Long.class)).isZero();
  }

  @Test
  void onlyAdminMayLook() {
    assertThat(get("/api/ai/providers", "read").status()).isEqualTo(403);
    assertThat(post("/api/ai/providers/test", Map.of("provider", "openai"), "execute").status())
        .isEqualTo(403);
  }

  @Test
  void aKeyIsNowhereInTheClear(CapturedOutput output) {
    StringBuilder shown = new StringBuilder();
    shown.append(post("/api/ai/providers", custom("ours", simulator.url() + "/openai/v1")).body());
    shown.append(get("/api/ai/providers").body());
    shown.append(patch("/api/ai/providers/ours", Map.of("api_key", KEY + KEY)).body());
    shown.append(post("/api/ai/providers/ours/test", null).body());
    shown.append(post("/api/ai/providers", custom("ours", simulator.url())).body());
    shown.append(post("/api/ai/providers", custom("a b", "not a url " + KEY)).body());
    shown.append(get("/internal/snapshot", "gateway").body());

    assertThat(shown.toString()).doesNotContain(KEY);
    assertThat(audited()).isNotEmpty();
    assertThat(output.getAll()).doesNotContain(KEY);
    for (String table :
        jdbc.queryForList(
            "select table_name from information_schema.tables where table_schema = 'public'"
                + " and table_type = 'BASE TABLE'",
            String.class)) {
      assertThat(jdbc.queryForList("select t::text from \"" + table + "\" t", String.class))
          .as(table)
          .noneMatch(row -> row.contains(KEY));
    }
  }
}
