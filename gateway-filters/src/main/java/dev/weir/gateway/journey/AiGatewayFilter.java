package dev.weir.gateway.journey;

import dev.weir.gateway.pipeline.Stage;
import dev.weir.gateway.pipeline.StageFilterFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The whole journey on a route. The journey is put together at the route's first request. */
final class AiGatewayFilter implements GatewayFilter, Ordered {

  private final List<? extends StageFilterFactory> factories;

  /** Two first requests may both put it together; the results are equal. */
  private volatile @Nullable Journey journey;

  AiGatewayFilter(List<? extends StageFilterFactory> factories) {
    this.factories = List.copyOf(factories);
  }

  /** The filters that it brings for stages of which the route names none. */
  List<? extends StageFilterFactory> factories() {
    return factories;
  }

  @Override
  public int getOrder() {
    return Stage.METER.order() - 1;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    Journey known = journey;
    if (known == null) {
      Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
      known = RouteStages.journey(route, factories);
      journey = known;
    }
    return known.run(exchange, chain);
  }

  @Override
  public String toString() {
    return "[AiGateway order = " + getOrder() + "]";
  }
}
