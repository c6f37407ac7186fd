package dev.weir.gateway.authenticate;

import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.gateway.pipeline.Caller;
import dev.weir.ledger.GatewayKey;
import dev.weir.ledger.Secret;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gateway keys that are given once, as from YAML. Only hashes are kept, and a look-up compares
 * hashes, so neither memory nor timing tells a key.
 */
public final class StaticGatewayKeys implements GatewayKeys {

  private final Map<String, Entry> byHash = new HashMap<>();
  private final InstantSource clock;

  /**
   * @throws IllegalArgumentException if two keys have the same secret
   */
  public StaticGatewayKeys(Collection<Entry> entries, InstantSource clock) {
    this.clock = clock;
    for (Entry entry : entries) {
      Entry other = byHash.put(GatewayKey.hash(entry.secret().reveal()), entry);
      if (other != null) {
        throw new IllegalArgumentException(
            "weir.keys: "
                + other.caller().keyId()
                + " and "
                + entry.caller().keyId()
                + " have the same secret");
      }
    }
  }

  @Override
  public Caller callerOf(String key) {
    Entry entry = byHash.get(GatewayKey.hash(key));
    if (entry == null) {
      throw new AiException(AiError.INVALID_API_KEY, "the gateway key is not known");
    }
    if (entry.expiresAt() != null && !clock.instant().isBefore(entry.expiresAt())) {
      throw new AiException(
          AiError.INVALID_API_KEY, "the gateway key expired at " + entry.expiresAt());
    }
    return entry.caller();
  }

  /**
   * One key.
   *
   * @param expiresAt from when on it is refused; null for never
   */
  public record Entry(Secret secret, Caller caller, @Nullable Instant expiresAt) {}
}
