package dev.weir.gateway.normalize;

import dev.weir.gateway.dialect.AnswerFacts;
import dev.weir.gateway.dialect.ChatFront;
import dev.weir.gateway.dialect.Relay;
import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.gateway.json.Bytes;
import dev.weir.gateway.pipeline.AnswerNormalization.StreamNormalizer;
import dev.weir.gateway.sse.SseFrame;
import dev.weir.gateway.sse.SseParser;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A stream whose frames go on as they came. One object per attempt, one thread at a time. */
final class RelayedStream implements StreamNormalizer {

  private final SseParser parser;
  private final Relay.StreamRelay relay;
  private final AnswerFacts facts;
  private final ChatFront front;
  private final Consumer<SseFrame> handler = this::frame;
  private @Nullable Bytes out;

  RelayedStream(int maxFrameBytes, Relay.StreamRelay relay, AnswerFacts facts, ChatFront front) {
    this.parser = new SseParser(maxFrameBytes);
    this.relay = relay;
    this.facts = facts;
    this.front = front;
  }

  @Override
  public void read(byte[] bytes, Bytes target) {
    out = target;
    parser.feed(bytes, handler);
  }

  private void frame(SseFrame frame) {
    if (facts.failure != null || out == null) {
      return;
    }
    relay.relay(frame, out);
    if (facts.failure != null) {
      throw Faults.inside(facts.failure);
    }
  }

  @Override
  public void end(Bytes target) {
    out = target;
    parser.end(handler);
    if (!relay.end(target)) {
      throw new AiException(
          AiError.PROVIDER_BAD_RESPONSE, "the provider closed the stream before its end");
    }
  }

  @Override
  public boolean isDone() {
    return relay.isDone();
  }

  @Override
  public byte[] failure(AiException error) {
    return front.writeErrorFrame(error);
  }
}
