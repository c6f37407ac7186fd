package dev.weir.gateway.route;

import dev.weir.gateway.error.AiException;
import dev.weir.gateway.json.JsonMembers;
import dev.weir.gateway.pipeline.AiExchange;
import dev.weir.gateway.pipeline.Answer;
import dev.weir.gateway.pipeline.Caller;
import dev.weir.gateway.pipeline.Front;
import dev.weir.gateway.pipeline.Plan;
import dev.weir.gateway.pipeline.Stage;
import dev.weir.gateway.pipeline.StageFilter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The stage on a route. */
final class RouteFilter extends StageFilter {

  private final RoutingTables tables;
  private final RequestBody requestBody;
  private final Byok byok;

  RouteFilter(RoutingTables tables, RequestBody requestBody, Byok byok, boolean configured) {
    super(Stage.ROUTE, configured);
    this.tables = tables;
    this.requestBody = requestBody;
    this.byok = byok;
  }

  @Override
  protected Mono<Void> run(ServerWebExchange exchange, GatewayFilterChain rest) {
    AiExchange ai = AiExchange.of(exchange);
    Caller caller = ai.caller.get();
    if (!ai.front().isMetered()) {
      ai.ownAnswer.fill(Answer.Whole.json(listing(exchange, ai, caller)));
      return rest.filter(exchange);
    }
    return requestBody
        .read(exchange.getRequest())
        .flatMap(bytes -> planned(exchange, ai, caller, bytes.release(), rest));
  }

  private byte[] listing(ServerWebExchange exchange, AiExchange ai, Caller caller) {
    RoutingTable table = tables.current();
    ModelListing listing =
        new ModelListing(table, new Access(table, caller, caller.user(), ai.tags()));
    if (ai.front() == Front.MODELS) {
      return listing.all();
    }
    String path = exchange.getRequest().getURI().getRawPath();
    String name = path.substring(path.indexOf(Front.MODEL.path()) + Front.MODEL.path().length());
    return listing.one(URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8));
  }

  private Mono<Void> planned(
      ServerWebExchange exchange,
      AiExchange ai,
      Caller caller,
      byte[] bytes,
      GatewayFilterChain rest) {
    try {
      JsonMembers body = JsonMembers.of(bytes);
      ai.tags(BodyOptions.tags(body, ai.tags()));
      RoutingTable table = tables.current();
      String user = caller.user() != null ? caller.user() : body.text("user");
      Planning planning =
          new Planning(
              table,
              new Access(table, caller, user, ai.tags()),
              byok.of(exchange.getRequest().getHeaders(), caller));
      Plan plan = planning.plan(ai, body);
      ai.body.fill(body);
      ai.plan.fill(plan);
      ai.planner.fill(names -> planning.alternates(plan, names));
      ai.routed(System.nanoTime());
    } catch (AiException e) {
      return Mono.error(e);
    }
    return rest.filter(exchange);
  }

  @Override
  public String toString() {
    return "[AiRoute order = " + getOrder() + "]";
  }
}
