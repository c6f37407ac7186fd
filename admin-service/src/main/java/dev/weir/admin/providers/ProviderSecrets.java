package dev.weir.admin.providers;

import dev.weir.ledger.Secret;
import dev.weir.ledger.Snapshot.ProviderKey;
import org.jspecify.annotations.Nullable;

/**
 * Where providers' keys are kept. What is kept comes back only to be checked, never to be shown.
 */
interface ProviderSecrets {

  /**
   * Keeps a key; the one before stays until it is forgotten. Called in a transaction.
   *
   * @return how to find it again, for {@link ProviderKeyRow#reference()}; null where the row's id
   *     is enough
   */
  @Nullable String keep(String providerId, String keyId, Secret key);

  /** A key that was kept; null where it is gone. */
  @Nullable Secret read(ProviderKeyRow key);

  /**
   * How a gateway gets this key; null where it cannot. Called while a snapshot is made: it talks to
   * nothing but the database.
   */
  @Nullable ProviderKey forGateways(ProviderKeyRow key);

  /** Removes a key for good. Called in a transaction. */
  void forget(ProviderKeyRow key, boolean withProvider);
}
