package dev.weir.gateway.translate;

import dev.weir.gateway.dialect.Dialect;
import dev.weir.gateway.pipeline.AiExchange;
import dev.weir.gateway.pipeline.Stage;
import dev.weir.gateway.pipeline.StageFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The stage on a route. */
final class TranslateFilter extends StageFilter {

  private final Dialect front;
  private final BodyRules rules;
  private final StoredTurns memory;
  private final Turns turns;
  private final String userAgent;

  TranslateFilter(
      Dialect front,
      BodyRules rules,
      StoredTurns memory,
      Turns turns,
      String userAgent,
      boolean configured) {
    super(Stage.TRANSLATE, configured);
    this.front = front;
    this.rules = rules;
    this.memory = memory;
    this.turns = turns;
    this.userAgent = userAgent;
  }

  @Override
  protected Mono<Void> run(ServerWebExchange exchange, GatewayFilterChain rest) {
    AiExchange ai = AiExchange.of(exchange);
    ai.turnMemory.fill(memory);
    ai.translation.fill(
        new Translation(exchange.getRequest().getHeaders(), front, rules, turns, userAgent));
    return rest.filter(exchange);
  }

  @Override
  public String toString() {
    return "[AiTranslate " + rules + ", order = " + getOrder() + "]";
  }
}
