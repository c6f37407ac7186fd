package dev.weir.admin.providers;

import dev.weir.ledger.SealedValue;
import dev.weir.ledger.Secret;
import dev.weir.ledger.Snapshot.ProviderKey;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keys sealed in the database with the master key, and sealed anew for gateways with the key they
 * share. The master key never leaves admin. Safe for any thread.
 */
final class SealedSecrets implements ProviderSecrets {

  private final KeyQueries queries;
  private final MasterKeys masterKeys;
  private final byte @Nullable [] snapshotKey;
  private final SecureRandom random;

  /** A row's secret never changes, so it is sealed for gateways once. */
  private final Map<String, ProviderKey> sealedAnew = new ConcurrentHashMap<>();

  /**
   * @param snapshotKey shared with gateways; without it they get no keys
   */
  SealedSecrets(
      KeyQueries queries,
      MasterKeys masterKeys,
      byte @Nullable [] snapshotKey,
      SecureRandom random) {
    this.queries = queries;
    this.masterKeys = masterKeys;
    this.snapshotKey = snapshotKey;
    this.random = random;
  }

  @Override
  public @Nullable String keep(String providerId, String keyId, Secret key) {
    queries.lockSealing(false);
    String owner = "provider/" + providerId + "/" + keyId;
    var last = masterKeys.all().lastEntry();
    queries.seal(
        keyId, owner, SealedValue.seal(last.getValue(), last.getKey(), owner, key, random));
    return null;
  }

  @Override
  public @Nullable Secret read(ProviderKeyRow key) {
    String sealed = queries.sealed(key.id());
    return sealed == null ? null : open(key.owner(), sealed);
  }

  @Override
  public @Nullable ProviderKey forGateways(ProviderKeyRow key) {
    byte[] shared = snapshotKey;
    ProviderKey known = sealedAnew.get(key.id());
    if (known != null || shared == null) {
      return known;
    }
    Secret secret = read(key);
    if (secret == null) {
      return null;
    }
    ProviderKey made =
        new ProviderKey(
            key.id(),
            SealedValue.seal(shared, fingerprint(shared), key.owner(), secret, random),
            null,
            key.version());
    sealedAnew.put(key.id(), made);
    return made;
  }

  @Override
  public void forget(ProviderKeyRow key, boolean withProvider) {
    sealedAnew.remove(key.id());
    queries.deleteSealed(key.id());
  }

  /** Seals all anew that an older master key sealed; returns how many. Called in a transaction. */
  int reseal() {
    queries.lockSealing(true);
    NavigableMap<Integer, byte[]> keys = masterKeys.all();
    int newest = keys.lastKey();
    int count = 0;
    for (KeyQueries.SealedRow row : queries.allSealed()) {
      if (SealedValue.keyVersion(row.sealed()) != newest) {
        Secret secret = open(row.owner(), row.sealed());
        queries.seal(
            row.keyId(),
            row.owner(),
            SealedValue.seal(keys.lastEntry().getValue(), newest, row.owner(), secret, random));
        count++;
      }
    }
    return count;
  }

  private Secret open(String owner, String sealed) {
    int version = SealedValue.keyVersion(sealed);
    byte[] key = masterKeys.key(version);
    if (key == null) {
      throw new IllegalStateException(
          owner
              + " was sealed with master key v"
              + version
              + " (there: "
              + masterKeys.all().keySet()
              + ")");
    }
    return SealedValue.open(key, owner, sealed);
  }

  /** Names the key, so that the snapshot's version changes with it. */
  private static int fingerprint(byte[] key) {
    try {
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(key)).getInt()
          & Integer.MAX_VALUE;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
