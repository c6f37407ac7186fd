package dev.weir.benchmarks.micro;

import dev.weir.benchmarks.upstream.Wire;
import dev.weir.gateway.dialect.AnswerFacts;
import dev.weir.gateway.dialect.Relay;
import dev.weir.gateway.dialect.openai.OpenAiDialect;
import dev.weir.gateway.json.Bytes;
import dev.weir.gateway.sse.SseParser;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** OpenAI's stream to OpenAI's clients; one operation is one chunk, its framing included. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RelayBenchmark {

  private final List<byte[]> reads = Streams.pieces(Wire.OPENAI);
  private final Relay relay = Objects.requireNonNull(OpenAiDialect.dialect().relay());

  @Benchmark
  @OperationsPerInvocation(Streams.CHUNKS)
  public long chunks() {
    Bytes out = new Bytes(1024);
    SseParser parser = new SseParser(1 << 20);
    Relay.StreamRelay stream = relay.stream(Streams.call("gpt-4o-mini"), new AnswerFacts());
    long written = 0;
    for (byte[] read : reads) {
      parser.feed(read, frame -> stream.relay(frame, out));
      written += out.drain().length;
    }
    return written;
  }
}
