package dev.weir.ledger;

import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A value that must never be shown: it prints as {@code ***}, also in JSON. Only {@link #reveal()}
 * gives it away, so every use of it can be found.
 */
public final class Secret {

  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  public static Secret of(String value) {
    return new Secret(value);
  }

  /** The value itself; for the header that carries it and nothing else. */
  public String reveal() {
    return value;
  }

  /** Whether nothing but white space is there. */
  public boolean isBlank() {
    return value.isBlank();
  }

  /** Compares in constant time. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret
        && MessageDigest.isEqual(
            value.getBytes(StandardCharsets.UTF_8), secret.value.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @JsonValue
  @Override
  public String toString() {
    return "***";
  }
}
