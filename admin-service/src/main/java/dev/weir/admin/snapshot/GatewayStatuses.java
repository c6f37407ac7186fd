package dev.weir.admin.snapshot;

import dev.weir.ledger.GatewayStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The last status of each gateway, in memory only: it is told again every two seconds. A gateway
 * that fell silent is dropped. Safe for any thread.
 */
@Component
class GatewayStatuses implements LivingGateways {

  static final Duration SILENCE = Duration.ofSeconds(30);
  private static final int MOST = 256;

  private final InstantSource clock;
  private final Map<String, Told> byGateway = new ConcurrentHashMap<>();

  GatewayStatuses(InstantSource clock) {
    this.clock = clock;
  }

  /** Takes a status; false where there is no room for one more gateway. */
  boolean tell(GatewayStatus status) {
    dropSilent();
    if (byGateway.size() >= MOST && !byGateway.containsKey(status.gateway())) {
      return false;
    }
    byGateway.put(status.gateway(), new Told(status, clock.instant()));
    return true;
  }

  @Override
  public List<GatewayStatus> now() {
    dropSilent();
    return byGateway.values().stream()
        .map(Told::status)
        .sorted(Comparator.comparing(GatewayStatus::gateway))
        .toList();
  }

  private void dropSilent() {
    Instant oldest = clock.instant().minus(SILENCE);
    byGateway.values().removeIf(told -> told.at().isBefore(oldest));
  }

  /** Our own clock counts: a gateway's may be wrong. */
  private record Told(GatewayStatus status, Instant at) {}
}
