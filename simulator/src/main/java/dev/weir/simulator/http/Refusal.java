package dev.weir.simulator.http;

import org.jspecify.annotations.Nullable;

/**
 * A request that a provider does not take, in words of no provider: each one renders it in its own
 * shape. Has no stack trace, because it is an answer and not an accident.
 */
public final class Refusal extends RuntimeException {

  private final int status;
  private final String type;
  private final @Nullable String code;
  private final @Nullable String param;

  private Refusal(
      int status, String type, @Nullable String code, @Nullable String param, String message) {
    super(message, null, false, false);
    this.status = status;
    this.type = type;
    this.code = code;
    this.param = param;
  }

  public static Refusal of(int status, String type, String message) {
    return new Refusal(status, type, null, null, message);
  }

  public static Refusal of(
      int status, String type, @Nullable String code, @Nullable String param, String message) {
    return new Refusal(status, type, code, param, message);
  }

  public int status() {
    return status;
  }

  public String type() {
    return type;
  }

  public @Nullable String code() {
    return code;
  }

  public @Nullable String param() {
    return param;
  }

  public String message() {
    return String.valueOf(getMessage());
  }
}
