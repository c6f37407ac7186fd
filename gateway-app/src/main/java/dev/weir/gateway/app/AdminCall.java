package dev.weir.gateway.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** A call that is carried to admin; where admin is down the caller gets a 502. */
final class AdminCall implements GatewayFilter, Ordered {

  private static final String CARRIED = AdminCall.class.getName();
  private static final byte[] DOWN =
      """
      {"type":"about:blank","title":"Bad Gateway","status":502,\
      "detail":"the admin service does not answer; chat goes on without it",\
      "code":"admin_unreachable"}\
      """
          .getBytes(StandardCharsets.UTF_8);

  @Override
  public int getOrder() {
    return 0;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain rest) {
    exchange.getAttributes().put(CARRIED, true);
    return rest.filter(exchange)
        .onErrorResume(
            error -> error instanceof IOException && !exchange.getResponse().isCommitted(),
            error -> down(exchange.getResponse()));
  }

  /** Whether this request is carried to admin. */
  static boolean isCarried(ServerWebExchange exchange) {
    return exchange.getAttributes().containsKey(CARRIED);
  }

  private static Mono<Void> down(ServerHttpResponse response) {
    response.setStatusCode(HttpStatus.BAD_GATEWAY);
    response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    response.getHeaders().setContentLength(DOWN.length);
    return response.writeWith(Mono.just(response.bufferFactory().wrap(DOWN)));
  }

  @Override
  public String toString() {
    return "[AdminCall]";
  }
}
