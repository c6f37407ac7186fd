package dev.weir.gateway.upstream;

import dev.weir.gateway.dialect.AnswerFacts;
import dev.weir.gateway.pipeline.AiExchange;
import dev.weir.gateway.pipeline.Answer;
import dev.weir.gateway.pipeline.Attempt;
import dev.weir.ledger.Cost;
import dev.weir.ledger.TokenUsage;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writes answers to the caller: a whole one in one write, a stream with one flush per read. */
final class AnswerWriter {

  private AnswerWriter() {}

  static Mono<Void> write(ServerWebExchange exchange, AiExchange ai, Answer answer) {
    return switch (answer) {
      case Answer.Whole whole -> whole(exchange, ai, whole);
      case Answer.Stream stream -> {
        describe(exchange.getResponse().getHeaders(), ai, stream.attempt());
        yield stream(exchange, ai, stream.frames());
      }
    };
  }

  private static Mono<Void> whole(ServerWebExchange exchange, AiExchange ai, Answer.Whole whole) {
    ServerHttpResponse response = exchange.getResponse();
    HttpHeaders headers = response.getHeaders();
    Attempt attempt = whole.attempt();
    if (attempt != null) {
      describe(headers, ai, attempt);
      usage(headers, ai, attempt.facts());
    }
    whole.headers().forEach(headers::set);
    headers.set("content-type", "application/json");
    headers.setContentLength(whole.body().length);
    begin(response, ai, whole.status());
    return response.writeWith(Mono.just(response.bufferFactory().wrap(whole.body())));
  }

  /**
   * Begins a stream; nothing between here and the caller may hold a frame back. Reactor Netty
   * writes each buffer as it comes and flushes at the end of the event loop's turn; {@code
   * writeAndFlushWith} would do so at once, by a publisher of its own and a sixth more CPU a chunk.
   */
  static Mono<Void> stream(ServerWebExchange exchange, AiExchange ai, Flux<byte[]> frames) {
    ServerHttpResponse response = exchange.getResponse();
    HttpHeaders headers = response.getHeaders();
    headers.set("content-type", "text/event-stream; charset=utf-8");
    headers.set("cache-control", "no-cache, no-transform");
    headers.set("x-accel-buffering", "no");
    begin(response, ai, 200);
    DataBufferFactory buffers = response.bufferFactory();
    return response.writeWith(frames.map(buffers::wrap));
  }

  private static void begin(ServerHttpResponse response, AiExchange ai, int status) {
    response.setStatusCode(HttpStatusCode.valueOf(status));
    ai.status(status);
  }

  /** Which target answered, and what it took to get there. */
  private static void describe(HttpHeaders headers, AiExchange ai, Attempt attempt) {
    headers.set("x-weir-provider", attempt.target().provider().id());
    headers.set("x-weir-model", model(attempt));
    headers.set("x-weir-attempts", Integer.toString(ai.attempts().size()));
    headers.set("x-weir-credential", attempt.target().credential().isByok() ? "byok" : "system");
    if (!attempt.warnings().isEmpty()) {
      headers.set("x-weir-warnings", visible(String.join("; ", attempt.warnings().texts())));
    }
    attempt.answerHeaders().forEach(headers::set);
    headers.set("server-timing", ServerTiming.of(ai));
  }

  private static void usage(HttpHeaders headers, AiExchange ai, AnswerFacts facts) {
    TokenUsage usage = facts.usage;
    if (usage == null) {
      return;
    }
    headers.set(
        "x-weir-tokens-used",
        "prompt="
            + usage.promptTokens()
            + ",completion="
            + usage.completionTokens()
            + ",total="
            + usage.totalTokens());
    Cost cost = ai.metering.get().cost(ai);
    if (cost != null) {
      headers.set("x-weir-cost-usd", cost.usd());
    }
  }

  private static String model(Attempt attempt) {
    @Nullable String served = attempt.facts().model;
    return visible(served == null ? attempt.target().model() : served);
  }

  /** What comes from elsewhere must not end a header line. */
  private static String visible(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
        return text.replaceAll("[^ -~]", "?");
      }
    }
    return text;
  }
}
