package dev.weir.admin.snapshot;

import dev.weir.ledger.Snapshot;

/** Gives features the snapshot that gateways work from. */
@FunctionalInterface
public interface SnapshotSource {

  /** The snapshot with everything that is committed now. */
  Snapshot fresh();
}
