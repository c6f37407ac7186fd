package dev.weir.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.benchmarks.upstream.FastUpstream;
import dev.weir.benchmarks.upstream.Mode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Loader and upstream understand each other without a proxy between them. */
class LoaderTest {

  private static final FastUpstream UPSTREAM = new FastUpstream(0);
  private static final Loader LOADER = new Loader();

  @AfterAll
  static void close() {
    LOADER.close();
    UPSTREAM.close();
  }

  private static LoadResult run(Mode mode, Pace pace, Duration leadIn, Duration window)
      throws InterruptedException {
    byte[] request = Requests.chat("key", "gpt-4o-mini", mode, 1000);
    return LOADER.run(new Load(UPSTREAM.port(), request, mode, pace, leadIn, window));
  }

  @ParameterizedTest
  @EnumSource(names = {"JSON", "JSON_LATER", "STREAM_FAST", "STREAM_BURST"})
  void everyModeIsAnswered(Mode mode) throws InterruptedException {
    LoadResult result = run(mode, new Pace.Closed(2), Duration.ZERO, mode.length().plusMillis(500));
    assertThat(result.bad()).isZero();
    assertThat(result.answers()).isPositive();
    if (mode.isStream()) {
      assertThat(result.chunks()).isGreaterThanOrEqualTo(2 * mode.chunks());
      assertThat(result.delivery().micros(0.5)).isPositive();
    }
  }

  @Test
  void anOpenLoopKeepsItsRate() throws InterruptedException {
    LoadResult result =
        run(Mode.JSON, new Pace.Open(400, 16), Duration.ofMillis(300), Duration.ofSeconds(1));
    assertThat(result.bad()).isZero();
    assertThat(result.answers()).isBetween(300, 500);
  }

  @Test
  void aLateUpstreamIsSeenInTheLatency() throws InterruptedException {
    LoadResult result =
        run(Mode.JSON_LATER, new Pace.Open(50, 16), Duration.ofMillis(200), Duration.ofMillis(500));
    assertThat(result.latencies().micros(0.5)).isBetween(20_000.0, 200_000.0);
  }

  @Test
  void aWrongAnswerIsBad() throws InterruptedException {
    byte[] request =
        "POST /nowhere HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);
    LoadResult result =
        LOADER.run(
            new Load(
                UPSTREAM.port(),
                request,
                Mode.JSON,
                new Pace.Open(50, 2),
                Duration.ZERO,
                Duration.ofMillis(400)));
    assertThat(result.answers()).isZero();
    assertThat(result.bad()).isPositive();
  }
}
