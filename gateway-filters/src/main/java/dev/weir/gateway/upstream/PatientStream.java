package dev.weir.gateway.upstream;

import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.gateway.pipeline.AiExchange;
import dev.weir.gateway.pipeline.Answer;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;

/**
 * A stream that may keep its caller waiting. If nothing can be shown within the grace time it is
 * opened as 200 with pings, so that nobody on the way takes it for dead; attempts go on until
 * content, and what fails from then on is an error frame.
 */
final class PatientStream {

  private final Engine engine;
  private final Function<AiException, byte[]> errorFrame;

  /**
   * @param errorFrame an error as the caller's last frame
   */
  PatientStream(Engine engine, Function<AiException, byte[]> errorFrame) {
    this.engine = engine;
    this.errorFrame = errorFrame;
  }

  Mono<Void> write(ServerWebExchange exchange, AiExchange ai, Mono<Answer> answer, Executor loop) {
    return Flux.merge(answer, silences(loop))
        .takeUntil(Answer.class::isInstance)
        .switchOnFirst(
            (first, items) ->
                first.get() instanceof Silence
                    ? AnswerWriter.stream(
                        exchange,
                        ai,
                        items
                            .concatMap(item -> frames(item))
                            .onErrorResume(error -> failure(ai, error)))
                    : items.concatMap(item -> AnswerWriter.write(exchange, ai, (Answer) item)))
        .then();
  }

  private static Flux<byte[]> frames(Object item) {
    return switch (item) {
      case Answer.Stream stream -> stream.frames();
      case Answer.Whole whole -> Flux.just(whole.body());
      default -> Flux.just(StreamedAnswer.PING);
    };
  }

  private Flux<byte[]> failure(AiExchange ai, Throwable error) {
    AiException failure =
        error instanceof AiException known
            ? known
            : new AiException(AiError.INTERNAL_ERROR, "the gateway failed");
    ai.failed(failure);
    return Flux.just(errorFrame.apply(failure));
  }

  /** One element when the grace time is over, and one for each interval from then on. */
  private Flux<Object> silences(Executor loop) {
    return Flux.create(
        sink -> {
          AtomicReference<Alarm> next = new AtomicReference<>();
          sink.onDispose(
              () -> {
                Alarm pending = next.get();
                if (pending != null) {
                  pending.cancel();
                }
              });
          schedule(sink, next, engine.clocks().pingGrace(), loop);
        },
        FluxSink.OverflowStrategy.DROP);
  }

  private void schedule(
      FluxSink<Object> sink, AtomicReference<Alarm> next, Duration wait, Executor loop) {
    next.set(
        engine.after(
            wait,
            () -> {
              if (!sink.isCancelled()) {
                sink.next(Silence.STILL);
                schedule(sink, next, engine.clocks().pingEvery(), loop);
              }
            },
            loop));
  }

  /** Nothing to show yet. */
  private enum Silence {
    STILL
  }
}
