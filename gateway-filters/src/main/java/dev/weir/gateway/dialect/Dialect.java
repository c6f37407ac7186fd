package dev.weir.gateway.dialect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A wire format and what the gateway can do with it. A new front or a new provider format is one
 * package that offers one of these; every pair of front and provider then works through {@code
 * chat}.
 *
 * @param id the name in configuration, such as {@code anthropic}
 * @param quirks the deviations that a provider of this format may have
 * @param front speaks to callers; null where callers cannot speak this format yet
 * @param provider speaks to providers; null where the format is only reached by its {@code relay}
 * @param relay passes bytes between a caller and a provider of this same format; null where there
 *     is none
 * @param embeddings speaks to providers about embeddings; null where the format has none
 * @param embeddingsFront speaks to callers about embeddings; null where they cannot ask in this
 *     format
 */
public record Dialect(
    String id,
    List<? extends Quirk> quirks,
    @Nullable ChatFront front,
    @Nullable ChatProvider provider,
    @Nullable Relay relay,
    @Nullable EmbeddingsProvider embeddings,
    @Nullable EmbeddingsFront embeddingsFront) {

  /** A format that only providers speak. */
  public Dialect(
      String id,
      List<? extends Quirk> quirks,
      @Nullable ChatFront front,
      @Nullable ChatProvider provider,
      @Nullable Relay relay,
      @Nullable EmbeddingsProvider embeddings) {
    this(id, quirks, front, provider, relay, embeddings, null);
  }
}
