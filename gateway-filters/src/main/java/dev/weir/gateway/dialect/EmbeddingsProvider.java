package dev.weir.gateway.dialect;

import dev.weir.gateway.embedding.EmbeddingRequest;
import dev.weir.gateway.embedding.EmbeddingResponse;
import dev.weir.gateway.error.AiException;

/** The part of a dialect that asks providers for embeddings. Stateless; safe for any thread. */
public interface EmbeddingsProvider {

  /**
   * Writes the request.
   *
   * @throws AiException where the inputs cannot be put into this dialect
   */
  ProviderRequest writeEmbeddings(EmbeddingRequest request, ProviderCall call);

  /**
   * Reads an answer with a 2xx status.
   *
   * @throws AiException {@code provider_bad_response} if it is none
   */
  EmbeddingResponse readEmbeddings(byte[] body, EmbeddingRequest request, ProviderCall call);
}
