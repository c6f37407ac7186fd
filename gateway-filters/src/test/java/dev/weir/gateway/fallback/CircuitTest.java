package dev.weir.gateway.fallback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weir.gateway.journey.Line;
import dev.weir.gateway.journey.Reply;
import dev.weir.gateway.journey.RunningGateway;
import dev.weir.ledger.Outcome;
import dev.weir.simulator.Simulator;
import dev.weir.simulator.faults.Fault;
import dev.weir.simulator.faults.FaultKind;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a target rests, what callers see meanwhile, and how it comes back. */
class CircuitTest {

  private static final Simulator SIMULATOR = RunningGateway.simulator();
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private static RunningGateway gateway;

  @BeforeAll
  static void start() {
    gateway =
        RunningGateway.start(
            "weir.circuits.minimum-calls=4",
            "weir.circuits.open-for=400ms",
            "weir.circuits.trial-calls=1",
            "weir.models[1].name=resting",
            "weir.models[1].target=gpt-4o",
            "weir.models[1].fallbacks=grok-4");
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void reset() {
    SIMULATOR.reset();
    circuit().reset();
  }

  private static CircuitBreaker circuit() {
    return gateway.bean(Circuits.class).registry().circuitBreaker("openai/gpt-4o");
  }

  /** Each of these is tried twice. */
  private static void failTwice() {
    SIMULATOR.faults(Fault.of(FaultKind.STATUS).with("status", 500).provider("openai").times(4));
    assertThat(gateway.ask("gpt-4o").send().status()).isEqualTo(500);
    assertThat(gateway.ask("gpt-4o").send().status()).isEqualTo(500);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aTargetThatFailsOftenRests(boolean stream) {
    failTwice();
    int asked = SIMULATOR.requests().size();

    Reply reply = gateway.ask("gpt-4o").stream(stream).send();

    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.errorCode()).isEqualTo("provider_unavailable");
    assertThat(reply.error().path("type").stringValue()).isEqualTo("api_error");
    assertThat(reply.header("retry-after")).isEqualTo("1");
    assertThat(Integer.parseInt(reply.header("retry-after-ms"))).isBetween(1, 400);
    assertThat(reply.header("x-should-retry")).isNull();
    assertThat(reply.row().outcome()).isEqualTo(Outcome.PROVIDER_ERROR);
    assertThat(reply.row().errorCode()).isEqualTo("provider_unavailable");
    assertThat(SIMULATOR.requests()).hasSize(asked);
  }

  @Test
  void whileATargetRestsItsAlternateServes() {
    failTwice();

    Reply reply = gateway.ask("resting").send();

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.row().provider()).isEqualTo("xai");
    assertThat(reply.row().attempts().getFirst().why()).isEqualTo("provider_unavailable");
  }

  @Test
  void theCallersOwnKeyIsNotStoppedByACircuit() {
    failTwice();

    Reply reply =
        gateway.ask("gpt-4o").header("x-provider-api-key", "own-key-of-the-caller").send();

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
  }

  @Test
  void aTrialThatSucceedsClosesTheCircuit() {
    failTwice();
    await().atMost(LIMIT).until(() -> gateway.ask("gpt-4o").send().status() == 200);

    assertThat(circuit().getState()).isEqualTo(State.CLOSED);
  }

  @Test
  void aTrialThatFailsOpensItAgain() {
    failTwice();
    SIMULATOR.faults(Fault.of(FaultKind.STATUS).with("status", 500).provider("openai"));
    await().atMost(LIMIT).until(() -> gateway.ask("gpt-4o").send().status() == 500);

    assertThat(circuit().getState()).isEqualTo(State.OPEN);
    assertThat(gateway.ask("gpt-4o").send().status()).isEqualTo(503);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 404, 409, 422, 429})
  void whatIsNotTheTargetsFaultNeverCounts(int status) {
    SIMULATOR.faults(Fault.of(FaultKind.STATUS).with("status", status).with("retry_after", 60));
    for (int i = 0; i < 8; i++) {
      gateway.ask("gpt-4o").send();
    }

    assertThat(circuit().getMetrics().getNumberOfBufferedCalls()).isZero();
    assertThat(circuit().getState()).isEqualTo(State.CLOSED);
  }

  @Test
  void ownKeysNeverCount() {
    SIMULATOR.faults(Fault.of(FaultKind.STATUS).with("status", 500));
    for (int i = 0; i < 4; i++) {
      gateway.ask("gpt-4o").header("x-provider-api-key", "own-key-of-the-caller").send();
    }

    assertThat(circuit().getMetrics().getNumberOfBufferedCalls()).isZero();
  }

  @Test
  void aCallerThatLeavesATrialGivesTheTrialBack() throws Exception {
    for (Fault fault :
        List.of(
            Fault.of(FaultKind.DELAY_HEADERS),
            Fault.of(FaultKind.STATUS).with("status", 503).with("retry_after", 2))) {
      reset();
      circuit().transitionToOpenState();
      circuit().transitionToHalfOpenState();
      SIMULATOR.faults(fault);
      try (Line line = gateway.ask("gpt-4o").key("sk-test-canceller").open()) {
        await().atMost(LIMIT).until(() -> !SIMULATOR.requests().isEmpty());
      }
      SIMULATOR.clearFaults();

      await()
          .atMost(LIMIT)
          .untilAsserted(() -> assertThat(gateway.ask("gpt-4o").send().status()).isEqualTo(200));
    }
  }

  @Test
  void aCallerThatLeavesDuringTheWaitForARetryGivesThePermissionBack() throws Exception {
    SIMULATOR.faults(
        Fault.of(FaultKind.STATUS).with("status", 429).with("retry_after", 2).times(1));
    circuit().transitionToOpenState();
    circuit().transitionToHalfOpenState();
    try (Line line = gateway.ask("gpt-4o").stream().open()) {
      await().atMost(LIMIT).until(() -> SIMULATOR.pendingFaults().isEmpty());
      // The refusal is on its way back; a moment later the gateway waits for the second try.
      await()
          .pollDelay(Duration.ofMillis(150))
          .atMost(LIMIT)
          .until(() -> SIMULATOR.requests().size() == 1);
    }

    await()
        .atMost(LIMIT)
        .untilAsserted(() -> assertThat(gateway.ask("gpt-4o").send().status()).isEqualTo(200));
  }
}
