package dev.weir.gateway.authenticate;

import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.gateway.pipeline.AiExchange;
import dev.weir.gateway.pipeline.Caller;
import dev.weir.gateway.pipeline.Permission;
import dev.weir.gateway.pipeline.Stage;
import dev.weir.gateway.pipeline.StageFilter;
import dev.weir.gateway.pipeline.Tags;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The stage on a route. */
final class AuthenticateFilter extends StageFilter {

  private final GatewayKeys keys;
  private final Refusals refusals;

  AuthenticateFilter(GatewayKeys keys, Refusals refusals, boolean configured) {
    super(Stage.AUTHENTICATE, configured);
    this.keys = keys;
    this.refusals = refusals;
  }

  @Override
  protected Mono<Void> run(ServerWebExchange exchange, GatewayFilterChain rest) {
    AiExchange ai = AiExchange.of(exchange);
    Caller caller = caller(exchange);
    ai.caller.fill(caller);
    ai.authenticated(System.nanoTime());
    if (!caller.pinnedTags().isEmpty()) {
      ai.tags(Tags.pinned(caller.pinnedTags(), ai.tags()));
    }
    Permission needed = ai.front().isMetered() ? Permission.EXECUTE : Permission.READ;
    if (!caller.may(needed) && !caller.may(Permission.EXECUTE)) {
      throw new AiException(
          AiError.PERMISSION_DENIED,
          "the gateway key may not call models (expected: a key with the permission execute)");
    }
    return rest.filter(exchange);
  }

  private Caller caller(ServerWebExchange exchange) {
    try {
      return keys.callerOf(KeyHeaders.key(exchange.getRequest().getHeaders()));
    } catch (AiException e) {
      if (e.error() == AiError.INVALID_API_KEY) {
        refusals.refused(exchange, e);
      }
      throw e;
    }
  }

  @Override
  public String toString() {
    return "[AiAuthenticate order = " + getOrder() + "]";
  }
}
