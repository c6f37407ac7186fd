package dev.weir.gateway.meter;

import dev.weir.gateway.error.AiException;
import dev.weir.gateway.pipeline.AiExchange;
import dev.weir.gateway.pipeline.Attempt;
import dev.weir.gateway.pipeline.Stage;
import dev.weir.gateway.pipeline.StageFilter;
import java.io.IOException;
import java.util.Map;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.netty.channel.AbortedException;

/** The stage on a route: everything inside it is measured, refusals too. */
final class MeterFilter extends StageFilter {

  private final Meter meter;
  private final Map<String, String> tags;

  MeterFilter(Meter meter, Map<String, String> tags, boolean configured) {
    super(Stage.METER, configured);
    this.meter = meter;
    this.tags = Map.copyOf(tags);
  }

  @Override
  protected Mono<Void> run(ServerWebExchange exchange, GatewayFilterChain rest) {
    AiExchange ai = meter.begin(exchange, tags);
    meter.check(ai);
    return rest.filter(exchange)
        .onErrorMap(error -> failed(ai, error))
        .doFinally(signal -> ended(ai, signal));
  }

  private static Throwable failed(AiExchange ai, Throwable error) {
    if (isGoneClient(error)) {
      ai.clientLeft();
      return error;
    }
    AiException failure = Meter.asAiException(ai, error);
    ai.failed(failure);
    if (ai.status() == 0) {
      ai.status(failure.status());
    }
    return failure;
  }

  /** A write that failed because the caller's connection is closed. */
  private static boolean isGoneClient(Throwable error) {
    return error instanceof IOException || error instanceof AbortedException;
  }

  /**
   * An attempt that is still being read when its caller has left closes the exchange itself, when
   * it has come to its end.
   */
  private static void ended(AiExchange ai, SignalType signal) {
    if (signal == SignalType.CANCEL) {
      ai.clientLeft();
    }
    Attempt running = ai.running();
    if (running != null) {
      // A write that fails as the answer begins does not cancel the answer's frames.
      running.abandoned();
    }
    if (ai.hasClientLeft() && ai.running() != null) {
      return;
    }
    ai.metering.get().closed(ai);
  }

  @Override
  public String toString() {
    return "[AiMeter tags = " + tags + ", order = " + getOrder() + "]";
  }
}
