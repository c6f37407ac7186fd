package dev.weir.gateway.embedding;

import dev.weir.ledger.TokenUsage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The vectors, one for each input in order.
 *
 * @param usage null where the provider counted nothing
 */
public record EmbeddingResponse(
    @Nullable String model, List<float[]> vectors, @Nullable TokenUsage usage) {

  public EmbeddingResponse {
    vectors = List.copyOf(vectors);
  }
}
