package dev.weir.admin.providers;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.weir.admin.web.ApiException;
import dev.weir.ledger.Secret;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A provider as it is entered or changed; what is absent stays, or is as it is known. An empty text
 * gives {@code base_url}, {@code dialect} and {@code credential} back to what is known.
 *
 * @param skipTest whether the key is kept without a live check
 */
record ProviderRequest(
    @JsonProperty("provider") @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String provider,
    @JsonProperty("display_name") @JsonAlias("label") @Nullable String displayName,
    @JsonProperty(value = "api_key", access = JsonProperty.Access.WRITE_ONLY)
        @Nullable String apiKey,
    @JsonProperty("base_url") @Nullable String baseUrl,
    @JsonProperty("dialect") @Nullable String dialect,
    @JsonProperty("prefixes") @Nullable List<String> prefixes,
    @JsonProperty("owners") @Nullable List<String> owners,
    @JsonProperty("quirks") @Nullable List<String> quirks,
    @JsonProperty("credential") @Nullable String credential,
    @JsonProperty("embeddings") @Nullable Boolean embeddings,
    @JsonProperty("default_model") @Nullable String defaultModel,
    @JsonProperty("is_active") @Nullable Boolean isActive,
    @JsonProperty("skip_test") @Nullable Boolean skipTest) {

  private static final int LONGEST_NAME = 128;
  private static final int MOST_NAMES = 200;

  /** The key; null where none was sent. */
  @Nullable Secret key() {
    return apiKey == null || apiKey.isBlank() ? null : Secret.of(apiKey.strip());
  }

  boolean skipsTest() {
    return Boolean.TRUE.equals(skipTest);
  }

  void applyTo(ProviderEntity provider) {
    if (displayName != null) {
      provider.displayName = name("display_name", displayName);
    }
    provider.baseUrl = changed(provider.baseUrl, baseUrl);
    provider.dialect = changed(provider.dialect, dialect);
    provider.credential = changed(provider.credential, credential);
    provider.prefixes = changed("prefixes", provider.prefixes, prefixes);
    provider.owners = changed("owners", provider.owners, owners);
    provider.quirks = changed("quirks", provider.quirks, quirks);
    provider.embeddings = embeddings == null ? provider.embeddings : embeddings;
    provider.defaultModel = changed(provider.defaultModel, defaultModel);
    provider.isActive = isActive == null ? provider.isActive : isActive;
  }

  private static @Nullable String changed(@Nullable String before, @Nullable String asked) {
    if (asked == null) {
      return before;
    }
    return asked.isBlank() ? null : asked.strip();
  }

  private static @Nullable List<String> changed(
      String field, @Nullable List<String> before, @Nullable List<String> asked) {
    if (asked == null) {
      return before;
    }
    if (asked.size() > MOST_NAMES) {
      throw ApiException.invalid(field, "at most " + MOST_NAMES + " are expected");
    }
    return List.copyOf(asked);
  }

  private static String name(String field, String text) {
    String name = text.strip();
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw ApiException.invalid(field, "1 to " + LONGEST_NAME + " characters are expected");
    }
    return name;
  }

  /** Never the key. */
  @Override
  public String toString() {
    return "provider " + provider;
  }
}
