package dev.weir.gateway.upstream;

import static dev.weir.gateway.journey.RawUpstream.Call.frame;
import static dev.weir.gateway.journey.RawUpstream.Call.lastFrames;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weir.gateway.journey.FullServer;
import dev.weir.gateway.journey.Line;
import dev.weir.gateway.journey.RawUpstream;
import dev.weir.gateway.journey.RawUpstream.Call;
import dev.weir.gateway.journey.RawUpstream.Script;
import dev.weir.gateway.journey.Reply;
import dev.weir.gateway.journey.RunningGateway;
import dev.weir.ledger.AttemptRecord.Phase;
import dev.weir.ledger.Outcome;
import dev.weir.ledger.UsageRecord;
import dev.weir.ledger.UsageSource;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is waited for, how long, and what a caller sees meanwhile and afterwards. */
class ClocksTest {

  private static final String ROLE =
      "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\","
          + "\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},"
          + "\"finish_reason\":null}]}\n\n";
  private static final int FLOOD = 400;
  private static final String FLOOD_WORDS = "x".repeat(50_000);

  private static final AtomicInteger FLOODED = new AtomicInteger();
  private static volatile CountDownLatch silence = new CountDownLatch(1);

  private static RawUpstream upstream;
  private static FullServer full;
  private static RunningGateway strict;
  private static RunningGateway pinging;

  @BeforeAll
  static void start() throws IOException {
    full = new FullServer();
    upstream =
        RawUpstream.ofModels(
            Map.<String, Script>of(
                "no-headers", Call::hang,
                "headers-only", ClocksTest::headersOnly,
                "no-content", ClocksTest::noContent,
                "half", ClocksTest::half,
                "slow", ClocksTest::slow,
                "flood", ClocksTest::flood,
                "pausing", ClocksTest::pausing,
                "late", ClocksTest::late,
                "busy", ClocksTest::busy,
                "busy-soon", ClocksTest::busySoon));
    strict =
        RunningGateway.start(
            full.settings(
                upstream.settings(
                    "weir.clocks.connect=300ms",
                    "weir.clocks.first-byte=300ms",
                    "weir.clocks.first-token=600ms",
                    "weir.clocks.reasoning-first=700ms",
                    "weir.clocks.idle=350ms",
                    "weir.clocks.total=900ms",
                    "weir.clocks.ping-grace=0s")));
    pinging =
        RunningGateway.start(
            upstream.settings("weir.clocks.ping-grace=150ms", "weir.clocks.ping-every=100ms"));
  }

  @AfterAll
  static void stop() throws IOException {
    strict.close();
    pinging.close();
    upstream.close();
    full.close();
  }

  private static void headersOnly(Call call) throws IOException {
    call.write(RawUpstream.STREAM_HEAD);
    call.hang();
  }

  private static void noContent(Call call) throws IOException {
    call.write(RawUpstream.STREAM_HEAD);
    call.chunk(ROLE);
    while (pause(50)) {
      call.chunk(": still thinking\n\n");
    }
  }

  private static void half(Call call) throws IOException {
    call.write(RawUpstream.STREAM_HEAD);
    call.chunk(frame("half"));
    call.hang();
  }

  private static void slow(Call call) throws IOException {
    call.write(RawUpstream.STREAM_HEAD);
    for (int i = 0; i < 12; i++) {
      pause(100);
      call.chunk(frame("w" + i + " "));
    }
    call.chunk(lastFrames());
    call.end();
  }

  private static void flood(Call call) throws IOException {
    call.write(RawUpstream.STREAM_HEAD);
    for (int i = 0; i < FLOOD; i++) {
      call.chunk(frame(FLOOD_WORDS));
      FLOODED.incrementAndGet();
    }
    call.chunk(lastFrames());
    call.end();
  }

  private static void pausing(Call call) throws IOException {
    call.write(RawUpstream.STREAM_HEAD);
    call.chunk(frame("before "));
    awaitSilence();
    call.chunk(frame("after"));
    call.chunk(lastFrames());
    call.end();
  }

  private static void late(Call call) throws IOException {
    awaitSilence();
    call.write(RawUpstream.STREAM_HEAD);
    call.chunk(frame("late"));
    silence = new CountDownLatch(1);
    awaitSilence();
    call.chunk(lastFrames());
    call.end();
  }

  private static void busySoon(Call call) throws IOException {
    pause(500);
    call.write("HTTP/1.1 503 Busy\r\nretry-after: 60\r\ncontent-length: 0\r\n\r\n");
  }

  private static void busy(Call call) throws IOException {
    awaitSilence();
    call.write("HTTP/1.1 503 Busy\r\nretry-after: 60\r\ncontent-length: 0\r\n\r\n");
  }

  /** The pace of a provider. */
  private static boolean pause(long millis) {
    try {
      return !new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void awaitSilence() throws IOException {
    try {
      if (!silence.await(10, TimeUnit.SECONDS)) {
        throw new IOException("nobody spoke");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void assertTimeout(Reply reply, String clock, Phase phase) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(504);
    assertThat(reply.errorCode()).isEqualTo("provider_timeout");
    assertThat(reply.error().path("type").stringValue()).isEqualTo("api_error");
    assertThat(reply.error().path("message").stringValue()).contains("weir.clocks." + clock);
    assertThat(reply.header("x-should-retry")).isEqualTo("false");
    UsageRecord row = reply.row();
    assertThat(row.outcome()).isEqualTo(Outcome.TIMEOUT);
    assertThat(row.status()).isEqualTo(504);
    assertThat(row.attempts().getLast().phase()).isEqualTo(phase);
    assertThat(row.attempts().getLast().why()).isEqualTo("provider_timeout");
    assertThat(row.usageSource()).isNotEqualTo(UsageSource.PROVIDER);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void connect(boolean stream) {
    assertTimeout(strict.ask("full/m").stream(stream).send(), "connect", Phase.NOT_SENT);
  }

  @Test
  void firstByte() {
    assertTimeout(strict.ask("raw/no-headers").stream().send(), "first-byte", Phase.SENT);
  }

  @Test
  void firstByteOfAReasoningRequest() {
    Reply reply = strict.ask("raw/no-headers").stream().with("reasoning_effort", "high").send();

    assertTimeout(reply, "first-byte", Phase.SENT);
    assertThat(reply.error().path("message").stringValue()).contains("700 ms");
  }

  @Test
  void firstToken() {
    assertTimeout(strict.ask("raw/no-content").stream().send(), "first-token", Phase.HEADERS);
  }

  @Test
  void idleBeforeContent() {
    assertTimeout(strict.ask("raw/headers-only").stream().send(), "idle", Phase.HEADERS);
  }

  @Test
  void idleAfterContent() {
    Reply reply = strict.ask("raw/half").stream().with("fallbacks", List.of("gpt-4o")).send();

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.content()).isEqualTo("half");
    assertThat(reply.text()).doesNotContain("[DONE]");
    assertThat(reply.lastError().path("code").stringValue()).isEqualTo("provider_timeout");
    assertThat(reply.lastError().path("message").stringValue()).contains("weir.clocks.idle");
    assertThat(reply.row().outcome()).isEqualTo(Outcome.TIMEOUT);
    assertThat(reply.row().status()).isEqualTo(200);
    assertThat(reply.row().attempts()).hasSize(1);
  }

  @Test
  void totalOfAWholeAnswer() {
    assertTimeout(strict.ask("raw/no-headers").send(), "total", Phase.SENT);
  }

  @Test
  void totalOverAllTargets() {
    long start = System.nanoTime();

    Reply reply =
        strict.ask("raw/headers-only").stream()
            .with("fallbacks", List.of("raw/no-headers", "raw/no-content", "raw/late", "gpt-4o"))
            .send();

    assertThat(reply.status()).as(reply.text()).isEqualTo(504);
    assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(3));
    assertThat(reply.row().attempts()).hasSize(3);
  }

  @Test
  void aStreamThatKeepsComingIsNeverTooLong() {
    Reply reply = strict.ask("raw/slow").stream().send();

    assertThat(reply.isDone()).as(reply.text()).isTrue();
    assertThat(reply.row().outcome()).isEqualTo(Outcome.OK);
    assertThat(reply.row().latencyMs()).isGreaterThan(900);
  }

  @Test
  void aSlowReaderIsNotASilentProvider() throws Exception {
    FLOODED.set(0);
    try (Line line = strict.ask("raw/flood").stream().open()) {
      line.readUntil("xxxx");
      // The provider cannot get rid of its words for much longer than the idle clock.
      AtomicInteger last = new AtomicInteger(-1);
      await()
          .atMost(Duration.ofSeconds(20))
          .pollInterval(Duration.ofMillis(800))
          .until(() -> FLOODED.get() == last.getAndSet(FLOODED.get()));
      assertThat(FLOODED.get()).isLessThan(FLOOD);

      int rest = line.skip(FLOOD * FLOOD_WORDS.length());
      String end = line.readUntil("\r\n0\r\n\r\n");

      assertThat(rest).isEqualTo(FLOOD * FLOOD_WORDS.length());
      assertThat(end).contains("data: [DONE]").doesNotContain("\"error\"");
    }
  }

  @Test
  void aPauseAfterContentIsFilledWithPings() throws Exception {
    silence = new CountDownLatch(1);
    try (Line line = pinging.ask("raw/pausing").stream().open()) {
      line.readUntil(": ping\n\n\r\n8\r\n: ping\n\n");
      silence.countDown();

      String text = line.readUntil("[DONE]");

      assertThat(text.indexOf("before")).isLessThan(text.indexOf(": ping"));
      assertThat(text.lastIndexOf(": ping")).isLessThan(text.indexOf("after"));
      assertThat(text.split("before", -1)).hasSize(2);
    }
  }

  @Test
  void aSilentStreamOpensWithPingsAndGoesOn() throws Exception {
    silence = new CountDownLatch(1);
    var ask = pinging.ask("raw/late").stream();
    try (Line line = ask.open()) {
      String head = line.readUntil(": ping\n\n\r\n8\r\n: ping\n\n");
      silence.countDown();
      line.readUntil("late");
      line.readUntil(": ping\n\n\r\n8\r\n: ping\n\n");
      silence.countDown();
      String text = line.readUntil("[DONE]");

      assertThat(head).startsWith("HTTP/1.1 200");
      assertThat(head).containsIgnoringCase("content-type: text/event-stream");
      assertThat(head).doesNotContainIgnoringCase("x-weir-provider");
      assertThat(text).contains("late");
      assertThat(ask.row().outcome()).isEqualTo(Outcome.OK);
      assertThat(ask.row().status()).isEqualTo(200);
      assertThat(ask.row().provider()).isEqualTo("raw");
    }
  }

  @Test
  void aSilentStreamThatFailsEndsWithAnErrorFrame() throws Exception {
    silence = new CountDownLatch(1);
    var ask = pinging.ask("raw/busy").stream();
    try (Line line = ask.open()) {
      line.readUntil(": ping");
      silence.countDown();
      String text = line.readUntil("\r\n0\r\n\r\n");

      assertThat(text).contains("data: {\"error\":").contains("\"provider_error\"");
      assertThat(text).doesNotContain("[DONE]");
      assertThat(ask.row().outcome()).isEqualTo(Outcome.PROVIDER_ERROR);
      assertThat(ask.row().status()).isEqualTo(200);
      assertThat(ask.row().errorCode()).isEqualTo("provider_error");
    }
  }

  @Test
  void aSilentStreamThatFailsStillHasAnAlternate() {
    Reply reply = pinging.ask("raw/busy-soon").stream().with("fallbacks", List.of("gpt-4o")).send();

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text()).startsWith(": ping\n\n: ping\n\n");
    assertThat(reply.header("x-weir-provider")).isNull();
    assertThat(reply.isDone()).isTrue();
    assertThat(reply.content()).startsWith("Four score");
    assertThat(reply.row().provider()).isEqualTo("openai");
    assertThat(reply.row().attempts()).hasSize(2);
  }
}
