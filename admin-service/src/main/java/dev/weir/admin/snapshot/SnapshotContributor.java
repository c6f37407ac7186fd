package dev.weir.admin.snapshot;

/** A feature that has something to tell gateways. */
public interface SnapshotContributor {

  /** Adds what holds now; called in a read-only transaction. */
  void contribute(SnapshotDraft draft);
}
