package dev.weir.benchmarks.micro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.benchmarks.upstream.Wire;
import dev.weir.ledger.Cost;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** What is timed is right, and JMH finds and runs all of it. */
class MicroBenchmarksTest {

  private static final int OPEN_AND_CLOSE = 4;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100, 1400, 16384})
  void everyCutGivesTheSameFrames(int readBytes) {
    SseParserBenchmark benchmark = new SseParserBenchmark();
    benchmark.readBytes = readBytes;
    benchmark.cut();
    assertThat(benchmark.frames()).isEqualTo(Streams.CHUNKS + OPEN_AND_CLOSE);
  }

  @Test
  void aRelayedStreamKeepsItsBytes() {
    long bytes = Streams.pieces(Wire.OPENAI).stream().mapToLong(piece -> piece.length).sum();
    assertThat(new RelayBenchmark().chunks()).isEqualTo(bytes);
  }

  @Test
  void translatedStreamsHaveAllTheirChunks() {
    long least = Streams.CHUNKS * 100L;
    assertThat(new TranslationBenchmark().anthropicChunks()).isGreaterThan(least);
    assertThat(new TranslationBenchmark().geminiChunks()).isGreaterThan(least);
  }

  @Test
  void aSplicedBodyHasTheOtherModel() {
    RequestBenchmark benchmark = new RequestBenchmark();
    benchmark.bodyBytes = 1000;
    benchmark.write();
    assertThat(benchmark.scan().text("model")).isEqualTo("gpt-4o-mini");
    assertThat(new String(benchmark.splice(), StandardCharsets.UTF_8))
        .startsWith("{\"model\":\"gpt-4o\",")
        .endsWith("}");
  }

  @Test
  void theBillIsThatOfTheBundledPrice() {
    LedgerBenchmark benchmark = new LedgerBenchmark();
    // 220 at 0.15 and 120 at 0.60 USD per million tokens.
    assertThat(benchmark.cost()).isEqualTo(Cost.ofUsd("0.000105"));
    assertThat(benchmark.usageJson()).contains("\"cost_usd\":\"0.000105\"");
  }

  @Test
  void jmhRunsEveryBenchmark() throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include("dev\\.weir\\.benchmarks\\.micro\\..*")
                    .mode(Mode.SingleShotTime)
                    .forks(0)
                    .warmupIterations(0)
                    .measurementIterations(1)
                    .measurementTime(TimeValue.milliseconds(1))
                    .verbosity(VerboseMode.SILENT)
                    .shouldFailOnError(true)
                    .build())
            .run();
    assertThat(results).hasSize(16);
  }
}
