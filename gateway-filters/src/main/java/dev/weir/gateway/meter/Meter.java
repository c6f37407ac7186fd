package dev.weir.gateway.meter;

import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.gateway.json.JsonMembers;
import dev.weir.gateway.pipeline.AiExchange;
import dev.weir.gateway.pipeline.Attempt;
import dev.weir.gateway.pipeline.Caller;
import dev.weir.gateway.pipeline.Front;
import dev.weir.gateway.pipeline.GatewayCondition;
import dev.weir.gateway.pipeline.Metering;
import dev.weir.gateway.pipeline.PathAdvice;
import dev.weir.gateway.pipeline.Tags;
import dev.weir.gateway.pipeline.Target;
import dev.weir.ledger.Cost;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/** Begins an exchange and closes it exactly once. Safe for any thread. */
final class Meter implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Meter.class);
  private static final String[] CONVERSATION = {
    "x-conversation-id",
    "x-litellm-session-id",
    "x-bf-session-id",
    "x-claude-code-session-id",
    "session-id"
  };

  private final UsageSink sink;
  private final UsageRecords records;
  private final UsageEstimates estimates = new UsageEstimates();
  private final InstantSource clock;
  private final RandomGenerator random;
  private final GatewayCondition condition;

  Meter(
      UsageSink sink,
      Prices prices,
      InstantSource clock,
      RandomGenerator random,
      GatewayCondition condition) {
    this.sink = sink;
    this.records = new UsageRecords(prices);
    this.clock = clock;
    this.random = random;
    this.condition = condition;
  }

  /**
   * Begins.
   *
   * @throws AiException {@link AiError#UNKNOWN_URL} or {@link AiError#METHOD_NOT_ALLOWED}
   */
  AiExchange begin(ServerWebExchange exchange, Map<String, String> routeTags) {
    HttpHeaders headers = exchange.getRequest().getHeaders();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    UUID id = Identifiers.uuidV7(now.toEpochMilli(), random);
    String requestId = Identifiers.acceptable(headers.getFirst("x-request-id"));
    if (requestId == null) {
      requestId = "req_" + id;
    }
    HttpHeaders answer = exchange.getResponse().getHeaders();
    answer.set("x-request-id", requestId);
    answer.set("request-id", requestId);
    String degraded = condition.degraded();
    if (!degraded.isEmpty()) {
      answer.set("x-weir-degraded", degraded);
    }
    AiExchange ai =
        new AiExchange(
            id,
            requestId,
            front(exchange),
            now,
            System.nanoTime(),
            "true".equalsIgnoreCase(headers.getFirst("x-weir-strict")));
    ai.attachTo(exchange);
    ai.tags(Tags.of(headers, routeTags));
    ai.conversationId(conversation(headers));
    ai.traceparent(Identifiers.traceparent(headers.getFirst("traceparent")));
    ai.metering.fill(new Once());
    return ai;
  }

  /** Refuses what the gateway could not record, if it is told to. */
  void check(AiExchange ai) {
    AiException refusal = ai.front().isMetered() ? condition.refusal() : null;
    if (refusal != null) {
      throw refusal;
    }
  }

  private static Front front(ServerWebExchange exchange) {
    String path = exchange.getRequest().getPath().pathWithinApplication().value();
    Front front = Front.of(path);
    if (front == null) {
      throw new AiException(AiError.UNKNOWN_URL, path + ": " + PathAdvice.of(path));
    }
    String method = exchange.getRequest().getMethod().name();
    if (!method.equals(front.method())) {
      exchange.getResponse().getHeaders().set(HttpHeaders.ALLOW, front.method());
      throw new AiException(
          AiError.METHOD_NOT_ALLOWED, path + ": " + method + " (expected: " + front.method() + ")");
    }
    return front;
  }

  private static @Nullable String conversation(HttpHeaders headers) {
    for (String name : CONVERSATION) {
      String id = Identifiers.acceptable(headers.getFirst(name));
      if (id != null) {
        return id;
      }
    }
    return null;
  }

  /** The error that the caller gets for whatever went wrong. */
  static AiException asAiException(AiExchange ai, Throwable error) {
    if (error instanceof AiException known) {
      return known;
    }
    log.error("request {} failed inside the gateway", ai.requestId(), error);
    return new AiException(
        AiError.INTERNAL_ERROR, "the gateway failed; its log names request " + ai.requestId());
  }

  /** Tells the ends that are still to be told. */
  @Override
  public void close() {
    estimates.close();
  }

  /** The metering of one exchange. */
  private final class Once implements Metering {

    /** The caller's event loop and, while draining, the upstream connection's may both arrive. */
    private final AtomicBoolean told = new AtomicBoolean();

    @Override
    public void opened(AiExchange ai, Target target) {
      if (ai.front().isMetered() && ai.attempts().size() == 1) {
        sink.opened(records.opening(ai, target));
      }
    }

    @Override
    public @Nullable Cost cost(AiExchange ai) {
      return records.cost(ai, System.nanoTime());
    }

    @Override
    public void closed(AiExchange ai) {
      Caller caller = ai.caller.peek();
      if (caller == null || !ai.front().isMetered() || !told.compareAndSet(false, true)) {
        return;
      }
      long now = System.nanoTime();
      Runnable tell = () -> sink.closed(records.closed(ai, caller, now));
      Attempt last = ai.attempts().isEmpty() ? null : ai.attempts().getLast();
      JsonMembers body = ai.body.peek();
      if (last != null && body != null && UsageEstimates.isNeeded(last)) {
        estimates.estimate(last, body, ai.front() == Front.EMBEDDINGS, tell);
      } else {
        tell.run();
      }
    }
  }
}
