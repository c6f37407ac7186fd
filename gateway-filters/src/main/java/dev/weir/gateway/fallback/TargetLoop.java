package dev.weir.gateway.fallback;

import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.gateway.pipeline.AiExchange;
import dev.weir.gateway.pipeline.Answer;
import dev.weir.gateway.pipeline.Attempt;
import dev.weir.gateway.pipeline.AttemptLoop;
import dev.weir.gateway.pipeline.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Tries the targets in order, each at most twice, until one shows something or the time for that is
 * over. One object serves one request.
 */
final class TargetLoop implements AttemptLoop {

  private final List<Target> targets;
  private final Circuits circuits;
  private final Duration total;

  /**
   * @param total the longest time until something can be shown
   */
  TargetLoop(Target first, List<Target> alternates, Circuits circuits, Duration total) {
    this.targets = new ArrayList<>(1 + alternates.size());
    this.targets.add(first);
    this.targets.addAll(alternates);
    this.circuits = circuits;
    this.total = total;
  }

  @Override
  public Mono<Answer> run(AiExchange exchange, Call call) {
    return next(exchange, call, 0, null);
  }

  private Mono<Answer> next(AiExchange exchange, Call call, int index, @Nullable AiException last) {
    for (int i = index; i < targets.size(); i++) {
      Target target = targets.get(i);
      Circuits.Permit permit = circuits.permit(target);
      if (permit != null) {
        return attempt(exchange, call, i, permit, true);
      }
      last = open(exchange, target, last);
    }
    return Mono.error(last == null ? unavailable(null) : last);
  }

  private AiException open(AiExchange exchange, Target target, @Nullable AiException last) {
    AiException resting = unavailable(target);
    if (targets.size() > 1) {
      Attempt skipped = exchange.begin(target, System.nanoTime());
      skipped.failed(resting);
      skipped.ended(System.nanoTime());
    }
    return last == null ? resting : last;
  }

  private Mono<Answer> attempt(
      AiExchange exchange, Call call, int index, Circuits.Permit permit, boolean first) {
    Attempt attempt = exchange.begin(targets.get(index), System.nanoTime());
    return call.make(attempt)
        .doOnNext(answer -> permit.answered())
        .doOnCancel(permit::abandoned)
        .onErrorResume(
            AiException.class,
            failure -> {
              permit.failed(failure);
              return failed(exchange, call, index, first, attempt, failure);
            });
  }

  private Mono<Answer> failed(
      AiExchange exchange,
      Call call,
      int index,
      boolean first,
      Attempt attempt,
      AiException failure) {
    if (exchange.hasClientLeft() || isTimeOver(exchange)) {
      return Mono.error(failure);
    }
    if (first && Retry.sameTarget(attempt, failure)) {
      Circuits.Permit permit = circuits.permit(targets.get(index));
      if (permit != null) {
        Duration wait = Retry.waitBefore(failure);
        Mono<Answer> again = Mono.defer(() -> attempt(exchange, call, index, permit, false));
        return wait.isZero() ? again : Mono.delay(wait).doOnCancel(permit::abandoned).then(again);
      }
    }
    return Retry.otherTarget(failure)
        ? next(exchange, call, index + 1, failure)
        : Mono.error(failure);
  }

  private boolean isTimeOver(AiExchange exchange) {
    return System.nanoTime() - exchange.startNanos() >= total.toNanos();
  }

  private AiException unavailable(@Nullable Target target) {
    return new AiException(
            AiError.PROVIDER_UNAVAILABLE,
            target == null
                ? "no target is left"
                : target.id() + " rests after too many failures; no other target is left")
        .withRetryAfter(circuits.openFor());
  }
}
