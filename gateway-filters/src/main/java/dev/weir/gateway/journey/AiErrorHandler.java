package dev.weir.gateway.journey;

import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.gateway.pipeline.AiExchange;
import dev.weir.gateway.pipeline.Attempt;
import dev.weir.gateway.pipeline.PathAdvice;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/** Answers a journey that failed, as JSON in the caller's dialect. */
public final class AiErrorHandler implements WebExceptionHandler, Ordered {

  private final Function<AiException, byte[]> body;
  private final boolean all;

  /**
   * @param body an error as a caller's body
   * @param all whether errors of requests that no AI filter has seen are answered too, as a gateway
   *     wants that serves nothing else
   */
  public AiErrorHandler(Function<AiException, byte[]> body, boolean all) {
    this.body = body;
    this.all = all;
  }

  /** Before Spring Boot's own handler, which is at -1. */
  @Override
  public int getOrder() {
    return -2;
  }

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
    AiExchange ai = AiExchange.find(exchange);
    if (ai != null && ai.hasClientLeft()) {
      return Mono.empty();
    }
    AiException failure = failure(exchange, ai, error);
    ServerHttpResponse response = exchange.getResponse();
    if (failure == null || response.isCommitted()) {
      return Mono.error(error);
    }
    HttpHeaders headers = response.getHeaders();
    if (ai != null) {
      describe(headers, ai);
    }
    Duration wait = failure.retryAfter();
    if (wait != null) {
      headers.set("retry-after", Long.toString(Math.max(1, (wait.toMillis() + 999) / 1000)));
      headers.set("retry-after-ms", Long.toString(Math.max(1, wait.toMillis())));
    }
    byte[] json = body.apply(failure);
    response.setStatusCode(HttpStatusCode.valueOf(failure.status()));
    headers.set("content-type", "application/json");
    headers.setContentLength(json.length);
    return response.writeWith(Mono.just(response.bufferFactory().wrap(json)));
  }

  private @Nullable AiException failure(
      ServerWebExchange exchange, @Nullable AiExchange ai, Throwable error) {
    if (error instanceof AiException known) {
      return known;
    }
    if (ai != null) {
      return internal();
    }
    if (!all) {
      return null;
    }
    if (error instanceof ResponseStatusException status) {
      return ofStatus(exchange, status.getStatusCode().value());
    }
    return internal();
  }

  private static AiException ofStatus(ServerWebExchange exchange, int status) {
    String path = exchange.getRequest().getPath().value();
    return switch (status) {
      case 404 -> new AiException(AiError.UNKNOWN_URL, path + ": " + PathAdvice.of(path));
      case 405 ->
          new AiException(
              AiError.METHOD_NOT_ALLOWED, path + ": " + exchange.getRequest().getMethod());
      case 413 -> new AiException(AiError.REQUEST_TOO_LARGE, "the request is too large");
      case 415 -> new AiException(AiError.UNSUPPORTED_MEDIA_TYPE, "expected: application/json");
      default ->
          status < 500
              ? new AiException(AiError.INVALID_VALUE, "the request is not valid")
                  .withStatus(status)
              : internal();
    };
  }

  private static AiException internal() {
    return new AiException(AiError.INTERNAL_ERROR, "the gateway failed");
  }

  /** SDKs must not try again what was already tried here on every target. */
  private static void describe(HttpHeaders headers, AiExchange ai) {
    List<Attempt> attempts = ai.attempts();
    headers.set("x-weir-attempts", Integer.toString(attempts.size()));
    if (attempts.stream()
        .anyMatch(attempt -> attempt.status() != null || attempt.isOver() && isTried(attempt))) {
      headers.set("x-should-retry", "false");
    }
    if (!attempts.isEmpty()) {
      headers.set("x-weir-provider", attempts.getLast().target().provider().id());
    }
  }

  private static boolean isTried(Attempt attempt) {
    AiException failure = attempt.failure();
    return failure != null
        && failure.error() != AiError.PROVIDER_UNAVAILABLE
        && failure.error() != AiError.UNSUPPORTED_PARAMETER;
  }
}
