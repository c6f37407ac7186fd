package dev.weir.gateway.control;

import dev.weir.gateway.fallback.Circuits;
import dev.weir.ledger.GatewayStatus;
import dev.weir.ledger.Json;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells admin every two seconds how this gateway is. A thread of its own. */
final class StatusTeller implements AutoCloseable {

  private static final Duration EVERY = Duration.ofSeconds(2);

  private final AdminClient admin;
  private final String gateway;
  private final String version;
  private final Instant startedAt;
  private final InstantSource clock;
  private final UsageSpool spool;
  private final ServedSnapshot served;
  private final Supplier<@Nullable Circuits> circuits;
  private final Supplier<List<String>> degraded;
  private final Background thread;

  StatusTeller(
      AdminClient admin,
      String gateway,
      String version,
      InstantSource clock,
      UsageSpool spool,
      ServedSnapshot served,
      Supplier<@Nullable Circuits> circuits,
      Supplier<List<String>> degraded) {
    this.admin = admin;
    this.gateway = gateway;
    this.version = version;
    this.clock = clock;
    this.startedAt = clock.instant();
    this.spool = spool;
    this.served = served;
    this.circuits = circuits;
    this.degraded = degraded;
    this.thread = Background.start("weir-status", EVERY, this::tell);
  }

  private void tell() {
    try {
      admin.status(Json.mapper().writeValueAsBytes(status()));
    } catch (IOException e) {
      // The next one comes soon, and the shipper has already said that admin is down.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  GatewayStatus status() {
    SnapshotView view = served.now();
    Circuits known = circuits.get();
    return new GatewayStatus(
        gateway,
        version,
        startedAt,
        clock.instant(),
        view == null ? null : view.snapshot().version(),
        new GatewayStatus.Spool(spool.waiting(), spool.bytes(), spool.lost()),
        known == null
            ? List.of()
            : known.registry().getAllCircuitBreakers().stream().map(StatusTeller::circuit).toList(),
        degraded.get());
  }

  private static GatewayStatus.Circuit circuit(CircuitBreaker breaker) {
    float rate = breaker.getMetrics().getFailureRate();
    int slash = breaker.getName().indexOf('/');
    return new GatewayStatus.Circuit(
        breaker.getName().substring(0, Math.max(0, slash)),
        breaker.getName().substring(slash + 1),
        switch (breaker.getState()) {
          case OPEN, FORCED_OPEN -> "open";
          case HALF_OPEN -> "half_open";
          case CLOSED, DISABLED, METRICS_ONLY -> "closed";
        },
        rate < 0 ? null : rate,
        breaker.getMetrics().getNumberOfBufferedCalls());
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
