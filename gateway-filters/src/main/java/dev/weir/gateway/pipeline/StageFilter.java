package dev.weir.gateway.pipeline;

import dev.weir.gateway.error.AiException;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * A stage on a route. It stands at its stage's place whatever its place in the YAML, and stands
 * aside where {@code AiGateway} already runs it.
 */
public abstract class StageFilter implements GatewayFilter, Ordered {

  private final Stage stage;
  private final boolean configured;

  /**
   * @param configured false for the stage's defaults, which {@code AiGateway} takes where the route
   *     names no filter of this stage
   */
  protected StageFilter(Stage stage, boolean configured) {
    this.stage = stage;
    this.configured = configured;
  }

  public Stage stage() {
    return stage;
  }

  /** Whether it stands on the route by name. */
  public boolean isConfigured() {
    return configured;
  }

  @Override
  public int getOrder() {
    return stage.order();
  }

  @Override
  public final Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    AiExchange ai = AiExchange.find(exchange);
    return ai != null && ai.isComposite() ? chain.filter(exchange) : journey(exchange, chain);
  }

  /** Runs the stage; an {@code AiException} becomes the journey's error. */
  public final Mono<Void> journey(ServerWebExchange exchange, GatewayFilterChain rest) {
    try {
      return run(exchange, rest);
    } catch (AiException e) {
      return Mono.error(e);
    }
  }

  /** The stage's own work, then {@code rest}. */
  protected abstract Mono<Void> run(ServerWebExchange exchange, GatewayFilterChain rest);
}
