package dev.weir.gateway.dialect.openai;

import dev.weir.gateway.dialect.AnswerFacts;
import dev.weir.gateway.dialect.ProviderCall;
import dev.weir.gateway.json.Bytes;
import dev.weir.gateway.sse.SseParser;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/**
 * A stream after the relay.
 *
 * @param complete what {@code end} said
 */
record Relayed(String text, AnswerFacts facts, boolean complete) {

  /** Relays the whole stream in one piece. */
  static Relayed of(ProviderCall call, String stream) {
    byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
    return of(call, bytes, bytes.length, new Random(0));
  }

  /** Relays the stream in random pieces of at most so many bytes. */
  static Relayed of(ProviderCall call, byte[] stream, int longest, Random random) {
    AnswerFacts facts = new AnswerFacts();
    ChunkRelay relay = new ChunkRelay(call, facts);
    SseParser parser = new SseParser(1 << 22);
    Bytes out = new Bytes(64);
    for (int at = 0; at < stream.length; ) {
      int length =
          Math.min(
              stream.length - at, longest == stream.length ? longest : 1 + random.nextInt(longest));
      parser.feed(Arrays.copyOfRange(stream, at, at + length), frame -> relay.relay(frame, out));
      at += length;
    }
    parser.end(frame -> relay.relay(frame, out));
    boolean complete = relay.end(out);
    return new Relayed(new String(out.toArray(), StandardCharsets.UTF_8), facts, complete);
  }

  ClientView client() {
    return ClientView.of(text);
  }
}
