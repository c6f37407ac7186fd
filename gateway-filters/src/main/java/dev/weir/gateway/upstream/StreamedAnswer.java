package dev.weir.gateway.upstream;

import dev.weir.gateway.error.AiException;
import dev.weir.gateway.json.Bytes;
import dev.weir.gateway.pipeline.AiExchange;
import dev.weir.gateway.pipeline.Answer;
import dev.weir.gateway.pipeline.AnswerNormalization.StreamNormalizer;
import dev.weir.gateway.pipeline.Attempt;
import dev.weir.ledger.AttemptRecord.Phase;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Sinks;

/**
 * A streamed answer. Until the first content nothing is shown and what came is held back; then each
 * read makes at most one element for the caller, and the caller's demand asks for the next read.
 */
final class StreamedAnswer implements AnswerBody {

  static final byte[] PING = ": ping\n\n".getBytes(StandardCharsets.US_ASCII);

  private final UpstreamCall call;
  private final Attempt attempt;
  private final StreamNormalizer normalizer;
  private final Bytes out = new Bytes(512);
  private Sinks.@Nullable Many<byte[]> frames;
  private boolean ended;

  StreamedAnswer(UpstreamCall call, AiExchange ai, Attempt attempt) {
    this.call = call;
    this.attempt = attempt;
    this.normalizer = ai.normalization.get().stream(ai, attempt);
  }

  @Override
  public void read(byte[] bytes) {
    if (ended) {
      return;
    }
    boolean emitted = false;
    try {
      normalizer.read(bytes, out);
    } finally {
      // What stood before a failure in the same read is the caller's, if it has anything at all.
      // The end waits for finish(), because a caller may act on it at once.
      emitted = frames != null && !normalizer.isDone() && show();
    }
    if (normalizer.isDone()) {
      finish();
      return;
    }
    if (frames == null && attempt.facts().content) {
      open();
      emitted = true;
    }
    if (!emitted) {
      call.connection().readOn();
    }
  }

  @Override
  public @Nullable Answer end() {
    if (!ended) {
      finish();
    }
    return null;
  }

  private void finish() {
    ended = true;
    normalizer.end(out);
    if (frames == null) {
      open();
    }
    show();
    Sinks.Many<byte[]> sink = frames;
    call.complete();
    if (sink != null) {
      sink.tryEmitComplete();
    }
  }

  private void open() {
    attempt.reached(Phase.CONTENT);
    Sinks.Many<byte[]> sink = Sinks.unsafe().many().unicast().onBackpressureBuffer();
    frames = sink;
    show();
    if (!call.isDraining()) {
      call.clocks().shown();
      call.answered(
          new Answer.Stream(
              attempt, sink.asFlux().doOnRequest(this::demand).doOnCancel(call::clientLeft)));
    }
  }

  /** Hands what has come together to the caller; says whether there was anything. */
  private boolean show() {
    if (out.isEmpty()) {
      return false;
    }
    call.keepTurn();
    byte[] bytes = out.drain();
    if (frames != null && !call.isDraining()) {
      frames.tryEmitNext(bytes);
    }
    return true;
  }

  private void demand(long count) {
    if (!call.isOver() && !ended) {
      call.connection().demand(count);
    }
  }

  /** Keeps a silent stream alive. */
  void ping() {
    if (frames != null && !ended && !call.isDraining()) {
      frames.tryEmitNext(PING);
    }
  }

  @Override
  public boolean isShown() {
    return frames != null;
  }

  @Override
  public void fail(AiException reason) {
    ended = true;
    if (frames != null) {
      frames.tryEmitNext(normalizer.failure(reason));
      frames.tryEmitComplete();
    }
  }
}
