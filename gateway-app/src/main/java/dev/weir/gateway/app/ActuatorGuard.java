package dev.weir.gateway.app;

import dev.weir.gateway.authenticate.GatewayKeys;
import dev.weir.gateway.authenticate.KeyHeaders;
import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.gateway.pipeline.Permission;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties;
import org.springframework.boot.actuate.autoconfigure.web.server.ConditionalOnManagementPort;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * Lets only keys with the permission admin see {@code /actuator}. A management port of its own,
 * which the operator keeps to himself, is not guarded.
 */
@Component
@ConditionalOnManagementPort(ManagementPortType.SAME)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ActuatorGuard implements WebFilter {

  private final GatewayKeys keys;

  /** Matches decoded path segments, as the endpoints' own mapping does. */
  private final PathPattern guarded;

  ActuatorGuard(GatewayKeys keys, WebEndpointProperties endpoints) {
    this.keys = keys;
    this.guarded = PathPatternParser.defaultInstance.parse(endpoints.getBasePath() + "/**");
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    if (!guarded.matches(exchange.getRequest().getPath().pathWithinApplication())) {
      return chain.filter(exchange);
    }
    try {
      String key = KeyHeaders.key(exchange.getRequest().getHeaders());
      if (!keys.callerOf(key).may(Permission.ADMIN)) {
        throw new AiException(
            AiError.PERMISSION_DENIED, "expected: a gateway key with the permission admin");
      }
    } catch (AiException e) {
      return Mono.error(e);
    }
    return chain.filter(exchange);
  }
}
