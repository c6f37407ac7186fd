package dev.weir.gateway.dialect.openai;

import dev.weir.gateway.dialect.Dialect;
import java.util.List;

/**
 * OpenAI's wire format, <a href="https://platform.openai.com/docs/api-reference/chat">chat
 * completions</a> and embeddings, which most other providers speak as well. Compatible providers
 * are reached by the relay, which keeps the bytes, so there is no translating half for providers.
 */
public final class OpenAiDialect {

  /** The path of chat completions after a provider's base URL. */
  public static final String CHAT_PATH = "/chat/completions";

  /** The path of embeddings after a provider's base URL. */
  public static final String EMBEDDINGS_PATH = "/embeddings";

  /** The path of the list of models after a provider's base URL. */
  public static final String MODELS_PATH = "/models";

  private static final Dialect DIALECT =
      new Dialect(
          "openai",
          List.of(OpenAiQuirk.values()),
          new OpenAiFront(),
          null,
          new OpenAiRelay(),
          null,
          new OpenAiEmbeddings());

  private OpenAiDialect() {}

  /** The dialect; it has no state. */
  public static Dialect dialect() {
    return DIALECT;
  }
}
