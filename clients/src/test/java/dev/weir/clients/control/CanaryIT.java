package dev.weir.clients.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.clients.control.Api.Answer;
import dev.weir.clients.control.Installation.Secrets;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Secrets, prompts and answers stand nowhere: neither in a log nor in a file, a table, a metric or
 * the text of an error. The exceptions are two files that hold a secret for its owner.
 */
class CanaryIT {

  /** The two files of the owner's; what is no work of ours. */
  private static final Set<String> NOT_SEARCHED =
      Set.of("key", "admin-password", "simulator.log", "postgres/binaries-");

  private static final String SNAPSHOT_KEY = "canary-snapshot-key-of-32-bytes!";
  private static final Canary ROOT = Canary.of("the first key", "sk-canary/first+key=8c41");
  private static final Canary TOKEN = Canary.of("the token", "canary/gateway+token=77e2");
  private static final Canary OPENAI = Canary.of("OpenAI's key", "sk-canary/openai+key=51d9");
  private static final Canary CLAUDE = Canary.of("Anthropic's key", "sk-ant-canary/key=0b3f");
  private static final Canary GEMINI = Canary.of("Gemini's key", "AIzaCanary-gemini_key-93aa10c4");
  private static final Canary ROTATED = Canary.of("the new key", "sk-canary/rotated+key=e6d0");
  private static final Canary REFUSED = Canary.of("a wrong key", "sk-canary/invalid+key=44f1");
  private static final Canary BYOK = Canary.of("a caller's key", "sk-canary/byok+key=a27c");
  private static final Canary BAD_BYOK =
      Canary.of("a caller's wrong key", "sk-canary/revoked+byok=19b5");
  private static final Canary STRANGER =
      Canary.of("a stranger's key", "sk-weir-canarystrang-canary0stranger0key0of0no0use0at0all");
  private static final Canary WRONG_PASSWORD =
      Canary.of("a wrong password", "canary/wrong+password=6e");
  private static final Canary NEW_PASSWORD = Canary.of("the password", "canary/new+password=d10f");
  private static final Canary PROMPT = Canary.of("a prompt", "the canary sang at the weir 5b8e");
  private static final Canary SYSTEM = Canary.of("a system prompt", "canary of the house 2f60");

  /** No secret: it shows that what is looked through is what was written. */
  private static final Canary CONVERSATION = Canary.of("a conversation", "canary-talk-71aa3e");

  private static final Canary INPUT = Canary.of("an input", "canary to be embedded c3d7");

  private final List<Canary> canaries =
      new ArrayList<>(
          List.of(
              ROOT,
              TOKEN,
              OPENAI,
              CLAUDE,
              GEMINI,
              ROTATED,
              REFUSED,
              BYOK,
              BAD_BYOK,
              STRANGER,
              WRONG_PASSWORD,
              NEW_PASSWORD,
              PROMPT,
              SYSTEM,
              INPUT,
              Canary.of("the snapshot key", SNAPSHOT_KEY)));

  private final Haystacks haystacks = new Haystacks();

  @Test
  void noSecretStandsAnywhere() throws Exception {
    Secrets secrets =
        new Secrets(
            ROOT.text(),
            TOKEN.text(),
            Base64.getEncoder().encodeToString(SNAPSHOT_KEY.getBytes(StandardCharsets.UTF_8)));
    try (Installation weir = Installation.start("canary", secrets)) {
      String password = Files.readString(weir.data().resolve("admin-password")).strip();
      canaries.add(Canary.of("the first password", password));
      weir.enterProvider("openai", OPENAI.text());
      weir.enterProvider("anthropic", CLAUDE.text());
      weir.enterProvider("gemini", GEMINI.text());
      String key = makeKey(weir);
      awaitKey(weir, key);

      succeed(weir, key);
      fail(weir, key);
      bringOwnKeys(weir, key);
      getRefused(weir, key);
      manage(weir, password);
      weir.gateway().kill();
      weir.gateway().start();
      succeed(weir, key);

      awaitRows(weir);
      listen(weir);
      haystacks.addFolder(weir.data(), NOT_SEARCHED);
      weir.database().dump().forEach((table, text) -> haystacks.add("table " + table, text));
      assertThat(haystacks.places())
          .contains(
              "admin.log",
              "gateway.log",
              "gateway/snapshot.json",
              "postgres/postgres.log",
              "table public.usage_record_2026_11".replace("2026_11", month(weir)),
              "table public.audit_entries");
      assertThat(String.join("\n", haystacks.findings(List.of(CONVERSATION))))
          .contains("gateway.log", "table public.usage_record", "postgres/cluster/", "/export");
      assertThat(haystacks.findings(canaries)).isEmpty();
    }
    // What is written at the end is no exception.
    Haystacks last = new Haystacks();
    last.addFolder(Installation.folder("canary"), NOT_SEARCHED);
    assertThat(last.findings(canaries)).isEmpty();
  }

  private static String month(Installation weir) {
    return (String)
        weir.database()
            .query("SELECT to_char(max(started_at), 'YYYY_MM') AS month FROM usage_record")
            .getFirst()
            .get("month");
  }

  private String makeKey(Installation weir) {
    Map<String, Object> settings =
        Map.of("name", "caller", "models", List.of("gpt-*", "claude-*", "text-*"));
    JsonNode made = weir.adminApi().post("/api/ai/keys", settings).ok();
    String key = made.path("key").asString("");
    // The id in its middle is public.
    canaries.add(new Canary("a gateway key", key, key.substring(key.lastIndexOf('-') + 1)));
    return key;
  }

  private static void awaitKey(Installation weir, String key) {
    for (int i = 0; i < 100; i++) {
      Answer models = weir.gatewayApi().withKey(key).get("/v1/models");
      if (models.status() == 200 && models.body().contains("claude")) {
        return;
      }
      ProofCaller.pause(100);
    }
    throw new IllegalStateException("the gateway does not learn the key");
  }

  private static void succeed(Installation weir, String key) {
    Api caller = weir.gatewayApi().withKey(key);
    for (String model : List.of("gpt-4o", "claude-haiku-4-5")) {
      for (boolean stream : new boolean[] {false, true}) {
        Answer answer =
            caller.post(
                "/v1/chat/completions",
                chat(model, stream),
                "x-conversation-id",
                CONVERSATION.text());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        if (!stream) {
          assertThat(answer.body()).contains(PROMPT.text());
        }
      }
    }
    Map<String, Object> input = Map.of("model", "text-embedding-3-small", "input", INPUT.text());
    assertThat(caller.post("/v1/embeddings", input).status()).isEqualTo(200);
  }

  private static Map<String, Object> chat(String model, boolean stream) {
    return Map.of(
        "model",
        model,
        "stream",
        stream,
        "messages",
        List.of(
            Map.of("role", "system", "content", SYSTEM.text()),
            Map.of("role", "user", "content", PROMPT.text())));
  }

  /** Providers fail, and say our key and the caller's words in their errors. */
  private void fail(Installation weir, String key) {
    Api caller = weir.gatewayApi().withKey(key);
    String echo =
        Api.JSON.writeValueAsString(
            Map.of(
                "error",
                Map.of(
                    "message",
                    "Incorrect API key provided: " + OPENAI.text() + ".",
                    "type",
                    "invalid_request_error",
                    "code",
                    "invalid_api_key")));
    for (int status : new int[] {400, 401, 429, 500}) {
      for (boolean stream : new boolean[] {false, true}) {
        Map<String, Object> fault =
            Map.of(
                "kind", "status", "status", status, "provider", "openai", "body", echo, "times", 2);
        weir.simulatorApi().send("DELETE", "/faults", null).ok();
        weir.simulatorApi().post("/faults", Map.of("faults", List.of(fault))).ok();
        heard("status " + status, caller.post("/v1/chat/completions", chat("gpt-4o", stream)));
      }
    }
    for (String kind : List.of("cut", "bad_body", "error_event", "reset")) {
      for (boolean stream : new boolean[] {false, true}) {
        Map<String, Object> fault = Map.of("kind", kind, "provider", "openai", "times", 2);
        weir.simulatorApi().send("DELETE", "/faults", null).ok();
        weir.simulatorApi().post("/faults", Map.of("faults", List.of(fault))).ok();
        Answer answer = caller.post("/v1/chat/completions", chat("gpt-4o", stream));
        if (answer.status() != 200) {
          heard(kind, answer);
        }
      }
    }
    weir.simulatorApi().send("DELETE", "/faults", null).ok();
    Map<String, Object> fault = Map.of("kind", "status", "provider", "openai", "times", 2);
    weir.simulatorApi().post("/faults", Map.of("faults", List.of(fault))).ok();
    Map<String, Object> alternates =
        Map.of(
            "model",
            "gpt-4.1-mini",
            "fallbacks",
            List.of("claude-haiku-4-5"),
            "messages",
            List.of(Map.of("role", "user", "content", PROMPT.text())));
    Answer served = caller.post("/v1/chat/completions", alternates);
    assertThat(served.headers()).contains("x-weir-provider=[anthropic]");
  }

  private void bringOwnKeys(Installation weir, String key) {
    Api caller = weir.gatewayApi().withKey(key);
    Answer served =
        caller.post(
            "/v1/chat/completions", chat("gpt-4o", false), "x-provider-api-key", BYOK.text());
    assertThat(served.headers()).contains("x-weir-credential=[byok]");
    Answer refused =
        caller.post(
            "/v1/chat/completions", chat("gpt-4o", false), "x-provider-api-key", BAD_BYOK.text());
    assertThat(refused.status()).isEqualTo(401);
    heard("byok", refused);
  }

  private void getRefused(Installation weir, String key) {
    Api caller = weir.gatewayApi().withKey(key);
    heard("model", caller.post("/v1/chat/completions", chat("gemini-2.5-flash", false)));
    heard("unknown", caller.post("/v1/chat/completions", chat("nowhere-1", false)));
    heard("no json", caller.post("/v1/chat/completions", "{\"messages\": \"" + PROMPT.text()));
    heard("no url", caller.post("/v1/chat", chat("gpt-4o", false)));
    Api stranger = weir.gatewayApi().withKey(STRANGER.text());
    Answer refused = stranger.post("/v1/chat/completions", chat("gpt-4o", false));
    assertThat(refused.status()).isEqualTo(401);
    heard("stranger", refused);
    heard("stranger at admin", stranger.get("/api/ai/keys"));
    heard("caller at admin", caller.get("/api/ai/keys"));
    heard(
        "stranger as a gateway",
        weir.adminApi().withKey(STRANGER.text()).get("/internal/snapshot"));
  }

  private void manage(Installation weir, String password) {
    Api admin = weir.adminApi();
    String simulated = weir.simulator().url() + "/openai/v1";
    for (Canary tried : List.of(REFUSED, ROTATED)) {
      Map<String, Object> test =
          Map.of("provider", "openai", "api_key", tried.text(), "base_url", simulated);
      heard("live check", admin.post("/api/ai/providers/test", test));
    }
    heard(
        "refused provider",
        admin.post(
            "/api/ai/providers",
            Map.of("provider", "xai", "api_key", REFUSED.text(), "base_url", simulated)));
    heard(
        "unreachable provider",
        admin.post(
            "/api/ai/providers",
            Map.of(
                "provider", "xai", "api_key", REFUSED.text(), "base_url", "http://127.0.0.1:1")));
    heard(
        "broken JSON", admin.post("/api/ai/providers", "{\"api_key\":\"" + REFUSED.text() + "\","));
    heard("no object", admin.post("/api/ai/providers", "[\"" + REFUSED.text() + "\"]"));
    String openai = "";
    for (JsonNode provider : admin.get("/api/ai/providers").ok().path("items")) {
      if (provider.path("provider").asString("").equals("openai")) {
        openai = provider.path("id").asString("");
      }
    }
    heard("check", admin.post("/api/ai/providers/" + openai + "/test", Map.of()));
    Answer rotated =
        admin.send("PATCH", "/api/ai/providers/" + openai, Map.of("api_key", ROTATED.text()));
    assertThat(rotated.status()).as(rotated.body()).isEqualTo(200);
    heard("rotation", rotated);
    Api nobody = admin.withKey("");
    heard(
        "wrong password",
        nobody.post("/login", Map.of("user", "admin", "password", WRONG_PASSWORD.text())));
    heard("wrong user", nobody.post("/login", Map.of("user", "eve", "password", password)));
    Answer signedIn = nobody.post("/login", Map.of("user", "admin", "password", password));
    assertThat(signedIn.status()).as(signedIn.body()).isEqualTo(200);
    Map<String, Object> person =
        Map.of("name", "ada", "role", "admin", "password", NEW_PASSWORD.text());
    heard("a person", admin.post("/api/ai/people", person));
    heard("no person", admin.post("/api/ai/people", "{\"password\":\"" + NEW_PASSWORD.text()));
    assertThat(
            nobody.post("/login", Map.of("user", "ada", "password", NEW_PASSWORD.text())).status())
        .isEqualTo(200);
  }

  private void heard(String what, Answer answer) {
    haystacks.add("answer: " + what, answer.status() + answer.headers() + answer.body());
  }

  private static void awaitRows(Installation weir) {
    for (int i = 0; i < 100; i++) {
      ProofCaller.pause(200);
      if (weir.gatewayApi().get("/actuator/prometheus").body().contains("weir_spool_waiting 0.0")) {
        return;
      }
    }
  }

  private void listen(Installation weir) {
    for (String path :
        List.of(
            "/api/ai/providers",
            "/api/ai/keys",
            "/api/ai/people",
            "/api/ai/audit?limit=200",
            "/api/ai/gateways",
            "/api/ai/models",
            "/api/ai/rules",
            "/api/ai/usage/recent?period=24h&limit=200",
            "/api/ai/usage/export?period=24h&format=jsonl",
            "/api/ai/usage/quarantine",
            "/api/openapi.json",
            "/actuator/prometheus",
            "/actuator/health")) {
      Answer answer = weir.adminApi().get(path);
      assertThat(answer.status()).as(path + answer.body()).isEqualTo(200);
      heard("admin " + path, answer);
    }
    for (String path :
        List.of(
            "/actuator/prometheus",
            "/actuator/usage?limit=200",
            "/actuator/health",
            "/v1/models")) {
      Answer answer = weir.gatewayApi().get(path);
      assertThat(answer.status()).as(path + answer.body()).isEqualTo(200);
      heard("gateway " + path, answer);
    }
    Answer snapshot = weir.adminApi().withKey(TOKEN.text()).get("/internal/snapshot");
    assertThat(snapshot.status()).isEqualTo(200);
    heard("snapshot", snapshot);
  }
}
