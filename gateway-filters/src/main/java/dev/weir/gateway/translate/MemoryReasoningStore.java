package dev.weir.gateway.translate;

import dev.weir.ledger.Json;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Keeps states in this process, encrypted with a key that dies with it, for a time and up to a
 * size; the oldest go first. Safe for any thread; the lock is held for a look-up only.
 */
public final class MemoryReasoningStore implements ReasoningStore {

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final long maxBytes;
  private final Duration lifetime;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final SecretKeySpec secret;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Sealed> states = new LinkedHashMap<>();
  private long bytes;

  public MemoryReasoningStore(long maxBytes, Duration lifetime, InstantSource clock) {
    this.maxBytes = maxBytes;
    this.lifetime = lifetime;
    this.clock = clock;
    byte[] key = new byte[32];
    random.nextBytes(key);
    secret = new SecretKeySpec(key, "AES");
  }

  @Override
  public void put(String key, JsonNode state) {
    byte[] sealed = seal(Json.mapper().writeValueAsBytes(state));
    if (sealed.length > maxBytes / 4) {
      return;
    }
    Sealed entry = new Sealed(sealed, clock.instant().plus(lifetime));
    lock.lock();
    try {
      forget(states.remove(key));
      states.put(key, entry);
      bytes += sealed.length;
      var oldest = states.values().iterator();
      while (bytes > maxBytes && oldest.hasNext()) {
        Sealed victim = oldest.next();
        oldest.remove();
        forget(victim);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public @Nullable JsonNode get(String key) {
    Sealed found;
    lock.lock();
    try {
      found = states.get(key);
      if (found != null && !clock.instant().isBefore(found.until())) {
        states.remove(key);
        forget(found);
        found = null;
      }
    } finally {
      lock.unlock();
    }
    return found == null ? null : Json.mapper().readTree(open(found.bytes()));
  }

  private void forget(@Nullable Sealed entry) {
    if (entry != null) {
      bytes -= entry.bytes().length;
    }
  }

  private byte[] seal(byte[] plain) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] text = cipher(Cipher.ENCRYPT_MODE, nonce, plain, 0);
    byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + text.length);
    System.arraycopy(text, 0, sealed, NONCE_BYTES, text.length);
    return sealed;
  }

  private byte[] open(byte[] sealed) {
    return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_BYTES), sealed, NONCE_BYTES);
  }

  private byte[] cipher(int mode, byte[] nonce, byte[] bytesIn, int offset) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, secret, new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(bytesIn, offset, bytesIn.length - offset);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM failed", e);
    }
  }

  private record Sealed(byte[] bytes, Instant until) {}
}
