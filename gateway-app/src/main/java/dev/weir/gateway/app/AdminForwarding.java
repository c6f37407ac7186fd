package dev.weir.gateway.app;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Tells admin by X-Forwarded headers how the caller reached the gateway; what a proxy before the
 * gateway said of it is kept. It runs behind Spring Cloud Gateway's own filters, which remove such
 * headers.
 */
@Component
@ConditionalOnProperty("weir.admin.url")
class AdminForwarding implements HttpHeadersFilter, Ordered {

  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }

  @Override
  public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
    if (!AdminCall.isCarried(exchange)) {
      return input;
    }
    ServerHttpRequest request = exchange.getRequest();
    HttpHeaders asked = request.getHeaders();
    HttpHeaders headers = new HttpHeaders();
    headers.putAll(input);
    String scheme = request.getURI().getScheme();
    put(headers, asked, "X-Forwarded-Proto", scheme == null ? "http" : scheme);
    put(headers, asked, "X-Forwarded-Host", asked.getFirst(HttpHeaders.HOST));
    put(headers, asked, "X-Forwarded-Port", null);
    put(headers, asked, "X-Forwarded-Prefix", null);
    InetSocketAddress caller = request.getRemoteAddress();
    if (caller != null && caller.getAddress() != null) {
      String before = asked.getFirst("X-Forwarded-For");
      String address = caller.getAddress().getHostAddress();
      headers.set("X-Forwarded-For", before == null ? address : before + ", " + address);
    }
    return headers;
  }

  private static void put(
      HttpHeaders headers, HttpHeaders asked, String name, @Nullable String ours) {
    String known = asked.getFirst(name);
    if (known != null) {
      headers.set(name, known);
    } else if (ours != null) {
      headers.set(name, ours);
    }
  }
}
