package dev.weir.gateway.control;

import dev.weir.ledger.Secret;
import org.jspecify.annotations.Nullable;

/** Reads provider keys from a vault. Waits for answers, so it is never called on an event loop. */
public interface VaultReader extends AutoCloseable {

  /**
   * The key at this path.
   *
   * @param path such as {@code secret/data/weir/providers/openai}
   * @param keyId which of the keys there
   * @return null where the vault answers that there is none, or that it may not be read
   * @throws VaultUnavailableException if the vault does not answer
   */
  @Nullable Secret read(String path, String keyId);

  @Override
  void close();

  /** The vault cannot be asked now. */
  final class VaultUnavailableException extends RuntimeException {

    public VaultUnavailableException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
