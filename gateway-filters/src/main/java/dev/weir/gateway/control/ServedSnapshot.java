package dev.weir.gateway.control;

import dev.weir.gateway.authenticate.GatewayKeys;
import dev.weir.gateway.control.SnapshotView.KnownKey;
import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.gateway.meter.Prices;
import dev.weir.gateway.pipeline.Caller;
import dev.weir.gateway.route.RoutingTable;
import dev.weir.gateway.route.RoutingTables;
import dev.weir.ledger.GatewayKey;
import dev.weir.ledger.PriceBook;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Keys, routes and prices of the snapshot that holds now. A new one takes the place of the old in
 * one step; requests under way keep what they have read. Safe for any thread.
 */
final class ServedSnapshot {

  private static final Duration SOON = Duration.ofSeconds(2);

  private final InstantSource clock;
  private volatile @Nullable SnapshotView view;

  ServedSnapshot(InstantSource clock) {
    this.clock = clock;
  }

  void serve(SnapshotView next) {
    view = next;
  }

  /** The view that holds now, or null before the first. */
  @Nullable SnapshotView now() {
    return view;
  }

  private SnapshotView view() {
    SnapshotView now = view;
    if (now == null) {
      throw new AiException(
              AiError.NOT_READY, "the gateway has no snapshot from admin yet (try again soon)")
          .withRetryAfter(SOON);
    }
    return now;
  }

  GatewayKeys keys() {
    return this::callerOf;
  }

  private Caller callerOf(String key) {
    KnownKey known = view().keys().get(GatewayKey.hash(key));
    if (known == null) {
      throw new AiException(AiError.INVALID_API_KEY, "the gateway key is not known");
    }
    if (known.refused() != null) {
      throw new AiException(AiError.INVALID_API_KEY, "the gateway key is " + known.refused());
    }
    if (known.expiresAt() != null && !clock.instant().isBefore(known.expiresAt())) {
      throw new AiException(
          AiError.INVALID_API_KEY, "the gateway key expired at " + known.expiresAt());
    }
    return known.caller();
  }

  RoutingTables tables() {
    return this::table;
  }

  private RoutingTable table() {
    return view().table();
  }

  Prices prices() {
    return this::book;
  }

  private PriceBook book() {
    SnapshotView now = view;
    return now == null ? PriceBook.EMPTY : now.prices();
  }
}
