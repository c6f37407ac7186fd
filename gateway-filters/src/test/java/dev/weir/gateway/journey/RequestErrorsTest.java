package dev.weir.gateway.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.journey.RawUpstream.Call;
import dev.weir.ledger.Outcome;
import dev.weir.simulator.faults.Fault;
import dev.weir.simulator.faults.FaultKind;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers see of each kind of error: status, body and headers, streamed or not. */
class RequestErrorsTest {

  private static final RunningGateway GATEWAY = RunningGateway.shared();
  private static final boolean[] BOTH = {false, true};

  @BeforeEach
  void reset() {
    RunningGateway.simulator().reset();
  }

  private static void assertError(
      Reply reply, int status, String type, String code, String param, boolean row) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    assertThat(reply.header("content-type")).isEqualTo("application/json");
    assertThat(reply.header("x-request-id")).isEqualTo(reply.requestId());
    assertThat(reply.header("request-id")).isEqualTo(reply.requestId());
    assertThat(reply.json().propertyNames()).containsExactly("error");
    assertThat(reply.error().propertyNames())
        .containsExactlyInAnyOrder("message", "type", "param", "code");
    assertThat(reply.error().path("type").stringValue()).isEqualTo(type);
    assertThat(reply.errorCode()).isEqualTo(code);
    assertThat(reply.error().path("param").asString(null)).isEqualTo(param);
    assertThat(reply.error().path("message").stringValue()).isNotBlank();
    if (row) {
      assertThat(reply.row().status()).isEqualTo(status);
      assertThat(reply.row().errorCode()).isEqualTo(code);
    }
  }

  private static void assertRefusedHere(Reply reply, int status, String code, String param) {
    String type = status == 403 ? "permission_error" : "invalid_request_error";
    assertError(reply, status, type, code, param, true);
    assertThat(reply.header("x-should-retry")).isNull();
    assertThat(reply.header("x-weir-attempts")).isEqualTo("0");
    assertThat(reply.row().outcome()).isEqualTo(Outcome.CLIENT_ERROR);
    assertThat(reply.row().attempts()).isEmpty();
    assertThat(RunningGateway.simulator().requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "[]",
        "\"text\"",
        "{\"model\":\"gpt-4o\"",
        "{\"model\":\"gpt-4o\"} x",
        "{\"model\":\"gpt-4o\"}{}",
        "{\"model\":\"gpt-4o\",}",
        "{'model':'gpt-4o'}",
        "{\"model\":\"gpt-4o\",\"n\":01}",
        "{\"model\":\"gpt-4o\",\"n\":NaN}",
        "{\"model\":\"gpt-4o\"/**/}",
        "{\"model\":\"a\nb\"}",
        "\uFEFF{\"model\":\"gpt-4o\"}"
      })
  void whatIsNoJsonObjectIsRefused(String body) {
    assertRefusedHere(GATEWAY.ask("").body(body).send(), 400, "invalid_json", null);
  }

  @Test
  void otherEncodingsAreRefused() {
    String body = "{\"model\":\"gpt-4o\",\"messages\":[]}";
    for (var charset :
        List.of(
            StandardCharsets.UTF_16,
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE,
            Charset.forName("UTF-32"))) {
      assertRefusedHere(
          GATEWAY.ask("").body(body.getBytes(charset)).send(), 400, "invalid_json", null);
    }
  }

  @Test
  void brokenUtf8IsRefused() {
    byte[] body = "{\"model\":\"gpt-4o\",\"user\":\"?\"}".getBytes(StandardCharsets.US_ASCII);
    for (int bad : new int[] {0xFF, 0xC0, 0x80, 0xED}) {
      byte[] broken = body.clone();
      broken[broken.length - 3] = (byte) bad;
      assertRefusedHere(GATEWAY.ask("").body(broken).send(), 400, "invalid_json", null);
    }
  }

  @Test
  void aNestingBombIsRefused() {
    char[] open = new char[100_000];
    Arrays.fill(open, '[');
    String bomb = "{\"model\":\"gpt-4o\",\"messages\":" + new String(open) + "}";

    assertRefusedHere(GATEWAY.ask("").body(bomb).send(), 400, "invalid_json", null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"model\"", "\"mod\\u0065l\"", "\"\\u006dodel\""})
  void aMemberThatComesTwiceIsRefusedHoweverItIsSpelt(String name) {
    String body = "{\"model\":\"gpt-4o\",\"messages\":[]," + name + ":\"gpt-4o-mini\"}";

    assertRefusedHere(GATEWAY.ask("").body(body).send(), 400, "invalid_value", "model");
  }

  @Test
  void anEscapedMemberNameIsTheMember() {
    Reply reply =
        GATEWAY
            .ask("")
            .body(
                "{\"mod\\u0065l\":\"gpt-4o\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}")
            .send();

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.row().modelRequested()).isEqualTo("gpt-4o");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "model       | 7",
        "model       | null",
        "model       | ''",
        "stream      | 'yes'",
        "stream      | 1",
        "disable_fallbacks | 'no'",
        "fallbacks   | 'gpt-4o'",
        "fallbacks   | [1]",
        "fallbacks   | ['']",
        "models      | {}",
        "models      | [[]]",
      })
  void aWrongValueNamesItsMember(String member, String json) {
    Ask ask = GATEWAY.ask("gpt-4o");
    String body = new String(ask.bytes(), StandardCharsets.UTF_8);
    String value = json.replace('\'', '"');
    body =
        member.equals("model")
            ? body.replace("\"gpt-4o\"", value)
            : "{\"" + member + "\":" + value + "," + body.substring(1);

    assertRefusedHere(ask.body(body).send(), 400, "invalid_value", member);
  }

  @Test
  void aMissingModelIsNamed() {
    assertRefusedHere(GATEWAY.ask("").without("model").send(), 400, "invalid_value", "model");
  }

  @Test
  void moreThanEightAlternatesAreRefused() {
    List<String> nine = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i");

    assertRefusedHere(
        GATEWAY.ask("gpt-4o").with("fallbacks", nine).send(), 400, "invalid_value", "fallbacks");
    assertRefusedHere(
        GATEWAY.ask("gpt-4o").with("extra", Map.of("fallbacks", nine)).send(),
        400,
        "invalid_value",
        "extra.fallbacks");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anUnknownModelIs404(boolean stream) {
    assertRefusedHere(
        GATEWAY.ask("no-such-model").stream(stream).send(), 404, "model_not_found", "model");
  }

  @Test
  void aModelWithoutACredentialNamesTheProvider() {
    Reply reply = GATEWAY.ask("deepseek-chat").send();

    assertRefusedHere(reply, 404, "model_not_found", "model");
    assertThat(reply.error().path("message").stringValue()).contains("deepseek");
  }

  @Test
  void aModelThatTheKeyMayNotUseIs403() {
    assertRefusedHere(
        GATEWAY.ask("claude-sonnet-4-5").key("sk-test-few").send(),
        403,
        "model_not_allowed",
        "model");
  }

  @Test
  void aKeyThatMayNotExecuteIs403() {
    assertRefusedHere(
        GATEWAY.ask("gpt-4o").key("sk-test-reader").send(), 403, "permission_denied", null);
  }

  @Test
  void anotherBaseUrlIsRefused() {
    assertRefusedHere(
        GATEWAY.ask("gpt-4o").header("x-provider-base-url", "https://example.com").send(),
        403,
        "permission_denied",
        null);
  }

  @Test
  void aBodyOverTheLimitIs413() {
    assertRefusedHere(
        GATEWAY.ask("gpt-4o").say("x".repeat(300_000)).send(), 413, "request_too_large", null);
  }

  @ParameterizedTest
  @CsvSource({
    "content-type,text/plain",
    "content-type,multipart/form-data",
    "content-encoding,gzip"
  })
  void anotherKindOfBodyIs415(String header, String value) {
    assertRefusedHere(
        GATEWAY.ask("gpt-4o").header(header, value).send(), 415, "unsupported_media_type", null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sk-test-unknown", "sk-test-expired", "x", "sk-weir-aaaaaaaaaaaa-bbbb"})
  void aWrongKeyIs401AndNeverEchoed(String key) {
    Reply reply = GATEWAY.ask("gpt-4o").key(key).send();

    assertError(reply, 401, "authentication_error", "invalid_api_key", null, false);
    assertThat(reply.text()).doesNotContain("sk-");
    assertThat(GATEWAY.ledger().rows(reply.requestId())).isEmpty();
  }

  @Test
  void aMissingKeyIs401BeforeTheBodyIsRead() {
    Reply reply = GATEWAY.ask("gpt-4o").key(null).body("not JSON").send();

    assertError(reply, 401, "authentication_error", "invalid_api_key", null, false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x-api-key", "x-goog-api-key", "api-key"})
  void theKeyMayComeInTheHeadersOfOtherProviders(String header) {
    Reply reply = GATEWAY.ask("gpt-4o").key(null).header(header, RunningGateway.KEY).send();

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "/chat/completions, /v1/chat/completions",
    "/v1/v1/chat/completions, /v1/chat/completions",
    "/embeddings, /v1/embeddings",
    "/models, /v1/models",
    "/v1/completions, /v1/chat/completions",
    "/v1/nothing, /v1/chat/completions",
    "/, /v1/chat/completions",
  })
  void aWrongPathSaysTheRightOne(String path, String right) {
    Reply reply = GATEWAY.ask("gpt-4o").to("POST", path).send();

    assertThat(reply.status()).as(reply.text()).isEqualTo(404);
    assertThat(reply.header("content-type")).isEqualTo("application/json");
    assertThat(reply.errorCode()).isEqualTo("unknown_url");
    assertThat(reply.error().path("type").stringValue()).isEqualTo("invalid_request_error");
    assertThat(reply.error().path("message").stringValue()).contains(right);
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/v1/chat/completions,POST",
    "PUT,/v1/chat/completions,POST",
    "DELETE,/ai/v1/embeddings,POST",
    "POST,/api/ai/v1/models,GET"
  })
  void aWrongMethodIs405(String method, String path, String allowed) {
    Reply reply = GATEWAY.ask("gpt-4o").to(method, path).send();

    assertError(reply, 405, "invalid_request_error", "method_not_allowed", null, false);
    assertThat(reply.header("allow")).isEqualTo(allowed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1", "/ai/v1", "/api/ai/v1"})
  void allPrefixesServe(String prefix) {
    Reply reply = GATEWAY.ask("gpt-4o").to("POST", prefix + "/chat/completions").send();

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "400, 400, invalid_request_error, invalid_value",
    "401, 502, api_error, provider_auth_failed",
    "403, 502, api_error, provider_auth_failed",
    "404, 404, invalid_request_error, model_not_found",
    "408, 408, api_error, provider_error",
    "409, 409, invalid_request_error, invalid_value",
    "413, 413, invalid_request_error, invalid_value",
    "422, 422, invalid_request_error, invalid_value",
    "429, 429, rate_limit_error, rate_limit_exceeded",
    "500, 500, api_error, provider_error",
    "502, 502, api_error, provider_error",
    "503, 503, api_error, provider_error",
    "529, 529, api_error, provider_error",
  })
  void aProvidersStatusKeepsItsMeaning(int provider, int status, String type, String code) {
    for (String model : List.of("gpt-4o", "claude-sonnet-4-5", "gemini-2.5-flash")) {
      // Whole and streamed with the caller's dialect; the others have one of them each.
      for (boolean stream : model.equals("gpt-4o") ? BOTH : new boolean[] {model.startsWith("c")}) {
        RunningGateway.simulator().reset();
        RunningGateway.simulator()
            .faults(
                Fault.of(FaultKind.STATUS)
                    .with("status", provider)
                    .with("body", "{\"error\":{\"message\":\"told to fail\",\"type\":\"x\"}}"));

        Reply reply = GATEWAY.ask(model).stream(stream).send();

        String param = code.equals("model_not_found") ? "model" : null;
        assertError(reply, status, type, code, param, true);
        assertThat(reply.header("x-should-retry")).isEqualTo("false");
        assertThat(reply.header("x-weir-attempts"))
            .isEqualTo(Integer.toString(reply.row().attempts().size()));
        assertThat(reply.row().attempts().getLast().status()).isEqualTo(provider);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aLongWaitIsHandedOn(boolean stream) {
    RunningGateway.simulator()
        .faults(Fault.of(FaultKind.STATUS).with("status", 429).with("retry_after", 7));

    Reply reply = GATEWAY.ask("gpt-4o").stream(stream).send();

    assertThat(reply.status()).isEqualTo(429);
    assertThat(reply.header("retry-after")).isEqualTo("7");
    assertThat(reply.header("retry-after-ms")).isEqualTo("7000");
    assertThat(reply.header("x-should-retry")).isEqualTo("false");
    assertThat(reply.header("x-weir-attempts")).isEqualTo("1");
  }

  @Test
  void aProvidersTextNeverCarriesItsKey() {
    RunningGateway.simulator()
        .faults(
            Fault.of(FaultKind.STATUS)
                .with("status", 400)
                .with(
                    "body",
                    "{\"error\":{\"message\":\"Incorrect API key provided:"
                        + " operator-key-openai\"}}"));

    Reply reply = GATEWAY.ask("gpt-4o").send();

    assertThat(reply.text()).doesNotContain("operator-key-openai");
  }

  @Test
  void aProviderThatIsNotThereIs502() throws Exception {
    int port;
    try (RawUpstream gone = RawUpstream.serving(Call::hang)) {
      port = gone.port();
    }
    try (RunningGateway gateway =
        RunningGateway.start(
            "weir.providers.raw.base-url=http://127.0.0.1:" + port + "/v1",
            "weir.providers.raw.owners=raw",
            "weir.providers.raw.credential=none",
            "weir.providers.lost.base-url=http://no-such-host.invalid/v1",
            "weir.providers.lost.owners=lost",
            "weir.providers.lost.credential=none")) {
      for (String model : List.of("raw/m", "lost/m")) {
        for (boolean stream : BOTH) {
          Reply reply = gateway.ask(model).stream(stream).send();

          assertError(reply, 502, "api_error", "provider_unreachable", null, true);
          assertThat(reply.header("x-should-retry")).isEqualTo("false");
          assertThat(reply.header("x-weir-attempts")).isEqualTo("2");
          assertThat(reply.row().outcome()).isEqualTo(Outcome.PROVIDER_ERROR);
        }
      }
    }
  }

  @Test
  void embeddingsOfAProviderWithoutAreRefused() {
    Reply reply =
        GATEWAY
            .ask("claude-sonnet-4-5")
            .to("POST", "/v1/embeddings")
            .without("messages")
            .with("input", "hello")
            .send();

    assertRefusedHere(reply, 400, "invalid_value", "model");
  }
}
