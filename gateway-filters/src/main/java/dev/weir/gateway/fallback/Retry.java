package dev.weir.gateway.fallback;

import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.gateway.pipeline.Attempt;
import dev.weir.ledger.AttemptRecord.Phase;
import java.time.Duration;

/** What a failed attempt allows. */
final class Retry {

  static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
  private static final Duration USUAL_WAIT = Duration.ofMillis(100);

  private Retry() {}

  /**
   * Whether the same target deserves one more try: it could not be reached, was busy, or failed,
   * and does not ask for a longer wait than a caller would bear.
   */
  static boolean sameTarget(Attempt attempt, AiException failure) {
    if (attempt.phase() == Phase.CONTENT || attempt.phase() == Phase.DONE) {
      return false;
    }
    Duration wait = failure.retryAfter();
    if (wait != null && wait.compareTo(LONGEST_WAIT) > 0) {
      return false;
    }
    return switch (failure.error()) {
      // A kept-alive connection that turns out to be closed took nothing in: as good as not sent.
      case PROVIDER_UNREACHABLE ->
          attempt.phase() == Phase.NOT_SENT
              || attempt.phase() == Phase.SENT && attempt.isOnReusedConnection();
      case PROVIDER_TIMEOUT -> attempt.phase() == Phase.NOT_SENT;
      case RATE_LIMIT_EXCEEDED -> true;
      case PROVIDER_ERROR -> failure.status() >= 500;
      default -> false;
    };
  }

  /** How long to wait before that. */
  static Duration waitBefore(AiException failure) {
    Duration wait = failure.retryAfter();
    if (wait != null) {
      return wait;
    }
    return failure.error() == AiError.PROVIDER_UNREACHABLE ? Duration.ZERO : USUAL_WAIT;
  }

  /** Whether another target may do better: anything but a fault of the request itself. */
  static boolean otherTarget(AiException failure) {
    return switch (failure.error()) {
      case PROVIDER_UNREACHABLE,
          PROVIDER_TIMEOUT,
          PROVIDER_BAD_RESPONSE,
          PROVIDER_AUTH_FAILED,
          PROVIDER_UNAVAILABLE,
          RATE_LIMIT_EXCEEDED,
          INSUFFICIENT_QUOTA,
          MODEL_NOT_FOUND,
          PROVIDER_ERROR ->
          true;
      default -> false;
    };
  }
}
