package dev.weir.gateway.fallback;

import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.gateway.pipeline.Target;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One circuit breaker per provider and model: half of at least ten calls within a minute failed, so
 * the target rests for fifteen seconds, then three calls try it. Failures are connects, clocks,
 * 5xx, 529 and broken bodies. What the request is to blame for never counts, nor 429, a caller that
 * left, or a call with the caller's own key.
 */
public final class Circuits {

  private final CircuitBreakerRegistry registry;
  private final Duration openFor;

  public Circuits(Settings settings) {
    openFor = settings.openFor();
    registry =
        CircuitBreakerRegistry.of(
            CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.TIME_BASED)
                .slidingWindowSize(Math.toIntExact(settings.window().toSeconds()))
                .minimumNumberOfCalls(settings.minimumCalls())
                .failureRateThreshold(settings.failureRate())
                .waitDurationInOpenState(settings.openFor())
                .permittedNumberOfCallsInHalfOpenState(settings.trialCalls())
                .build());
  }

  /** The breakers by target, for metrics and status. */
  public CircuitBreakerRegistry registry() {
    return registry;
  }

  /** The permission for one call of this target now, or null; it must be given back. */
  @Nullable Permit permit(Target target) {
    if (target.credential().isByok()) {
      return new Permit(null);
    }
    CircuitBreaker circuit = circuit(target);
    return circuit.tryAcquirePermission() ? new Permit(circuit) : null;
  }

  /** How long the target still rests. */
  Duration openFor() {
    return openFor;
  }

  private static boolean isTargetsFault(AiException failure) {
    AiError error = failure.error();
    return error == AiError.PROVIDER_UNREACHABLE
        || error == AiError.PROVIDER_TIMEOUT
        || error == AiError.PROVIDER_BAD_RESPONSE
        || error == AiError.PROVIDER_ERROR && failure.status() >= 500;
  }

  private CircuitBreaker circuit(Target target) {
    return registry.circuitBreaker(target.id());
  }

  /** A permission that is given back once, with how the call ended. One thread at a time. */
  static final class Permit {
    private final @Nullable CircuitBreaker circuit;
    private final long startNanos = System.nanoTime();
    private boolean returned;

    private Permit(@Nullable CircuitBreaker circuit) {
      this.circuit = circuit;
    }

    void answered() {
      if (circuit != null && !returned) {
        circuit.onSuccess(System.nanoTime() - startNanos, TimeUnit.NANOSECONDS);
      }
      returned = true;
    }

    void failed(AiException failure) {
      if (circuit != null && !returned && isTargetsFault(failure)) {
        circuit.onError(System.nanoTime() - startNanos, TimeUnit.NANOSECONDS, failure);
        returned = true;
      }
      abandoned();
    }

    /** The caller left, or the call says nothing about the target. */
    void abandoned() {
      if (circuit != null && !returned) {
        circuit.releasePermission();
      }
      returned = true;
    }
  }

  /**
   * When a circuit opens.
   *
   * @param failureRate percent of failed calls
   * @param minimumCalls within the window before the rate counts
   * @param window at least one second
   * @param openFor how long a target rests
   * @param trialCalls how many calls try it afterwards
   */
  public record Settings(
      float failureRate, int minimumCalls, Duration window, Duration openFor, int trialCalls) {}
}
