package dev.weir.gateway.provider;

import java.util.List;

/**
 * What is known of a provider without configuration, from its own documentation.
 *
 * @param keyVariable the environment variable in which its SDKs look for a key
 * @param quirks names of the dialect's quirks
 */
public record KnownProvider(
    String id,
    String genAiName,
    List<String> prefixes,
    List<String> owners,
    String baseUrl,
    String dialect,
    CredentialScheme credentialScheme,
    List<String> quirks,
    boolean embeddings,
    String keyVariable) {

  /** All of them. */
  public static final List<KnownProvider> ALL =
      List.of(
          new KnownProvider(
              "openai",
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
              "openai",
              CredentialScheme.BEARER,
              List.of("max-completion-tokens"),
              true,
              "OPENAI_API_KEY"),
          new KnownProvider(
              "anthropic",
              "anthropic",
              List.of("claude-"),
              List.of("anthropic"),
              "https://api.anthropic.com",
              "anthropic",
              CredentialScheme.X_API_KEY,
              List.of(),
              false,
              "ANTHROPIC_API_KEY"),
          new KnownProvider(
              "gemini",
              "gcp.gemini",
              List.of("gemini-", "gemma-"),
              List.of("google", "gemini"),
              "https://generativelanguage.googleapis.com",
              "gemini",
              CredentialScheme.X_GOOG_API_KEY,
              List.of(),
              true,
              "GEMINI_API_KEY"),
          new KnownProvider(
              "xai",
              "x_ai",
              List.of("grok-"),
              List.of("xai", "x-ai"),
              "https://api.x.ai/v1",
              "openai",
              CredentialScheme.BEARER,
              List.of("reasoning-beside-completion", "no-stop-with-reasoning"),
              false,
              "XAI_API_KEY"),
          new KnownProvider(
              "mistral",
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
              "openai",
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
              "MISTRAL_API_KEY"),
          new KnownProvider(
              "deepseek",
              "deepseek",
              List.of("deepseek-"),
              List.of("deepseek"),
              "https://api.deepseek.com/v1",
              "openai",
              CredentialScheme.BEARER,
              List.of(
                  "max-tokens-only",
                  "no-developer-role",
                  "return-reasoning",
                  "cache-hit-counters",
                  "json-object-only"),
              false,
              "DEEPSEEK_API_KEY"));
}
