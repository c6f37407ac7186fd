package dev.weir.gateway.upstream;

import static dev.weir.gateway.journey.RawUpstream.Call.frame;
import static dev.weir.gateway.journey.RawUpstream.Call.lastFrames;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weir.gateway.journey.Ask;
import dev.weir.gateway.journey.FullServer;
import dev.weir.gateway.journey.Line;
import dev.weir.gateway.journey.RawUpstream;
import dev.weir.gateway.journey.RawUpstream.Call;
import dev.weir.gateway.journey.RawUpstream.Script;
import dev.weir.gateway.journey.RunningGateway;
import dev.weir.ledger.AttemptRecord.Phase;
import dev.weir.ledger.Outcome;
import dev.weir.ledger.UsageRecord;
import dev.weir.ledger.UsageSource;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a call whose caller leaves, in every phase and under both policies. */
class ClientGoneTest {

  /** The gateway promises 250 ms; a machine that runs other things too may be late once. */
  private static final long PROMISE_MILLIS = 250;

  private static final long PATIENCE_MILLIS = 5_000;
  private static final String ANSWER =
      "{\"id\":\"c\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"m\",\"choices\":[{"
          + "\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"hi\"},"
          + "\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":7,"
          + "\"completion_tokens\":5,\"total_tokens\":12}}";

  private static volatile CountDownLatch left = new CountDownLatch(1);

  private static RawUpstream upstream;
  private static FullServer full;
  private static RunningGateway gateway;
  private static RunningGateway bounded;

  @BeforeAll
  static void start() throws IOException {
    full = new FullServer();
    upstream =
        RawUpstream.ofModels(
            Map.<String, Script>of(
                "hang", Call::hang,
                "headers", ClientGoneTest::headers,
                "half", ClientGoneTest::half,
                "flood", ClientGoneTest::flood,
                "busy", ClientGoneTest::busy,
                "whole", ClientGoneTest::whole,
                "rest", ClientGoneTest::rest));
    gateway = RunningGateway.start(full.settings(upstream.settings("weir.clocks.connect=20s")));
    bounded =
        RunningGateway.start(
            upstream.settings(
                "weir.client-gone.stream=drain",
                "weir.client-gone.drain-time=300ms",
                "weir.client-gone.drain-bytes=500KB",
                "weir.client-gone.drains=1"));
  }

  @AfterAll
  static void stop() throws IOException {
    gateway.close();
    bounded.close();
    upstream.close();
    full.close();
  }

  @BeforeEach
  void begin() {
    RunningGateway.simulator().reset();
    left = new CountDownLatch(1);
    upstream.forget();
  }

  private static void headers(Call call) throws IOException {
    call.write(RawUpstream.STREAM_HEAD);
    call.chunk(": thinking\n\n");
    call.hang();
  }

  private static void half(Call call) throws IOException {
    call.write(RawUpstream.STREAM_HEAD);
    call.chunk(frame("half"));
    call.hang();
  }

  private static void flood(Call call) throws IOException {
    call.write(RawUpstream.STREAM_HEAD);
    String words = frame("x".repeat(50_000));
    while (true) {
      call.chunk(words);
    }
  }

  private static void busy(Call call) throws IOException {
    call.write("HTTP/1.1 429 Busy\r\nretry-after: 2\r\ncontent-length: 0\r\n\r\n");
  }

  private static void whole(Call call) throws IOException {
    awaitLeft();
    call.json(ANSWER);
  }

  private static void rest(Call call) throws IOException {
    call.write(RawUpstream.STREAM_HEAD);
    call.chunk(frame("half"));
    awaitLeft();
    call.chunk(frame(" and the rest"));
    call.chunk(lastFrames());
    call.end();
  }

  private static void awaitLeft() throws IOException {
    try {
      if (!left.await(10, TimeUnit.SECONDS)) {
        throw new IOException("nobody left");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void assertClosed(UsageRecord row, Phase phase) {
    assertThat(row.outcome()).isEqualTo(Outcome.CLIENT_CLOSED);
    assertThat(row.attempts()).hasSize(1);
    assertThat(row.attempts().getFirst().why()).isEqualTo("client_closed");
    assertThat(row.attempts().getFirst().phase()).isEqualTo(phase);
    assertThat(row.errorCode()).isNull();
  }

  /** What a caller sees before it leaves. */
  @FunctionalInterface
  private interface Until {
    void seen(Line line) throws Exception;
  }

  /** Leaves in this phase and expects that the provider is rid of the call at once. */
  private static UsageRecord leave(String model, boolean stream, String key, Until until)
      throws Exception {
    for (int attempt = 0; ; attempt++) {
      upstream.forget();
      Ask ask = gateway.ask(model).stream(stream).key(key);
      Line line = ask.open();
      upstream.awaitCall();
      until.seen(line);
      long start = System.nanoTime();
      line.close();
      assertThat(upstream.closesWithin(PATIENCE_MILLIS)).isTrue();
      long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      UsageRecord row = ask.row();
      if (took <= PROMISE_MILLIS) {
        return row;
      }
      assertThat(attempt).as("%d ms, and not for the first time", took).isLessThan(3);
    }
  }

  @Test
  void beforeTheConnectionStands() throws Exception {
    Ask ask = gateway.ask("full/m").stream();
    Line line = ask.open();
    await().pollDelay(100, TimeUnit.MILLISECONDS).until(() -> true);

    line.close();

    assertClosed(ask.row(), Phase.NOT_SENT);
  }

  @Test
  void beforeTheHeaders() throws Exception {
    assertClosed(leave("raw/hang", true, RunningGateway.KEY, line -> {}), Phase.SENT);
  }

  @Test
  void beforeTheHeadersOfAWholeAnswer() throws Exception {
    assertClosed(leave("raw/hang", false, "sk-test-canceller", line -> {}), Phase.SENT);
  }

  @Test
  void beforeTheFirstContent() throws Exception {
    UsageRecord row = leave("raw/headers", true, RunningGateway.KEY, line -> {});

    assertThat(row.outcome()).isEqualTo(Outcome.CLIENT_CLOSED);
    assertThat(row.attempts()).hasSize(1);
  }

  @Test
  void inTheMidstOfAStream() throws Exception {
    UsageRecord row = leave("raw/half", true, RunningGateway.KEY, line -> line.readUntil("half"));

    assertClosed(row, Phase.CONTENT);
    assertThat(row.status()).isEqualTo(200);
    assertThat(row.usageSource()).isNotEqualTo(UsageSource.PROVIDER);
  }

  @Test
  void withAReset() throws Exception {
    Ask ask = gateway.ask("raw/half").stream();
    Line line = ask.open();
    line.readUntil("half");
    line.reset();

    assertThat(upstream.closesWithin(PATIENCE_MILLIS)).isTrue();
    assertClosed(ask.row(), Phase.CONTENT);
  }

  @Test
  void withoutReadingWhatCame() throws Exception {
    UsageRecord row = leave("raw/flood", true, RunningGateway.KEY, line -> line.readUntil("xxxx"));

    assertClosed(row, Phase.CONTENT);
  }

  @Test
  void whileASecondTryIsWaitedFor() throws Exception {
    Ask ask = gateway.ask("raw/busy").stream();
    Line line = ask.open();
    upstream.awaitCall();
    await().pollDelay(100, TimeUnit.MILLISECONDS).until(() -> true);

    line.close();

    UsageRecord row = ask.row();
    assertThat(row.outcome()).isEqualTo(Outcome.CLIENT_CLOSED);
    assertThat(row.latencyMs()).isLessThan(1_900);
    assertThat(row.attempts()).hasSize(1);
    assertThat(row.attempts().getFirst().why()).isEqualTo("rate_limit_exceeded");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whileItsBodyIsBeingSent(boolean reset) throws Exception {
    Ask ask = gateway.ask("raw/hang").say("x".repeat(5_000));
    Line line = ask.open(2_000);
    await().pollDelay(50, TimeUnit.MILLISECONDS).until(() -> true);

    if (reset) {
      line.reset();
    } else {
      line.close();
    }

    UsageRecord row = ask.row();
    assertThat(row.outcome()).isEqualTo(Outcome.CLIENT_CLOSED);
    assertThat(row.attempts()).isEmpty();
    assertThat(row.modelRequested()).isNull();
    assertThat(row.errorCode()).isNull();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void afterTheLastByte(boolean stream) throws Exception {
    Ask ask = gateway.ask("gpt-4o").stream(stream).header("connection", "close");
    try (Line line = ask.open()) {
      assertThat(line.skip(1_000_000)).isGreaterThan(500);
    }

    assertThat(ask.row().outcome()).isEqualTo(Outcome.OK);
    assertThat(ask.row().usageSource()).isEqualTo(UsageSource.PROVIDER);
  }

  @Test
  void aWholeAnswerIsReadToItsEnd() throws Exception {
    Ask ask = gateway.ask("raw/whole");
    Line line = ask.open();
    upstream.awaitCall();
    line.close();
    assertThat(upstream.closesWithin(150)).isFalse();
    left.countDown();

    UsageRecord row = ask.row();
    assertDrained(row);
    assertThat(upstream.closesWithin(100)).as("the connection serves again").isFalse();
  }

  private static void assertDrained(UsageRecord row) {
    assertThat(row.outcome()).isEqualTo(Outcome.CLIENT_CLOSED);
    assertThat(row.usageSource()).isEqualTo(UsageSource.PROVIDER);
    assertThat(row.tokens().promptTokens()).isEqualTo(7);
    assertThat(row.tokens().completionTokens()).isEqualTo(5);
    assertThat(row.attempts()).hasSize(1);
    assertThat(row.attempts().getFirst().phase()).isEqualTo(Phase.DONE);
    assertThat(row.provider()).isEqualTo("raw");
    assertThat(row.finishReason()).isEqualTo("stop");
  }

  @Test
  void aStreamIsReadToItsEndWhereTheKeySaysSo() throws Exception {
    Ask ask = gateway.ask("raw/rest").stream().key("sk-test-drainer");
    Line line = ask.open();
    line.readUntil("half");
    line.close();
    assertThat(upstream.closesWithin(150)).isFalse();
    left.countDown();

    assertDrained(ask.row());
  }

  @Test
  void drainingEndsAfterItsTime() throws Exception {
    Ask ask = bounded.ask("raw/half").stream();
    Line line = ask.open();
    line.readUntil("half");
    line.close();

    assertThat(upstream.closesWithin(PATIENCE_MILLIS)).isTrue();
    assertThat(ask.row().latencyMs()).isGreaterThan(250);
    assertClosed(ask.row(), Phase.CONTENT);
  }

  @Test
  void drainingEndsAfterItsBytes() throws Exception {
    Ask ask = bounded.ask("raw/flood").stream();
    Line line = ask.open();
    line.readUntil("xxxx");
    line.close();

    assertThat(upstream.closesWithin(PATIENCE_MILLIS)).isTrue();
    assertClosed(ask.row(), Phase.CONTENT);
  }

  @Test
  void onlySoManyAreDrainedAtOnce() throws Exception {
    Ask first = bounded.ask("raw/rest").stream();
    Ask second = bounded.ask("raw/half").stream();
    Line firstLine = first.open();
    firstLine.readUntil("half");
    Line secondLine = second.open();
    secondLine.readUntil("half");

    firstLine.close();
    await().pollDelay(50, TimeUnit.MILLISECONDS).until(() -> true);
    secondLine.close();

    assertThat(second.row().usageSource()).isNotEqualTo(UsageSource.PROVIDER);
    left.countDown();
    assertThat(first.row().outcome()).isEqualTo(Outcome.CLIENT_CLOSED);
  }
}
