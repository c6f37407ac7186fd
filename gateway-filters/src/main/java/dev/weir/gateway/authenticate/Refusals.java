package dev.weir.gateway.authenticate;

import dev.weir.gateway.error.AiException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.server.ServerWebExchange;

/**
 * Tells of requests without a known key: each is counted, one a second is logged. They get no usage
 * record, because a flood of them must not fill a disk. Safe for any thread.
 */
final class Refusals {

  private static final Logger log = LoggerFactory.getLogger(Refusals.class);
  private static final long LOG_EVERY_NANOS = 1_000_000_000L;

  private final Counter counter;
  private final AtomicLong nextLog = new AtomicLong(System.nanoTime());

  Refusals(MeterRegistry metrics) {
    counter =
        Counter.builder("weir.requests.unauthenticated")
            .description("Requests without a known gateway key")
            .register(metrics);
  }

  void refused(ServerWebExchange exchange, AiException reason) {
    counter.increment();
    long now = System.nanoTime();
    long next = nextLog.get();
    if (now - next >= 0 && nextLog.compareAndSet(next, now + LOG_EVERY_NANOS)) {
      log.info(
          "refused {} from {}: {}",
          exchange.getRequest().getPath(),
          exchange.getRequest().getRemoteAddress(),
          reason.message());
    }
  }
}
