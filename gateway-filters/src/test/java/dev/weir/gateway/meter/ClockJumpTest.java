package dev.weir.gateway.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.gateway.journey.Ask;
import dev.weir.gateway.journey.Line;
import dev.weir.gateway.journey.RunningGateway;
import dev.weir.ledger.Outcome;
import dev.weir.ledger.UsageRecord;
import dev.weir.simulator.faults.Fault;
import dev.weir.simulator.faults.FaultKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A wall clock that is set while requests are open. */
class ClockJumpTest {

  private static final Duration LONGEST = Duration.ofMinutes(5);

  private static volatile Duration jump = Duration.ZERO;

  private static RunningGateway gateway;

  @BeforeAll
  static void start() {
    gateway = RunningGateway.with(Jumping.class);
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void jumpBack() {
    jump = Duration.ZERO;
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT-2H", "PT20H", "P-400D", "P400D"})
  void aJump(String by) throws Exception {
    List<UsageRecord> rows = new ArrayList<>();
    for (boolean stream : new boolean[] {true, false}) {
      jump = Duration.ZERO;
      rows.add(answered(stream));
      RunningGateway.simulator()
          .faults(Fault.of(FaultKind.DELAY_HEADERS).with("millis", 300).times(1));
      Ask ask = gateway.ask("gpt-4o").stream(stream).header("connection", "close");
      try (Line line = ask.open()) {
        jump = Duration.parse(by);
        assertThat(line.skip(1_000_000)).isGreaterThan(100);
      }
      rows.add(ask.row());
      rows.add(answered(stream));
    }

    Set<UUID> ids = new HashSet<>();
    for (UsageRecord row : rows) {
      assertThat(row.outcome()).isEqualTo(Outcome.OK);
      assertThat(row.latencyMs()).isBetween(0L, LONGEST.toMillis());
      assertThat(row.ttftMs() == null ? 0 : row.ttftMs()).isBetween(0L, LONGEST.toMillis());
      assertThat(row.overheadUs()).isBetween(0L, LONGEST.toMillis() * 1000);
      assertThat(row.attempts())
          .allSatisfy(one -> assertThat(one.millis()).isBetween(0L, LONGEST.toMillis()));
      assertThat(ids.add(row.id())).isTrue();
    }
    assertThat(rows.getLast().startedAt())
        .as("by the clock of that moment")
        .isCloseTo(Instant.now().plus(Duration.parse(by)), within(5, ChronoUnit.MINUTES));
  }

  @Test
  void keysExpireByIt() throws Exception {
    jump = Duration.ofDays(-10_000);
    assertThat(gateway.ask("gpt-4o").send().status()).isEqualTo(200);
    assertThat(gateway.ask("gpt-4o").key("sk-test-expired").send().status()).isEqualTo(200);
    jump = Duration.ZERO;
    assertThat(gateway.ask("gpt-4o").key("sk-test-expired").send().status()).isEqualTo(401);
  }

  private static UsageRecord answered(boolean stream) throws Exception {
    Ask ask = gateway.ask("gpt-4o").stream(stream);
    assertThat(ask.send().status()).isEqualTo(200);
    return ask.row();
  }

  /** The gateway's clock. */
  @Configuration(proxyBeanMethods = false)
  static class Jumping {

    @Bean
    InstantSource clock() {
      return () -> Instant.now().plus(jump);
    }
  }
}
