package dev.weir.gateway.pipeline;

import reactor.core.publisher.Mono;

/** Makes the request for one attempt. Contributed by {@code translate}. */
@FunctionalInterface
public interface RequestTranslation {

  /** The request, or an {@code AiException} where this target cannot take it. */
  Mono<UpstreamRequest> translate(AiExchange exchange, Attempt attempt);
}
