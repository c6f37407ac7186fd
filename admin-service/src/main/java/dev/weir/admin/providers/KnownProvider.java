package dev.weir.admin.providers;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a provider without being told. The same table as the gateways' own, which a test
 * compares.
 *
 * @param keyPrefix how its keys begin; null where that says nothing
 */
record KnownProvider(
    String id,
    String displayName,
    String genAiName,
    List<String> prefixes,
    List<String> owners,
    String baseUrl,
    ProviderDialect dialect,
    CredentialScheme credential,
    List<String> quirks,
    boolean embeddings,
    @Nullable String keyPrefix) {

  /** All of them. */
  static final List<KnownProvider> ALL =
      List.of(
          new KnownProvider(
              "openai",
              "OpenAI",
              "openai",
              List.of(
                  "gpt-",
                  "o1",
                  "o3",
                  "o4",
                  "o5",
                  "chatgpt-",
                  "codex-",
                  "text-embedding-",
                  "dall-e",
                  "ft:gpt-"),
              List.of("openai"),
              "https://api.openai.com/v1",
              ProviderDialect.OPENAI,
              CredentialScheme.BEARER,
              List.of("max-completion-tokens"),
              true,
              "sk-"),
          new KnownProvider(
              "anthropic",
              "Anthropic",
              "anthropic",
              List.of("claude-"),
              List.of("anthropic"),
              "https://api.anthropic.com",
              ProviderDialect.ANTHROPIC,
              CredentialScheme.X_API_KEY,
              List.of(),
              false,
              "sk-ant-"),
          new KnownProvider(
              "gemini",
              "Google Gemini",
              "gcp.gemini",
              List.of("gemini-", "gemma-"),
              List.of("google", "gemini"),
              "https://generativelanguage.googleapis.com",
              ProviderDialect.GEMINI,
              CredentialScheme.X_GOOG_API_KEY,
              List.of(),
              true,
              null),
          new KnownProvider(
              "xai",
              "xAI",
              "x_ai",
              List.of("grok-"),
              List.of("xai", "x-ai"),
              "https://api.x.ai/v1",
              ProviderDialect.OPENAI,
              CredentialScheme.BEARER,
              List.of("reasoning-beside-completion", "no-stop-with-reasoning"),
              false,
              "xai-"),
          new KnownProvider(
              "mistral",
              "Mistral AI",
              "mistral_ai",
              List.of(
                  "mistral-",
                  "codestral-",
                  "ministral-",
                  "magistral-",
                  "pixtral-",
                  "devstral-",
                  "open-mistral"),
              List.of("mistral", "mistralai"),
              "https://api.mistral.ai/v1",
              ProviderDialect.OPENAI,
              CredentialScheme.BEARER,
              List.of(
                  "max-tokens-only",
                  "random-seed",
                  "tool-choice-any",
                  "short-tool-ids",
                  "thinking-parts",
                  "no-developer-role",
                  "no-stream-options",
                  "strict-parameters"),
              true,
              null),
          new KnownProvider(
              "deepseek",
              "DeepSeek",
              "deepseek",
              List.of("deepseek-"),
              List.of("deepseek"),
              "https://api.deepseek.com/v1",
              ProviderDialect.OPENAI,
              CredentialScheme.BEARER,
              List.of(
                  "max-tokens-only",
                  "no-developer-role",
                  "return-reasoning",
                  "cache-hit-counters",
                  "json-object-only"),
              false,
              null));

  /** The one of this id, or null. */
  static @Nullable KnownProvider of(String id) {
    for (KnownProvider known : ALL) {
      if (known.id().equals(id)) {
        return known;
      }
    }
    return null;
  }
}
