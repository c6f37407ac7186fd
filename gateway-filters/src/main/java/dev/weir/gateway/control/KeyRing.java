package dev.weir.gateway.control;

import dev.weir.ledger.SealedValue;
import dev.weir.ledger.Secret;
import dev.weir.ledger.Snapshot.ProviderKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens sealed provider keys and asks the vault for the others. */
final class KeyRing implements ProviderKeys {

  private static final Logger log = LoggerFactory.getLogger(KeyRing.class);

  private final byte @Nullable [] snapshotKey;
  private final @Nullable VaultKeys vault;

  /**
   * @param snapshotKey opens sealed keys; null where all are in the vault
   * @param vault null where all are sealed
   */
  KeyRing(byte @Nullable [] snapshotKey, @Nullable VaultKeys vault) {
    this.snapshotKey = snapshotKey == null ? null : snapshotKey.clone();
    this.vault = vault;
  }

  @Override
  public @Nullable Secret of(String provider, ProviderKey key) {
    String owner = "provider/" + provider + "/" + key.id();
    if (key.sealed() != null) {
      if (snapshotKey == null) {
        log.error("{} is sealed, and weir.admin.snapshot-key is missing", owner);
        return null;
      }
      try {
        return SealedValue.open(snapshotKey, owner, key.sealed());
      } catch (IllegalArgumentException e) {
        log.error("{} (is weir.admin.snapshot-key the same as admin's?)", e.getMessage());
        return null;
      }
    }
    if (key.vaultPath() == null) {
      log.error("{} is neither sealed nor in a vault", owner);
      return null;
    }
    if (vault == null) {
      log.error("{} is in a vault, and weir.vault.url is missing", owner);
      return null;
    }
    return vault.of(key.vaultPath(), key);
  }
}
