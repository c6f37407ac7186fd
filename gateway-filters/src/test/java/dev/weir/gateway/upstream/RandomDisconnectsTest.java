package dev.weir.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.weir.gateway.journey.Ask;
import dev.weir.gateway.journey.Line;
import dev.weir.gateway.journey.RawUpstream;
import dev.weir.gateway.journey.RunningGateway;
import dev.weir.ledger.Outcome;
import dev.weir.ledger.UsageRecord;
import dev.weir.ledger.UsageSource;
import dev.weir.simulator.Simulator;
import dev.weir.simulator.faults.Fault;
import dev.weir.simulator.faults.FaultKind;
import dev.weir.simulator.http.Pace;
import dev.weir.simulator.meter.MeteredRequest;
import io.netty.util.ResourceLeakDetector;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Callers that leave at any moment cost neither a connection nor a buffer nor a row. */
class RandomDisconnectsTest {

  private static final Simulator SIMULATOR = RunningGateway.simulator();
  private static final int CALLERS = 8;
  private static final int REQUESTS_EACH = 40;
  private static final String[] MODELS = {"gpt-4o", "claude-sonnet-4-5", "gemini-2.5-flash"};

  @Test
  void nothingIsLostWhenCallersLeaveAtAnyMoment() throws Exception {
    ListAppender<ILoggingEvent> leaks = new ListAppender<>();
    Logger log = (Logger) LoggerFactory.getLogger(ResourceLeakDetector.class);
    leaks.start();
    log.addAppender(leaks);
    SIMULATOR.reset();
    SIMULATOR.pace(new Pace(Duration.ofMillis(3), Duration.ofMillis(2), 12));
    // A pool that leaks is soon empty: so few connections, and so short a wait for one.
    try (RunningGateway gateway =
        RunningGateway.start(
            "weir.pool.max-connections=8",
            "weir.pool.acquire-timeout=2s",
            "weir.client-gone.drain-time=2s")) {
      SIMULATOR.faults(
          Fault.of(FaultKind.DELAY_HEADERS).with("millis", 30).times(30),
          Fault.of(FaultKind.SLOW_DRIP).with("bytes", 60).with("millis", 5).times(30),
          Fault.of(FaultKind.CUT).after(2).times(20),
          Fault.of(FaultKind.STATUS).with("status", 503).times(20),
          Fault.of(FaultKind.GZIP).times(30));

      List<Ask> asks = leaveAtRandom(gateway);

      for (Ask ask : asks) {
        UsageRecord row = ask.row();
        assertThat(row.attempts()).allSatisfy(attempt -> assertThat(attempt.why()).isNotBlank());
      }
      assertExact(gateway.ledger().rows());
      SIMULATOR.pace(Pace.DEFAULT);
      SIMULATOR.clearFaults();
      for (int i = 0; i < 40; i++) {
        String model = MODELS[i % MODELS.length];
        assertThat(gateway.ask(model).stream(i % 2 == 0).send().status()).isEqualTo(200);
      }
    } finally {
      SIMULATOR.pace(Pace.DEFAULT);
      log.detachAppender(leaks);
    }
    assertThat(ResourceLeakDetector.getLevel()).isEqualTo(ResourceLeakDetector.Level.PARANOID);
    assertThat(leaks.list).extracting(ILoggingEvent::getFormattedMessage).isEmpty();
  }

  /** What the ledger calls the provider's count is what the provider itself counted. */
  private static void assertExact(List<UsageRecord> rows) {
    Map<String, MeteredRequest> meter = SIMULATOR.meter().byRequest();
    List<UsageRecord> exact =
        rows.stream().filter(row -> row.usageSource() == UsageSource.PROVIDER).toList();
    assertThat(exact).isNotEmpty();
    for (UsageRecord row : exact) {
      MeteredRequest metered = meter.get(row.providerRequestId());
      assertThat(metered).as("%s", row).isNotNull();
      assertThat(row.tokens().promptTokens()).isEqualTo(metered.promptTokens());
      assertThat(row.tokens().completionTokens()).isEqualTo(metered.completionTokens());
    }
  }

  private static List<Ask> leaveAtRandom(RunningGateway gateway) throws Exception {
    List<Ask> asks = new ArrayList<>();
    try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
      List<Future<List<Ask>>> all = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        Random random = new Random(i);
        all.add(callers.submit(() -> caller(gateway, random)));
      }
      for (Future<List<Ask>> one : all) {
        asks.addAll(one.get());
      }
    }
    return asks;
  }

  private static List<Ask> caller(RunningGateway gateway, Random random) throws Exception {
    List<Ask> asks = new ArrayList<>();
    for (int i = 0; i < REQUESTS_EACH; i++) {
      Ask ask =
          gateway.ask(MODELS[random.nextInt(MODELS.length)]).stream(random.nextInt(3) > 0)
              .header("connection", "close")
              .key(random.nextBoolean() ? RunningGateway.KEY : "sk-test-drainer");
      asks.add(ask);
      try (Line line = ask.open()) {
        line.skip(random.nextInt(4) == 0 ? 1 : random.nextInt(3_000));
      } catch (IOException e) {
        // It had nothing more to say.
      }
    }
    return asks;
  }

  @Test
  void callersThatLeaveBeforeTheAnswerAreCountedOnce() throws Exception {
    SIMULATOR.reset();
    SIMULATOR.faults(Fault.of(FaultKind.DELAY_HEADERS).with("millis", 200));
    RunningGateway gateway = RunningGateway.shared();
    List<Ask> asks = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      Ask ask = gateway.ask(MODELS[i % 3]).stream(i % 2 == 0);
      asks.add(ask);
      Line line = ask.open();
      // The gateway must have seen the request: a reset may overtake what was sent.
      await()
          .atMost(Duration.ofSeconds(10))
          .pollInterval(Duration.ofMillis(1))
          .until(() -> !gateway.ledger().openings(ask.requestId()).isEmpty());
      if (i % 4 < 2) {
        line.close();
      } else {
        line.reset();
      }
    }

    for (Ask ask : asks) {
      assertThat(ask.row().outcome()).isEqualTo(Outcome.CLIENT_CLOSED);
    }
    SIMULATOR.clearFaults();
  }

  @Test
  void requestsInSequenceShareOneConnection() throws Exception {
    try (var upstream =
            RawUpstream.serving(
                call -> {
                  call.write(RawUpstream.STREAM_HEAD);
                  call.chunk(RawUpstream.Call.frame("hi"));
                  call.chunk(RawUpstream.Call.lastFrames());
                  call.end();
                });
        RunningGateway gateway = RunningGateway.start(upstream.settings())) {
      for (int i = 0; i < 100; i++) {
        assertThat(gateway.ask("raw/m").stream().send().isDone()).isTrue();
      }

      // The JDK's client keeps one connection, so all of them came on one event loop.
      assertThat(upstream.connections()).isLessThanOrEqualTo(4);
    }
  }
}
