package dev.weir.gateway.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.journey.Ask;
import dev.weir.gateway.journey.RawUpstream;
import dev.weir.gateway.journey.RawUpstream.Call;
import dev.weir.gateway.journey.Reply;
import dev.weir.gateway.journey.RunningGateway;
import dev.weir.simulator.Simulator;
import dev.weir.simulator.http.ReceivedRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What goes to a provider and what comes back from it, byte by byte and header by header. */
class WhatIsSentTest {

  private static final Simulator SIMULATOR = RunningGateway.simulator();
  private static final String ANSWER =
      "{\n"
          + "  \"id\" : \"c\", \"object\":\"chat.completion\",\"created\":1, \"model\":\"m\","
          + "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"h\\u00e9\"},\"finish_reason\":\"stop\"}],"
          + " \"unknown\": [1.50,"
          + " {}],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":5,\"total_tokens\":12} }\n";
  private static final String STREAM =
      Call.frame("one").replace("\"content\"", "\"role\":\"assistant\",\"content\"")
          + Call.frame("two")
          + Call.lastFrames();

  private static RawUpstream upstream;
  private static RunningGateway gateway;

  @BeforeAll
  static void start() {
    upstream = RawUpstream.serving(WhatIsSentTest::answer);
    gateway = RunningGateway.start(upstream.settings());
  }

  @AfterAll
  static void stop() throws IOException {
    gateway.close();
    upstream.close();
  }

  @BeforeEach
  void reset() {
    SIMULATOR.reset();
  }

  private static void answer(Call call) throws IOException {
    String headers =
        "set-cookie: secret=1\r\nopenai-organization: org-1\r\nserver: internal\r\n"
            + "x-ratelimit-remaining-requests: 99\r\nopenai-processing-ms: 12\r\n"
            + "x-request-id: provider-7\r\nstrict-transport-security: max-age=1\r\n";
    if (call.bodyText().contains("\"stream\"")) {
      call.write(
          "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n"
              + headers
              + "transfer-encoding: chunked\r\n\r\n");
      call.chunk(STREAM);
      call.end();
    } else {
      call.write(
          "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n"
              + headers
              + "content-length: "
              + ANSWER.getBytes(StandardCharsets.UTF_8).length
              + "\r\n\r\n"
              + ANSWER);
    }
  }

  @Test
  void aBodyInTheProvidersDialectArrivesAsItCameButForTheModel() throws Exception {
    String body =
        "{ \"temperature\" : 0.50,\n"
            + "\t\"model\": \"raw/m\" , \"x\":[1e3, null], \"messages\": ["
            + " {\"role\":\"user\",\"content\":\"h\\u00e9\"}]  }";

    Reply reply = gateway.ask("").body(body).send();

    assertThat(upstream.awaitCall().bodyText()).isEqualTo(body.replace("raw/m", "m"));
    assertThat(reply.text()).isEqualTo(ANSWER);
  }

  @Test
  void aStreamIsAlwaysAskedForUsageButShowsItOnlyToThoseWhoAsked() throws Exception {
    Ask quiet = gateway.ask("raw/m").stream();
    Reply without = quiet.send();
    String sent = upstream.awaitCall().bodyText();
    Reply with =
        gateway.ask("raw/m").stream().with("stream_options", Map.of("include_usage", true)).send();
    upstream.awaitCall();

    String came = new String(quiet.bytes(), StandardCharsets.UTF_8).replace("raw/m", "m");
    assertThat(sent).startsWith(came.substring(0, came.length() - 1));
    assertThat(sent).contains("\"stream_options\":{\"include_usage\":true}");
    assertThat(with.text()).isEqualTo(STREAM);
    assertThat(without.text()).doesNotContain("\"usage\"");
    assertThat(without.isDone()).isTrue();
    assertThat(without.content()).isEqualTo("onetwo");
    assertThat(without.row().tokens().totalTokens()).isEqualTo(12);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void answerHeadersPassByAList(boolean stream) throws Exception {
    Reply reply = gateway.ask("raw/m").stream(stream).send();
    upstream.awaitCall();

    assertThat(reply.headers().map())
        .doesNotContainKeys(
            "set-cookie", "openai-organization", "server", "strict-transport-security");
    assertThat(reply.header("x-ratelimit-remaining-requests")).isEqualTo("99");
    assertThat(reply.header("openai-processing-ms")).isEqualTo("12");
    assertThat(reply.headers().allValues("x-request-id")).containsExactly(reply.requestId());
    assertThat(reply.row().providerRequestId()).isEqualTo("provider-7");
    assertThat(reply.header("x-weir-provider")).isEqualTo("raw");
    assertThat(reply.header("x-weir-model")).isEqualTo("m");
    assertThat(reply.header("x-weir-attempts")).isEqualTo("1");
    assertThat(reply.header("x-weir-credential")).isEqualTo("system");
    if (stream) {
      assertThat(reply.header("content-type")).isEqualTo("text/event-stream; charset=utf-8");
      assertThat(reply.header("cache-control")).isEqualTo("no-cache, no-transform");
      assertThat(reply.header("x-accel-buffering")).isEqualTo("no");
      assertThat(reply.header("content-encoding")).isNull();
      assertThat(reply.header("x-weir-tokens-used")).isNull();
    } else {
      assertThat(reply.header("x-weir-tokens-used")).isEqualTo("prompt=7,completion=5,total=12");
    }
  }

  @Test
  void theServerTimingAddsUp() throws Exception {
    Reply reply = gateway.ask("raw/m").send();
    upstream.awaitCall();
    Map<String, Double> parts = new HashMap<>();
    for (String part : reply.header("server-timing").split(", ")) {
      String[] named = part.split(";dur=");
      parts.put(named[0], Double.parseDouble(named[1]));
    }

    assertThat(parts).containsOnlyKeys("auth", "route", "translate", "upstream", "overhead");
    assertThat(parts.get("auth") + parts.get("route") + parts.get("translate"))
        .isLessThanOrEqualTo(parts.get("overhead") + 0.01);
    assertThat(parts.get("overhead") + parts.get("upstream"))
        .isLessThanOrEqualTo(reply.row().latencyMs() + 1.0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gpt-4o", "claude-sonnet-4-5", "gemini-2.5-flash"})
  void requestHeadersPassByAList(String model) {
    Reply reply =
        gateway
            .ask(model)
            .header("cookie", "session=secret")
            .header("x-forwarded-for", "10.0.0.1")
            .header("x-custom", "1")
            .header("user-agent", "their-sdk/1")
            .header("accept-encoding", "gzip, br")
            .header("openai-organization", "org-of-the-caller")
            .header("x-conversation-id", "c-1")
            .header("x-tags", "a:b")
            .send();

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    ReceivedRequest sent = SIMULATOR.requests().getFirst();
    assertThat(sent.headers().keySet())
        .isSubsetOf(
            "host",
            "content-type",
            "content-length",
            "accept",
            "accept-encoding",
            "user-agent",
            "authorization",
            "x-api-key",
            "x-goog-api-key",
            "anthropic-version",
            "anthropic-beta");
    assertThat(sent.headers().get("accept-encoding")).isEqualTo("identity");
    assertThat(sent.headers().get("user-agent")).startsWith("weir/");
    assertThat(sent.toString()).doesNotContain(RunningGateway.KEY, "ything");
  }

  @Test
  void aRouteMaySetReplaceAndRemoveMembers() {
    String filter = "spring.cloud.gateway.server.webflux.routes[0].filters[1].";
    try (RunningGateway ruled =
        RunningGateway.start(
            filter + "name=AiTranslate",
            filter + "args.defaults.temperature=0.25",
            filter + "args.defaults.top_p=0.5",
            filter + "args.overrides.user=route",
            filter + "args.overrides.store=false",
            filter + "args.removals[0]=seed")) {
      for (String model : List.of("gpt-4o", "gemini-2.5-flash")) {
        SIMULATOR.reset();
        Reply reply =
            ruled
                .ask(model)
                .with("temperature", 0.75)
                .with("user", "caller")
                .with("seed", 7)
                .send();

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        JsonNode sent = SIMULATOR.requests().getFirst().json();
        JsonNode sampling = model.startsWith("gpt") ? sent : sent.path("generationConfig");
        assertThat(sampling.path("temperature").asDouble()).isEqualTo(0.75);
        assertThat(sampling.path(model.startsWith("gpt") ? "top_p" : "topP").asDouble())
            .isEqualTo(0.5);
        assertThat(sampling.has("seed")).isFalse();
        if (model.startsWith("gpt")) {
          assertThat(sent.path("user").stringValue()).isEqualTo("route");
          assertThat(sent.path("store").booleanValue()).isFalse();
        }
      }
    }
  }

  @Test
  void aParameterThatATargetCannotTakeIsAWarningOrAnErrorWhereItIsWanted() {
    Reply usual = gateway.ask("claude-sonnet-4-5").with("logit_bias", Map.of("1", 1)).send();
    Reply strict =
        gateway
            .ask("claude-sonnet-4-5")
            .with("logit_bias", Map.of("1", 1))
            .header("x-weir-strict", "true")
            .send();

    assertThat(usual.status()).as(usual.text()).isEqualTo(200);
    assertThat(usual.header("x-weir-warnings")).contains("logit_bias");
    assertThat(strict.status()).isEqualTo(400);
    assertThat(strict.errorCode()).isEqualTo("unsupported_parameter");
    assertThat(strict.header("x-should-retry")).isNull();
  }
}
