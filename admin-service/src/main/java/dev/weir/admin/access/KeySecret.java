package dev.weir.admin.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The hash of a text that a gateway key has or had. */
@Entity
@Table(name = "gateway_key_secrets")
class KeySecret {

  @Id String hash = "";

  @Column(name = "key_id")
  String keyId = "";

  @Column(name = "created_at")
  Instant createdAt = Instant.EPOCH;

  /** When a rotated text ends; null for the one that holds. */
  @Column(name = "valid_until")
  @Nullable Instant validUntil;

  boolean isOver(Instant now) {
    return validUntil != null && !validUntil.isAfter(now);
  }
}
