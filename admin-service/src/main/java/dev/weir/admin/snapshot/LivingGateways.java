package dev.weir.admin.snapshot;

import dev.weir.ledger.GatewayStatus;
import java.util.List;

/** What gateways told about themselves within the last half minute. */
@FunctionalInterface
public interface LivingGateways {

  List<GatewayStatus> now();
}
