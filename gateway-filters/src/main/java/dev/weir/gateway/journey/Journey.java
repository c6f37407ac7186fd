package dev.weir.gateway.journey;

import dev.weir.gateway.pipeline.AiExchange;
import dev.weir.gateway.pipeline.Stage;
import dev.weir.gateway.pipeline.StageFilter;
import java.util.List;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The stages of one route, one after the other as plain code. Immutable. */
final class Journey {

  private final List<StageFilter> stages;

  /**
   * @param stages one for each but {@link Stage#UPSTREAM}, in order
   */
  Journey(List<StageFilter> stages) {
    this.stages = List.copyOf(stages);
  }

  Mono<Void> run(ServerWebExchange exchange, GatewayFilterChain rest) {
    return stages.getFirst().journey(exchange, next -> afterMeter(next, rest));
  }

  private Mono<Void> afterMeter(ServerWebExchange exchange, GatewayFilterChain rest) {
    AiExchange.of(exchange).composite();
    return step(1, exchange, rest);
  }

  private Mono<Void> step(int index, ServerWebExchange exchange, GatewayFilterChain rest) {
    return index == stages.size()
        ? rest.filter(exchange)
        : stages.get(index).journey(exchange, next -> step(index + 1, next, rest));
  }
}
