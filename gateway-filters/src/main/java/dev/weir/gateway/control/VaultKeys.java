package dev.weir.gateway.control;

import dev.weir.gateway.control.VaultReader.VaultUnavailableException;
import dev.weir.ledger.Secret;
import dev.weir.ledger.Snapshot.ProviderKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Provider keys from a vault, remembered: while the vault is down a key goes on working for a
 * stated time after it was last read. A key that was rotated is read anew at once. Safe for any
 * thread.
 */
final class VaultKeys implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(VaultKeys.class);

  private final VaultReader vault;
  private final Duration stale;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Wanted, Known> known = new HashMap<>();
  private volatile boolean down;
  private Instant notBefore = Instant.MIN;

  /**
   * @param stale how long a key works after it was last read
   */
  VaultKeys(VaultReader vault, Duration stale, InstantSource clock) {
    this.vault = vault;
    this.stale = stale;
    this.clock = clock;
  }

  /** The key at this path, from the vault or from memory. */
  @Nullable Secret of(String path, ProviderKey key) {
    lock.lock();
    try {
      Wanted wanted = new Wanted(path, key.id());
      Known last = known.get(wanted);
      Instant now = clock.instant();
      boolean fresh =
          last != null
              && last.version == key.version()
              && now.isBefore(last.readAt.plus(stale.dividedBy(12)));
      if (!fresh && !now.isBefore(notBefore)) {
        last = read(wanted, key.version(), last, now);
      }
      return last == null || !now.isBefore(last.readAt.plus(stale)) ? null : last.secret;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Known read(Wanted wanted, long version, @Nullable Known last, Instant now) {
    try {
      Secret secret = vault.read(wanted.path, wanted.keyId);
      if (down) {
        log.info("the vault answers again");
        down = false;
      }
      if (secret == null) {
        log.error("the vault has no provider key at {}, or does not show it", wanted.path);
        known.remove(wanted);
        return null;
      }
      Known read = new Known(secret, version, now);
      known.put(wanted, read);
      return read;
    } catch (VaultUnavailableException e) {
      // One that does not answer would hold up every other key too.
      notBefore = clock.instant().plusSeconds(5);
      if (!down) {
        down = true;
        log.error("{}; provider keys go on working for {}", e.getMessage(), stale, e);
      }
      return last;
    }
  }

  /** Whether the vault did not answer last. */
  boolean isDown() {
    return down;
  }

  @Override
  public void close() {
    vault.close();
  }

  private record Wanted(String path, String keyId) {}

  private record Known(Secret secret, long version, Instant readAt) {}
}
