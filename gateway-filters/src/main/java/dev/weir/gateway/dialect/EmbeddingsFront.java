package dev.weir.gateway.dialect;

import dev.weir.gateway.embedding.EmbeddingRequest;
import dev.weir.gateway.embedding.EmbeddingResponse;
import dev.weir.gateway.error.AiException;
import dev.weir.gateway.json.JsonMembers;

/**
 * The half of a dialect that speaks to callers about embeddings. Stateless; safe for any thread.
 */
public interface EmbeddingsFront {

  /**
   * Reads a caller's request.
   *
   * @param model the target's model name, which replaces the one in the body
   * @throws AiException {@code invalid_value} naming the parameter that is wrong
   */
  EmbeddingRequest readRequest(JsonMembers body, String model);

  /** Writes the vectors in the form that was asked for. */
  byte[] writeResponse(EmbeddingResponse response, EmbeddingRequest request);
}
