package dev.weir.gateway.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weir.gateway.journey.Reply;
import dev.weir.gateway.journey.RunningGateway;
import dev.weir.ledger.AttemptRecord;
import dev.weir.ledger.Outcome;
import dev.weir.ledger.UsageRecord;
import dev.weir.ledger.UsageSource;
import dev.weir.simulator.Simulator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the ledger's row says of a request. */
class UsageRowTest {

  private static final Simulator SIMULATOR = RunningGateway.simulator();
  private static final RunningGateway GATEWAY = RunningGateway.shared();

  @BeforeEach
  void reset() {
    SIMULATOR.reset();
  }

  @ParameterizedTest
  @CsvSource({
    "gpt-4o, openai, false",
    "gpt-4o, openai, true",
    "claude-sonnet-4-5, anthropic, false",
    "claude-sonnet-4-5, anthropic, true",
    "gemini-2.5-flash, gemini, false",
    "gemini-2.5-flash, gemini, true",
    "grok-4, xai, true",
    "mistral-small-latest, mistral, true"
  })
  void everythingThatIsKnownOfAGoodRequest(String model, String provider, boolean stream) {
    Reply reply = GATEWAY.ask(model).stream(stream).send();

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    UsageRecord row = reply.row();
    assertThat(row.id().version()).isEqualTo(7);
    assertThat(row.requestId()).isEqualTo(reply.requestId());
    assertThat(row.startedAt().getNano() % 1_000).isZero();
    assertThat(row.latencyMs()).isBetween(0L, 20_000L);
    assertThat(row.ttftMs()).isBetween(0L, row.latencyMs());
    assertThat(row.overheadUs()).isBetween(1L, row.latencyMs() * 1_000 + 1_000);
    assertThat(row.keyId()).isEqualTo("all");
    assertThat(row.user()).isEqualTo("ada");
    assertThat(row.team()).isEqualTo("platform");
    assertThat(row.front()).isEqualTo("chat.completions");
    assertThat(row.modelRequested()).isEqualTo(model);
    assertThat(row.modelServed()).startsWith(model.replace("-latest", ""));
    assertThat(row.provider()).isEqualTo(provider);
    assertThat(row.providerKeyId()).isEqualTo(provider);
    assertThat(row.isStreaming()).isEqualTo(stream);
    assertThat(row.isByok()).isFalse();
    assertThat(row.byokFingerprint()).isNull();
    assertThat(row.status()).isEqualTo(200);
    assertThat(row.outcome()).isEqualTo(Outcome.OK);
    assertThat(row.errorCode()).isNull();
    assertThat(row.usageSource()).isEqualTo(UsageSource.PROVIDER);
    assertThat(row.tokens().promptTokens()).isEqualTo(SIMULATOR.meter().promptTokens());
    assertThat(row.tokens().completionTokens()).isEqualTo(SIMULATOR.meter().completionTokens());
    assertThat(row.finishReason()).isEqualTo("stop");
    assertThat(SIMULATOR.meter().byRequest()).containsOnlyKeys(row.providerRequestId());
    assertThat(row.attempts()).hasSize(1);
    AttemptRecord attempt = row.attempts().getFirst();
    assertThat(attempt.phase()).isEqualTo(AttemptRecord.Phase.DONE);
    assertThat(attempt.status()).isEqualTo(200);
    assertThat(attempt.why()).isEqualTo("ok");
    assertThat(attempt.tokens()).isEqualTo(row.tokens());
    assertThat(GATEWAY.ledger().openings(row.requestId()))
        .singleElement()
        .satisfies(opening -> assertThat(opening.id()).isEqualTo(row.id()));
  }

  @Test
  void theCostIsExact() {
    try (RunningGateway gateway =
        RunningGateway.start(
            "weir.prices[0].model=gpt-4o",
            "weir.prices[0].input-uncached=1.234567",
            "weir.prices[0].output-text=9.876543")) {
      Reply reply = gateway.ask("gpt-4o").send();

      UsageRecord row = reply.row();
      long picos =
          1_234_567 * row.tokens().promptTokens() + 9_876_543 * row.tokens().completionTokens();
      assertThat(row.cost()).isNotNull();
      assertThat(row.cost().picos()).isEqualTo(picos);
      assertThat(row.priceId()).isNotBlank();
      assertThat(reply.header("x-weir-cost-usd")).isEqualTo(row.cost().usd());
    }
  }

  @Test
  void anUnknownPriceIsNotZero() {
    Reply reply = GATEWAY.ask("gpt-unheard-of").send();

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.row().cost()).isNull();
    assertThat(reply.row().priceId()).isNull();
    assertThat(reply.header("x-weir-cost-usd")).isNull();
  }

  @Test
  void aRefusalHasARow() {
    UsageRecord row = GATEWAY.ask("no-such-model").with("user", "bob").send().row();

    assertThat(row.status()).isEqualTo(404);
    assertThat(row.outcome()).isEqualTo(Outcome.CLIENT_ERROR);
    assertThat(row.errorCode()).isEqualTo("model_not_found");
    assertThat(row.modelRequested()).isEqualTo("no-such-model");
    assertThat(row.modelServed()).isNull();
    assertThat(row.provider()).isNull();
    assertThat(row.attempts()).isEmpty();
    assertThat(row.usageSource()).isEqualTo(UsageSource.NONE);
    assertThat(row.ttftMs()).isNull();
    assertThat(row.overheadUs()).isNull();
    assertThat(GATEWAY.ledger().openings(row.requestId())).isEmpty();
  }

  @Test
  void theBodysUserIsTakenWhereTheKeyHasNone() {
    Reply reply = GATEWAY.ask("gpt-4o").key("sk-test-few").with("user", "bob").send();

    assertThat(reply.row().user()).isEqualTo("bob");
    assertThat(GATEWAY.ask("gpt-4o").with("user", "bob").send().row().user()).isEqualTo("ada");
  }

  @Test
  void tagsComeFromHeadersAndBody() {
    Reply reply =
        GATEWAY
            .ask("gpt-4o")
            .header("x-tags", "team:a, feature:x")
            .header("x-litellm-tags", "flag")
            .header("helicone-property-Env", "prod")
            .header("x-portkey-metadata", "{\"region\":\"eu\"}")
            .with("metadata", Map.of("tags", List.of("body:yes", "team:b")))
            .send();

    assertThat(reply.row().tags())
        .isEqualTo(
            Map.of(
                "team", "a", "feature", "x", "flag", "true", "env", "prod", "region", "eu", "body",
                "yes"));
  }

  @Test
  void pinnedTagsWin() {
    Reply reply = GATEWAY.ask("gpt-4o").key("sk-test-pinned").header("x-tags", "team:mine").send();

    assertThat(reply.row().tags()).isEqualTo(Map.of("team", "pinned"));
  }

  @Test
  void theRoutesTagsWinOverTheCallers() {
    try (RunningGateway gateway =
        RunningGateway.start(
            "spring.cloud.gateway.server.webflux.routes[0].filters[1]=AiMeter=team:route")) {
      Reply reply = gateway.ask("gpt-4o").header("x-tags", "team:mine,a:b").send();

      assertThat(reply.row().tags()).isEqualTo(Map.of("team", "route", "a", "b"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x-conversation-id",
        "x-litellm-session-id",
        "x-bf-session-id",
        "X-Claude-Code-Session-Id",
        "session-id"
      })
  void conversationsAreKnownByAnyOfTheirHeaders(String header) {
    assertThat(GATEWAY.ask("gpt-4o").header(header, "conv-1").send().row().conversationId())
        .isEqualTo("conv-1");
    assertThat(GATEWAY.ask("gpt-4o").header(header, "x".repeat(129)).send().row().conversationId())
        .isNull();
  }

  @Test
  void theTraceIsJoined() {
    String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    Reply reply = GATEWAY.ask("gpt-4o").header("traceparent", trace).send();

    assertThat(reply.row().traceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
    assertThat(SIMULATOR.requests().getFirst().headers()).containsEntry("traceparent", trace);
  }

  @Test
  void aMissingOrUnfitRequestIdIsMade() {
    Reply none = GATEWAY.ask("gpt-4o").nameless().send();
    Reply unfit = GATEWAY.ask("gpt-4o").nameless().header("x-request-id", "a b").send();

    for (Reply reply : List.of(none, unfit)) {
      String made = reply.header("x-request-id");
      assertThat(made).startsWith("req_");
      assertThat(reply.header("request-id")).isEqualTo(made);
      assertThat(GATEWAY.ledger().row(made).id().toString()).isEqualTo(made.substring(4));
    }
  }

  @Test
  void aRequestIdMayComeTwice() {
    Reply first = GATEWAY.ask("gpt-4o").nameless().header("x-request-id", "twice").send();
    Reply second = GATEWAY.ask("gpt-4o").nameless().header("x-request-id", "twice").send();

    assertThat(first.header("x-request-id")).isEqualTo("twice");
    assertThat(second.header("x-request-id")).isEqualTo("twice");
    await().atMost(Duration.ofSeconds(10)).until(() -> GATEWAY.ledger().rows("twice").size() > 1);
    assertThat(GATEWAY.ledger().rows("twice"))
        .hasSize(2)
        .extracting(UsageRecord::id)
        .doesNotHaveDuplicates();
  }
}
