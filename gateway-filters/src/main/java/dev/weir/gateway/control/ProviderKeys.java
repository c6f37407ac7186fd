package dev.weir.gateway.control;

import dev.weir.ledger.Secret;
import dev.weir.ledger.Snapshot.ProviderKey;
import org.jspecify.annotations.Nullable;

/** Finds the text of a provider's key. May wait; never called on an event loop. */
@FunctionalInterface
interface ProviderKeys {

  /** The key, or null where it cannot be had now. */
  @Nullable Secret of(String provider, ProviderKey key);
}
