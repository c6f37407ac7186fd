package dev.weir.ledger;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The header that carries a provider's key. Never the URL, which is logged everywhere. */
public enum CredentialScheme {
  BEARER("authorization", "Bearer "),
  X_API_KEY("x-api-key", ""),
  X_GOOG_API_KEY("x-goog-api-key", ""),
  API_KEY("api-key", ""),
  /** The endpoint takes no key. */
  NONE("", "");

  private final String header;
  private final String prefix;

  CredentialScheme(String header, String prefix) {
    this.header = header;
    this.prefix = prefix;
  }

  /** The name in configuration and JSON, such as {@code x-api-key}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The header's name in lower case; empty where no key is sent. */
  public String header() {
    return header;
  }

  /** The header's value for this key. */
  public String value(Secret key) {
    return prefix + key.reveal();
  }

  /** The one of this {@link #id()}, or null. */
  public static @Nullable CredentialScheme of(@Nullable String id) {
    for (CredentialScheme scheme : values()) {
      if (scheme.id().equals(id)) {
        return scheme;
      }
    }
    return null;
  }
}
