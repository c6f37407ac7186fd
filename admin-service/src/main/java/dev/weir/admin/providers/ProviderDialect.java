package dev.weir.admin.providers;

import dev.weir.admin.web.ApiException;
import dev.weir.ledger.CredentialScheme;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The wire formats that gateways speak, and where each lists its models for free. */
enum ProviderDialect {
  OPENAI("/models", CredentialScheme.BEARER),
  ANTHROPIC("/v1/models", CredentialScheme.X_API_KEY),
  GEMINI("/v1beta/models", CredentialScheme.X_GOOG_API_KEY);

  /** What an endpoint that speaks chat completions may do in its own way. */
  static final Set<String> OPENAI_QUIRKS =
      Set.of(
          "max-completion-tokens",
          "max-tokens-only",
          "random-seed",
          "tool-choice-any",
          "short-tool-ids",
          "thinking-parts",
          "no-developer-role",
          "no-stream-options",
          "strict-parameters",
          "reasoning-beside-completion",
          "no-stop-with-reasoning",
          "return-reasoning",
          "drop-reasoning",
          "cache-hit-counters",
          "reasoning-field",
          "json-object-only");

  private final String modelsPath;
  private final CredentialScheme usualCredential;

  ProviderDialect(String modelsPath, CredentialScheme usualCredential) {
    this.modelsPath = modelsPath;
    this.usualCredential = usualCredential;
  }

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Appended to the base URL. */
  String modelsPath() {
    return modelsPath;
  }

  CredentialScheme usualCredential() {
    return usualCredential;
  }

  Set<String> quirks() {
    return this == OPENAI ? OPENAI_QUIRKS : Set.of();
  }

  static ProviderDialect of(@Nullable String id) {
    for (ProviderDialect dialect : values()) {
      if (dialect.id().equals(id) || (dialect.id() + "-compatible").equals(id)) {
        return dialect;
      }
    }
    throw ApiException.invalid("dialect", id + " (expected one of openai, anthropic, gemini)");
  }
}
