package dev.weir.benchmarks.micro;

import dev.weir.benchmarks.upstream.Wire;
import dev.weir.gateway.chat.ChatEvent;
import dev.weir.gateway.dialect.ChatFront;
import dev.weir.gateway.dialect.ChatProvider;
import dev.weir.gateway.dialect.ProviderCall;
import dev.weir.gateway.dialect.anthropic.AnthropicDialect;
import dev.weir.gateway.dialect.gemini.GeminiDialect;
import dev.weir.gateway.dialect.openai.OpenAiDialect;
import dev.weir.gateway.json.Bytes;
import dev.weir.gateway.sse.SseParser;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Other streams to OpenAI's clients; one operation is one chunk, its framing included. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TranslationBenchmark {

  private final List<byte[]> claude = Streams.pieces(Wire.ANTHROPIC);
  private final List<byte[]> gemini = Streams.pieces(Wire.GEMINI);
  private final ChatFront front = Objects.requireNonNull(OpenAiDialect.dialect().front());

  @Benchmark
  @OperationsPerInvocation(Streams.CHUNKS)
  public long anthropicChunks() {
    return translated(claude, AnthropicDialect.dialect().provider(), "claude-sonnet-4-5");
  }

  @Benchmark
  @OperationsPerInvocation(Streams.CHUNKS)
  public long geminiChunks() {
    return translated(gemini, GeminiDialect.dialect().provider(), "gemini-2.5-flash");
  }

  private long translated(List<byte[]> reads, @Nullable ChatProvider provider, String model) {
    ProviderCall call = Streams.call(model);
    ChatProvider.EventReader reader = Objects.requireNonNull(provider).reader(call);
    ChatFront.EventWriter writer = front.writer(call);
    Bytes out = new Bytes(1024);
    Consumer<ChatEvent> events = event -> writer.write(event, out);
    SseParser parser = new SseParser(1 << 20);
    long written = 0;
    for (byte[] read : reads) {
      parser.feed(read, frame -> reader.read(frame, events));
      written += out.drain().length;
    }
    reader.end(events);
    writer.end(out);
    return written + out.drain().length;
  }
}
