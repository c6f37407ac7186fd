package dev.weir.gateway.normalize;

import dev.weir.gateway.pipeline.AiExchange;
import dev.weir.gateway.pipeline.Stage;
import dev.weir.gateway.pipeline.StageFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The stage on a route. */
final class NormalizeFilter extends StageFilter {

  private final Normalization normalization;

  NormalizeFilter(Normalization normalization, boolean configured) {
    super(Stage.NORMALIZE, configured);
    this.normalization = normalization;
  }

  @Override
  protected Mono<Void> run(ServerWebExchange exchange, GatewayFilterChain rest) {
    AiExchange.of(exchange).normalization.fill(normalization);
    return rest.filter(exchange);
  }

  @Override
  public String toString() {
    return "[AiNormalize order = " + getOrder() + "]";
  }
}
