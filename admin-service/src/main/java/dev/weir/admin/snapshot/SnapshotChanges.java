package dev.weir.admin.snapshot;

/**
 * Is told by features that something changed that gateways must know. The new snapshot goes out
 * once the running transaction is committed.
 */
@FunctionalInterface
public interface SnapshotChanges {

  void changed();
}
