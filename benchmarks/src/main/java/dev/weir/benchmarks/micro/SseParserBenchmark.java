package dev.weir.benchmarks.micro;

import dev.weir.benchmarks.upstream.Wire;
import dev.weir.gateway.sse.SseFrame;
import dev.weir.gateway.sse.SseParser;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Cutting a stream into frames; one operation is one frame of about 300 bytes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SseParserBenchmark {

  /** Bytes of a read; 0 for one frame each. */
  @Param({"0", "100", "1400", "16384"})
  public int readBytes;

  private List<byte[]> reads = List.of();
  private int frames;
  private final Consumer<SseFrame> counter = this::count;

  @Setup
  public void cut() {
    List<byte[]> whole = Streams.pieces(Wire.OPENAI);
    reads = readBytes == 0 ? whole : Streams.cut(whole, readBytes);
  }

  @Benchmark
  @OperationsPerInvocation(Streams.CHUNKS)
  public int frames() {
    frames = 0;
    SseParser parser = new SseParser(1 << 20);
    for (byte[] read : reads) {
      parser.feed(read, counter);
    }
    parser.end(counter);
    return frames;
  }

  private void count(SseFrame frame) {
    frames += frame.hasData() ? 1 : 0;
  }
}
