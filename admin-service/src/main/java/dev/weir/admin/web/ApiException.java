package dev.weir.admin.web;

import org.jspecify.annotations.Nullable;

/** A request that cannot be answered as asked; becomes a problem response (RFC 9457). */
public final class ApiException extends RuntimeException {

  private final int status;
  private final String code;
  private final @Nullable String param;

  /**
   * @param status the HTTP status
   * @param code a stable word for programs, such as {@code invalid_value}
   * @param message what was found and what is expected
   * @param param the field that is wrong, as a path; null where it is none
   */
  public ApiException(int status, String code, String message, @Nullable String param) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.param = param;
  }

  /** 400 for one field. */
  public static ApiException invalid(String param, String message) {
    return new ApiException(400, "invalid_value", param + ": " + message, param);
  }

  /** 404. */
  public static ApiException notFound(String what) {
    return new ApiException(404, "not_found", what + " is not known", null);
  }

  /** 409. */
  public static ApiException conflict(String message) {
    return new ApiException(409, "conflict", message, null);
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  public @Nullable String param() {
    return param;
  }
}
