package dev.weir.gateway.pipeline;

import reactor.core.publisher.Mono;

/** Decides which target is tried, and which next. Contributed by {@code fallback}. */
@FunctionalInterface
public interface AttemptLoop {

  /**
   * Tries targets until one answers.
   *
   * @param call makes one attempt; its answer comes when something can be shown, its error is the
   *     attempt's failure
   * @return the answer, or the last failure
   */
  Mono<Answer> run(AiExchange exchange, Call call);

  /** Makes one attempt. */
  @FunctionalInterface
  interface Call {

    Mono<Answer> make(Attempt attempt);
  }
}
