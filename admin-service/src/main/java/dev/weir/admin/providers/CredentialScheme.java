package dev.weir.admin.providers;

import dev.weir.admin.web.ApiException;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The header that carries a provider's key; the names are the gateways'. */
enum CredentialScheme {
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

  /** The name in JSON, such as {@code x-api-key}. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String header() {
    return header;
  }

  String prefix() {
    return prefix;
  }

  static CredentialScheme of(@Nullable String id) {
    for (CredentialScheme scheme : values()) {
      if (scheme.id().equals(id)) {
        return scheme;
      }
    }
    throw ApiException.invalid(
        "credential",
        id
            + " (expected one of "
            + Arrays.stream(values()).map(CredentialScheme::id).toList()
            + ")");
  }
}
