package dev.weir.gateway.fallback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.journey.Ask;
import dev.weir.gateway.journey.RawUpstream;
import dev.weir.gateway.journey.Reply;
import dev.weir.gateway.journey.RunningGateway;
import dev.weir.ledger.AttemptRecord;
import dev.weir.ledger.UsageRecord;
import dev.weir.ledger.UsageSource;
import dev.weir.simulator.Simulator;
import dev.weir.simulator.faults.Fault;
import dev.weir.simulator.faults.FaultKind;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which target is tried, how often, and what the journal says of it. */
class FallbackTest {

  private static final Simulator SIMULATOR = RunningGateway.simulator();
  private static final RunningGateway GATEWAY = RunningGateway.shared();

  @BeforeEach
  void reset() {
    SIMULATOR.reset();
  }

  private static Fault status(int status) {
    return Fault.of(FaultKind.STATUS).with("status", status);
  }

  /** Provider, model and end of each attempt. */
  private static List<String> journal(UsageRecord row) {
    return row.attempts().stream()
        .map(attempt -> attempt.provider() + "/" + attempt.model() + ": " + attempt.why())
        .toList();
  }

  @Test
  void theBodysAlternatesAreTriedInOrder() {
    SIMULATOR.faults(
        status(503).provider("openai"),
        status(529).provider("anthropic"),
        status(429).with("retry_after", 60).provider("gemini"));

    Reply reply =
        GATEWAY
            .ask("gpt-4o")
            .with(
                "fallbacks",
                List.of("claude-sonnet-4-5", "gemini-2.5-flash", "mistral-small-latest"))
            .send();

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.header("x-weir-provider")).isEqualTo("mistral");
    assertThat(journal(reply.row()))
        .containsExactly(
            "openai/gpt-4o: provider_error",
            "openai/gpt-4o: provider_error",
            "anthropic/claude-sonnet-4-5: provider_error",
            "anthropic/claude-sonnet-4-5: provider_error",
            "gemini/gemini-2.5-flash: rate_limit_exceeded",
            "mistral/mistral-small-latest: ok");
    assertThat(reply.header("x-weir-attempts")).isEqualTo("6");
  }

  @Test
  void theAlternatesOfTheBodyNeverReachAProvider() {
    Ask ask =
        GATEWAY
            .ask("gpt-4o")
            .with("fallbacks", List.of("claude-sonnet-4-5"))
            .with("models", List.of("grok-4"))
            .with("extra", Map.of("fallbacks", List.of("grok-4"), "kept", 1))
            .with("disable_fallbacks", true)
            .with("metadata", Map.of("tags", List.of("a:b"), "kept", "yes"));

    ask.send();

    var sent = SIMULATOR.requests().getFirst().json();
    assertThat(sent.propertyNames()).doesNotContain("fallbacks", "models", "disable_fallbacks");
    assertThat(sent.path("extra").propertyNames()).containsExactly("kept");
    assertThat(sent.path("metadata").propertyNames()).containsExactly("kept");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fallbacks", "models", "extra"})
  void eachPlaceForAlternatesWorks(String place) {
    SIMULATOR.faults(status(500).provider("openai"));
    List<Object> names = List.of(Map.of("model", "gemini-2.5-flash"));
    Ask ask = GATEWAY.ask("gpt-4o");

    Reply reply =
        (place.equals("extra")
                ? ask.with("extra", Map.of("fallbacks", names))
                : ask.with(place, names))
            .send();

    assertThat(reply.header("x-weir-provider")).isEqualTo("gemini");
  }

  @Test
  void anEmptyListOfTheBodyLeavesTheNextSource() {
    SIMULATOR.faults(status(500).provider("gemini"));

    Reply reply = GATEWAY.ask("quick").with("fallbacks", List.of()).send();

    assertThat(reply.header("x-weir-provider")).isEqualTo("openai");
    assertThat(reply.row().modelRequested()).isEqualTo("quick");
  }

  @Test
  void theAliasesAlternatesComeLast() {
    SIMULATOR.faults(status(500).provider("gemini"));

    Reply alias = GATEWAY.ask("quick").send();
    Reply body = GATEWAY.ask("quick").with("fallbacks", List.of("grok-4")).send();

    assertThat(alias.header("x-weir-model")).startsWith("gpt-4o-mini");
    assertThat(body.header("x-weir-provider")).isEqualTo("xai");
  }

  @Test
  void theRoutesAlternatesStandBetweenBodyAndAlias() {
    try (RunningGateway gateway =
        RunningGateway.start(
            "spring.cloud.gateway.server.webflux.routes[0].filters[1]="
                + "AiFallback=mistral-small-latest,grok-4")) {
      SIMULATOR.faults(status(500).provider("gemini"), status(500).provider("mistral"));

      Reply route = gateway.ask("quick").send();
      Reply body = gateway.ask("quick").with("fallbacks", List.of("gpt-4o")).send();
      Reply none = gateway.ask("quick").with("disable_fallbacks", true).send();

      assertThat(route.header("x-weir-provider")).isEqualTo("xai");
      assertThat(body.header("x-weir-provider")).isEqualTo("openai");
      assertThat(none.status()).isEqualTo(500);
      assertThat(journal(none.row())).hasSize(2);
    }
  }

  @Test
  void alternatesThatCannotBeUsedArePassedOverWithAReason() {
    SIMULATOR.faults(status(500).provider("openai"));

    Reply reply =
        GATEWAY
            .ask("gpt-4o")
            .key("sk-test-few")
            .with(
                "fallbacks",
                List.of(
                    "no-such-model",
                    "claude-sonnet-4-5",
                    "deepseek-chat",
                    "gpt-4o",
                    "claude-haiku-4-5",
                    "claude-haiku-4-5"))
            .send();

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.header("x-weir-provider")).isEqualTo("anthropic");
    assertThat(journal(reply.row()))
        .containsExactly(
            "openai/gpt-4o: provider_error",
            "openai/gpt-4o: provider_error",
            "anthropic/claude-haiku-4-5: ok",
            "/no-such-model: model_not_found",
            "/claude-sonnet-4-5: model_not_allowed",
            "/deepseek-chat: model_not_allowed",
            "/gpt-4o: repeated",
            "/claude-haiku-4-5: repeated");
  }

  @Test
  void anAliasAllowsItsOwnTargets() {
    SIMULATOR.faults(status(500).provider("gemini"));

    Reply reply = GATEWAY.ask("quick").key("sk-test-few").send();

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.header("x-weir-provider")).isEqualTo("openai");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 409, 413, 422})
  void aFaultOfTheRequestIsNotTriedElsewhere(int status) {
    SIMULATOR.faults(status(status).provider("openai"));

    Reply reply = GATEWAY.ask("gpt-4o").with("fallbacks", List.of("gemini-2.5-flash")).send();

    assertThat(reply.status()).isEqualTo(status);
    assertThat(SIMULATOR.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 408})
  void whatAnotherProviderMayDoBetterIsTriedThereAtOnce(int status) {
    SIMULATOR.faults(status(status).provider("openai"));

    Reply reply = GATEWAY.ask("gpt-4o").with("fallbacks", List.of("gemini-2.5-flash")).send();

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.row().attempts()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503, 504, 529})
  void aBusyTargetIsTriedOnceMore(int status) {
    SIMULATOR.faults(status(status).times(1));

    Reply reply = GATEWAY.ask("gpt-4o").with("fallbacks", List.of("gemini-2.5-flash")).send();

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.row().provider()).isEqualTo("openai");
    assertThat(reply.header("x-weir-attempts")).isEqualTo("2");
  }

  @Test
  void aShortWaitIsKept() {
    SIMULATOR.faults(status(429).with("retry_after", 1).times(1));
    long start = System.nanoTime();

    Reply reply = GATEWAY.ask("gpt-4o").send();

    assertThat(reply.status()).isEqualTo(200);
    assertThat(System.nanoTime() - start).isGreaterThan(950_000_000L);
  }

  @Test
  void aLongWaitIsNotKept() {
    SIMULATOR.faults(status(503).with("retry_after", 3));
    long start = System.nanoTime();

    Reply reply = GATEWAY.ask("gpt-4o").send();

    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.header("retry-after")).isEqualTo("3");
    assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
    assertThat(SIMULATOR.requests()).hasSize(1);
  }

  @Test
  void aRequestThatMayHaveBeenReadIsNotSentTwice() throws Exception {
    AtomicInteger count = new AtomicInteger();
    try (RawUpstream upstream =
            RawUpstream.serving(
                call -> {
                  count.incrementAndGet();
                  call.socket().close();
                });
        RunningGateway gateway = rawGateway(upstream)) {
      Reply reply = gateway.ask("raw/m").send();

      assertThat(reply.status()).isEqualTo(502);
      assertThat(reply.errorCode()).isEqualTo("provider_unreachable");
      assertThat(count).hasValue(1);
      assertThat(reply.row().attempts().getFirst().phase()).isEqualTo(AttemptRecord.Phase.SENT);
    }
  }

  @Test
  void aKeptConnectionThatWasClosedMeanwhileCostsNothing() throws Exception {
    AtomicInteger count = new AtomicInteger();
    String answer =
        "{\"id\":\"c\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"m\",\"choices\":[{"
            + "\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"hi\"},"
            + "\"finish_reason\":\"stop\"}]}";
    try (RawUpstream upstream =
            RawUpstream.serving(
                call -> {
                  // The second request of a connection is not answered.
                  if (count.incrementAndGet() == 2) {
                    call.socket().close();
                  } else {
                    call.json(answer);
                  }
                });
        RunningGateway gateway = rawGateway(upstream)) {
      assertThat(gateway.ask("raw/m").send().status()).isEqualTo(200);

      Reply second = gateway.ask("raw/m").send();

      assertThat(second.status()).as(second.text()).isEqualTo(200);
      assertThat(journal(second.row())).containsExactly("raw/m: provider_unreachable", "raw/m: ok");
      assertThat(upstream.connections()).isEqualTo(2);
    }
  }

  @Test
  void countsOfFailedAttemptsAreInTheRow() throws Exception {
    try (RawUpstream upstream =
            RawUpstream.serving(
                call -> {
                  call.write(RawUpstream.STREAM_HEAD);
                  call.chunk(
                      "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,"
                          + "\"model\":\"m\",\"choices\":[],\"usage\":{\"prompt_tokens\":7,"
                          + "\"completion_tokens\":5,\"total_tokens\":12}}\n\n");
                  call.chunk("data: {\"error\":{\"message\":\"overloaded\",\"code\":500}}\n\n");
                  call.end();
                });
        RunningGateway gateway = rawGateway(upstream)) {
      Reply reply = gateway.ask("raw/m").stream().with("fallbacks", List.of("gpt-4o")).send();

      assertThat(reply.status()).as(reply.text()).isEqualTo(200);
      UsageRecord row = reply.row();
      AttemptRecord failed = row.attempts().getFirst();
      AttemptRecord served = row.attempts().getLast();
      assertThat(failed.tokens().promptTokens()).isEqualTo(7);
      assertThat(failed.usageSource()).isEqualTo(UsageSource.PROVIDER_PARTIAL);
      assertThat(row.tokens().promptTokens())
          .isEqualTo(row.attempts().stream().mapToLong(one -> one.tokens().promptTokens()).sum());
      assertThat(served.tokens().promptTokens()).isPositive();
      assertThat(row.usageSource()).isEqualTo(UsageSource.PROVIDER_PARTIAL);
      assertThat(row.cost()).as("the model raw/m has no price").isNull();
    }
  }

  private static RunningGateway rawGateway(RawUpstream upstream) {
    return RunningGateway.start(upstream.settings());
  }
}
