package dev.weir.gateway.error;

import java.util.Locale;

/**
 * Every kind of error that a caller can see: HTTP status, the {@code type} and {@code code} of the
 * JSON body, and a name for metrics.
 */
public enum AiError {
  INVALID_JSON(400, Type.INVALID_REQUEST),
  INVALID_VALUE(400, Type.INVALID_REQUEST),
  UNSUPPORTED_PARAMETER(400, Type.INVALID_REQUEST),
  CONTEXT_LENGTH_EXCEEDED(400, Type.INVALID_REQUEST),
  INVALID_API_KEY(401, Type.AUTHENTICATION),
  /** The caller's own provider key was refused by the provider. */
  PROVIDER_KEY_INVALID(401, Type.AUTHENTICATION),
  PERMISSION_DENIED(403, Type.PERMISSION),
  MODEL_NOT_ALLOWED(403, Type.PERMISSION),
  MODEL_NOT_FOUND(404, Type.INVALID_REQUEST),
  UNKNOWN_URL(404, Type.INVALID_REQUEST),
  METHOD_NOT_ALLOWED(405, Type.INVALID_REQUEST),
  REQUEST_TOO_LARGE(413, Type.INVALID_REQUEST),
  UNSUPPORTED_MEDIA_TYPE(415, Type.INVALID_REQUEST),
  RATE_LIMIT_EXCEEDED(429, Type.RATE_LIMIT),
  INSUFFICIENT_QUOTA(429, Type.QUOTA),
  /** The provider failed; its own status is kept where it has one. */
  PROVIDER_ERROR(502, Type.API),
  /** The provider refused the operator's key. */
  PROVIDER_AUTH_FAILED(502, Type.API),
  PROVIDER_UNREACHABLE(502, Type.API),
  PROVIDER_BAD_RESPONSE(502, Type.API),
  /** No target is left: circuits are open. */
  PROVIDER_UNAVAILABLE(503, Type.API),
  NOT_READY(503, Type.API),
  PROVIDER_TIMEOUT(504, Type.API),
  INTERNAL_ERROR(500, Type.API);

  private final int status;
  private final String type;
  private final String code;

  AiError(int status, Type type) {
    this.status = status;
    this.type = type.text;
    this.code = name().toLowerCase(Locale.ROOT);
  }

  /** The HTTP status unless the provider's own is kept. */
  public int status() {
    return status;
  }

  /** The {@code type} in the body. */
  public String type() {
    return type;
  }

  /** The {@code code} in the body, also the name in metrics and in the ledger. */
  public String code() {
    return code;
  }

  private enum Type {
    INVALID_REQUEST("invalid_request_error"),
    AUTHENTICATION("authentication_error"),
    PERMISSION("permission_error"),
    RATE_LIMIT("rate_limit_error"),
    QUOTA("insufficient_quota"),
    API("api_error");

    private final String text;

    Type(String text) {
      this.text = text;
    }
  }
}
