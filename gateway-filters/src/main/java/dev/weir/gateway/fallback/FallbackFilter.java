package dev.weir.gateway.fallback;

import dev.weir.gateway.pipeline.AiExchange;
import dev.weir.gateway.pipeline.Alternates;
import dev.weir.gateway.pipeline.Plan;
import dev.weir.gateway.pipeline.Stage;
import dev.weir.gateway.pipeline.StageFilter;
import java.time.Duration;
import java.util.List;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The stage on a route. */
final class FallbackFilter extends StageFilter {

  private final Circuits circuits;
  private final Duration total;
  private final List<String> models;

  /**
   * @param models the route's alternates; empty where it names none
   */
  FallbackFilter(Circuits circuits, Duration total, List<String> models, boolean configured) {
    super(Stage.FALLBACK, configured);
    this.circuits = circuits;
    this.total = total;
    this.models = List.copyOf(models);
  }

  @Override
  protected Mono<Void> run(ServerWebExchange exchange, GatewayFilterChain rest) {
    AiExchange ai = AiExchange.of(exchange);
    if (ai.ownAnswer.peek() == null) {
      Plan plan = ai.plan.get();
      List<String> names = names(plan);
      Alternates alternates = names.isEmpty() ? Alternates.NONE : ai.planner.get().of(names);
      ai.alternates.fill(alternates);
      ai.attemptLoop.fill(new TargetLoop(plan.first(), alternates.targets(), circuits, total));
    }
    return rest.filter(exchange);
  }

  /** The first source that names any: the body, the route, the alias; they are never joined. */
  private List<String> names(Plan plan) {
    if (plan.alternatesDisabled()) {
      return List.of();
    }
    List<String> body = plan.bodyAlternates();
    if (body != null && !body.isEmpty()) {
      return body;
    }
    return models.isEmpty() ? plan.aliasAlternates() : models;
  }

  @Override
  public String toString() {
    return "[AiFallback models = " + models + ", order = " + getOrder() + "]";
  }
}
