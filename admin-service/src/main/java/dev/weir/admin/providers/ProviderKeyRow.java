package dev.weir.admin.providers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What may be known of a provider's key.
 *
 * @param version grows with every key that is ever entered
 * @param reference its version in Vault; null where it is sealed in the database
 * @param masked its end, for people
 * @param retiredAt since when another one is current; null for the current one
 */
record ProviderKeyRow(
    String id,
    String providerId,
    long version,
    @Nullable String reference,
    String masked,
    @Nullable Instant verifiedAt,
    Instant createdAt,
    @Nullable Instant retiredAt) {

  /** Whose secret it is: a sealed value opens for this name only. */
  String owner() {
    return "provider/" + providerId + "/" + id;
  }
}
