package dev.weir.gateway.normalize;

import dev.weir.gateway.dialect.Dialect;
import dev.weir.gateway.dialect.ProviderFault;
import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.gateway.pipeline.Attempt;
import dev.weir.gateway.pipeline.Target;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Turns a provider's refusal into the caller's error; the status is kept where it means the same.
 */
final class Faults {

  private Faults() {}

  static AiException of(Attempt attempt, int status, byte[] body) {
    Target target = attempt.target();
    Dialect dialect = target.provider().dialect();
    ProviderFault fault =
        dialect.relay() != null
            ? dialect.relay().readFault(status, body)
            : dialect.provider() != null
                ? dialect.provider().readFault(status, body)
                : new ProviderFault(ProviderFault.Kind.FAILED, "", null, null);
    Duration wait = attempt.retryAfter() != null ? attempt.retryAfter() : fault.retryAfter();
    return of(target, status, fault).withRetryAfter(wait);
  }

  /**
   * A failure that stood inside an answer with a 2xx status: whatever the provider calls it, its
   * answer is no answer.
   */
  static AiException inside(AiException failure) {
    return failure.error() == AiError.PROVIDER_BAD_RESPONSE
        ? failure
        : new AiException(AiError.PROVIDER_BAD_RESPONSE, failure.message());
  }

  private static AiException of(Target target, int status, ProviderFault fault) {
    String provider = target.provider().id();
    String message = target.provider().id() + ": " + shown(fault.message(), status);
    // 408 looks like a fault of the request, but it is the provider that did not keep up.
    return switch (status == 408 ? ProviderFault.Kind.FAILED : fault.kind()) {
      case INVALID -> provider(AiError.INVALID_VALUE, status, message, fault.param(), 400);
      case UNSUPPORTED_PARAMETER ->
          provider(AiError.UNSUPPORTED_PARAMETER, status, message, fault.param(), 400);
      case CONTEXT_LENGTH ->
          new AiException(AiError.CONTEXT_LENGTH_EXCEEDED, message, fault.param());
      case NOT_FOUND -> new AiException(AiError.MODEL_NOT_FOUND, message, "model");
      case AUTHENTICATION ->
          target.credential().isByok()
              ? new AiException(
                  AiError.PROVIDER_KEY_INVALID, provider + " refused the key of the caller")
              : new AiException(
                  AiError.PROVIDER_AUTH_FAILED, provider + " refused the gateway's key");
      case RATE_LIMIT -> new AiException(AiError.RATE_LIMIT_EXCEEDED, message);
      // The operator's account at the provider is empty: nothing that the caller's own budget says.
      case QUOTA -> new AiException(AiError.RATE_LIMIT_EXCEEDED, message);
      case OVERLOADED, FAILED ->
          provider(AiError.PROVIDER_ERROR, status, message, null, AiError.PROVIDER_ERROR.status());
    };
  }

  /** The provider's own status where callers can rely on its meaning, else the usual one. */
  private static AiException provider(
      AiError error, int status, String message, @Nullable String param, int usual) {
    boolean kept =
        error == AiError.PROVIDER_ERROR
            ? status >= 500 && status < 600 || status == 408
            : status == 400 || status == 409 || status == 413 || status == 422;
    return new AiException(error, message, param).withStatus(kept ? status : usual);
  }

  private static String shown(String message, int status) {
    return message.isBlank() ? "answered with status " + status : message;
  }
}
