package dev.weir.gateway.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A request that cannot be answered as asked. Carries what the caller will see; it has no stack
 * trace, because it tells of the request and not of a place in the code.
 */
public final class AiException extends RuntimeException {

  private final AiError error;
  private final int status;
  private final @Nullable String param;
  private final @Nullable Duration retryAfter;

  private AiException(
      AiError error,
      int status,
      String message,
      @Nullable String param,
      @Nullable Duration retryAfter) {
    super(message, null, false, false);
    this.error = error;
    this.status = status;
    this.param = param;
    this.retryAfter = retryAfter;
  }

  /** An error with its usual status; the message says what was found and what is expected. */
  public AiException(AiError error, String message) {
    this(error, error.status(), message, null, null);
  }

  /** An error about one parameter of the request. */
  public AiException(AiError error, String message, @Nullable String param) {
    this(error, error.status(), message, param, null);
  }

  /** The same error with the provider's own status. */
  public AiException withStatus(int providerStatus) {
    return new AiException(error, providerStatus, message(), param, retryAfter);
  }

  /** The same error with the earliest time of another try. */
  public AiException withRetryAfter(@Nullable Duration wait) {
    return new AiException(error, status, message(), param, wait);
  }

  public AiError error() {
    return error;
  }

  /** The HTTP status that the caller gets. */
  public int status() {
    return status;
  }

  /** The text that the caller gets. */
  public String message() {
    String message = getMessage();
    return message == null ? error.code() : message;
  }

  /** The parameter that is wrong, as a path such as {@code messages[2].role}. */
  public @Nullable String param() {
    return param;
  }

  /** When another try makes sense. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
