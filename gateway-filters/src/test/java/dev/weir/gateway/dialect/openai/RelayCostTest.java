package dev.weir.gateway.dialect.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.weir.gateway.chat.ChatEvent;
import dev.weir.gateway.dialect.AnswerFacts;
import dev.weir.gateway.json.Bytes;
import dev.weir.gateway.sse.SseFrame;
import dev.weir.gateway.sse.SseParser;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * What one chunk of a stream costs. Times are printed and not asserted, because they depend on the
 * machine; allocation does not.
 */
class RelayCostTest {

  private static final int CHUNKS = 200_000;

  private static final String PLAIN =
      "data:"
          + " {\"id\":\"chatcmpl-AbCdEfGhIjKlMnOpQrStUvWxYz012\",\"object\":\"chat.completion.chunk\",\"created\":1700000000,\"model\":\"gpt-4o-2024-08-06\",\"service_tier\":\"default\",\"system_fingerprint\":\"fp_0123456789\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\""
          + " sometimes\"},\"logprobs\":null,\"finish_reason\":null}],\"usage\":null,\"obfuscation\":\"a1b2c3d4\"}\n\n";

  @Test
  void aRelayedChunkIsLean() {
    String repeated = PLAIN.replace("{\"content\"", "{\"role\":\"assistant\",\"content\"");
    assertThat(relayed("relayed as it came", PLAIN)).isLessThan(PLAIN.length() + 160.0);
    assertThat(relayed("relayed without its role", repeated)).isLessThan(PLAIN.length() + 160.0);
  }

  @Test
  void aWrittenChunkIsLean() {
    ChunkWriter writer = new ChunkWriter(Calls.stream("m-1", false));
    ChatEvent event = new ChatEvent.Text(0, " sometimes");
    Bytes out = new Bytes(1024);
    double allocated = measured("written", () -> writer.write(event, out), out);
    assertThat(allocated).isLessThan(320);
  }

  private static double relayed(String name, String chunk) {
    ChunkRelay relay = new ChunkRelay(Calls.stream("m-1", false), new AnswerFacts());
    SseParser parser = new SseParser(1 << 20);
    byte[] bytes = chunk.getBytes(StandardCharsets.UTF_8);
    Bytes out = new Bytes(1024);
    Consumer<SseFrame> handler = frame -> relay.relay(frame, out);
    return measured(name, () -> parser.feed(bytes, handler), out);
  }

  /** Bytes allocated for one step, with the copy that is handed on. */
  private static double measured(String name, Runnable step, Bytes out) {
    int size = 0;
    for (int i = 0; i < CHUNKS; i++) {
      step.run();
      size = out.drain().length;
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long bytes = threads.getCurrentThreadAllocatedBytes();
    long start = System.nanoTime();
    for (int i = 0; i < CHUNKS; i++) {
      step.run();
      size = out.drain().length;
    }
    long nanos = System.nanoTime() - start;
    double each = (threads.getCurrentThreadAllocatedBytes() - bytes) / (double) CHUNKS;
    System.out.printf(
        Locale.ROOT,
        "a chunk of %d bytes %s: %d ns, %.0f bytes allocated%n",
        size,
        name,
        nanos / CHUNKS,
        each);
    return each;
  }
}
