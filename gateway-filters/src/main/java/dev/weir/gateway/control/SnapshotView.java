package dev.weir.gateway.control;

import dev.weir.gateway.pipeline.Caller;
import dev.weir.gateway.pipeline.Credential;
import dev.weir.gateway.route.RoutingTable;
import dev.weir.ledger.PriceBook;
import dev.weir.ledger.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot as the stages read it. Immutable.
 *
 * @param keys by the hash of their text
 * @param credentials the operator's keys by provider id
 * @param faults what of the snapshot cannot be used, in words
 */
record SnapshotView(
    Snapshot snapshot,
    RoutingTable table,
    PriceBook prices,
    Map<String, KnownKey> keys,
    Map<String, Credential> credentials,
    List<String> faults) {

  /**
   * A gateway key.
   *
   * @param expiresAt from when on it is refused; null for never
   * @param refused why it is refused; null where it may be used
   */
  record KnownKey(Caller caller, @Nullable Instant expiresAt, @Nullable String refused) {}
}
