package dev.weir.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a provider without configuration, from its own documentation.
 *
 * @param genAiName its name in metrics, of OpenTelemetry's GenAI conventions
 * @param dialect the wire format that it speaks
 * @param quirks names of the dialect's quirks
 * @param keyPrefix how its keys begin; null where that says nothing
 * @param keyVariable the environment variable in which its SDKs look for a key
 */
public record KnownProvider(
    String id,
    String displayName,
    String genAiName,
    List<String> prefixes,
    List<String> owners,
    String baseUrl,
    String dialect,
    CredentialScheme credentialScheme,
    List<String> quirks,
    boolean embeddings,
    @Nullable String keyPrefix,
    String keyVariable) {

  /** All of them. */
  public static final List<KnownProvider> ALL =
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
              "openai",
              CredentialScheme.BEARER,
              List.of("max-completion-tokens"),
              true,
              "sk-",
              "OPENAI_API_KEY"),
          new KnownProvider(
              "anthropic",
              "Anthropic",
              "anthropic",
              List.of("claude-"),
              List.of("anthropic"),
              "https://api.anthropic.com",
              "anthropic",
              CredentialScheme.X_API_KEY,
              List.of(),
              false,
              "sk-ant-",
              "ANTHROPIC_API_KEY"),
          new KnownProvider(
              "gemini",
              "Google Gemini",
              "gcp.gemini",
              List.of("gemini-", "gemma-"),
              List.of("google", "gemini"),
              "https://generativelanguage.googleapis.com",
              "gemini",
              CredentialScheme.X_GOOG_API_KEY,
              List.of(),
              true,
              null,
              "GEMINI_API_KEY"),
          new KnownProvider(
              "xai",
              "xAI",
              "x_ai",
              List.of("grok-"),
              List.of("xai", "x-ai"),
              "https://api.x.ai/v1",
              "openai",
              CredentialScheme.BEARER,
              List.of("reasoning-beside-completion", "no-stop-with-reasoning"),
              false,
              "xai-",
              "XAI_API_KEY"),
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
              null,
              "MISTRAL_API_KEY"),
          new KnownProvider(
              "deepseek",
              "DeepSeek",
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
              null,
              "DEEPSEEK_API_KEY"));

  /** The one of this id, or null. */
  public static @Nullable KnownProvider of(String id) {
    for (KnownProvider known : ALL) {
      if (known.id().equals(id)) {
        return known;
      }
    }
    return null;
  }
}
