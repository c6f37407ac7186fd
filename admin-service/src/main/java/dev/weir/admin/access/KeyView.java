package dev.weir.admin.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A gateway key as it is shown.
 *
 * @param key the key itself; there only in the answer that made it
 * @param keyMasked how the current key begins and ends
 * @param refused {@code revoked}, {@code disabled} or {@code expired}; null where it may be used
 * @param rotatedUntil until when the text before the current one is still taken; null where none is
 */
record KeyView(
    @JsonProperty("id") String id,
    @JsonProperty("key") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String key,
    @JsonUnwrapped KeySettings settings,
    @JsonProperty("key_masked") String keyMasked,
    @JsonProperty("refused") @Schema(allowableValues = {"revoked", "disabled", "expired"})
        @Nullable String refused,
    @JsonProperty("revoked_at") @Nullable Instant revokedAt,
    @JsonProperty("rotated_until") @Nullable Instant rotatedUntil,
    @JsonProperty("created_at") Instant createdAt,
    @JsonProperty("created_by") String createdBy) {

  static KeyView of(StoredKey stored, @Nullable Instant rotatedUntil, Instant now) {
    String refused = stored.refused();
    if (refused == null && stored.expiresAt != null && !stored.expiresAt.isAfter(now)) {
      refused = "expired";
    }
    return new KeyView(
        stored.id,
        null,
        stored.settings(),
        "sk-weir-" + stored.id + "-…" + stored.lastFour,
        refused,
        stored.revokedAt,
        rotatedUntil,
        stored.createdAt,
        stored.createdBy);
  }

  /** With the text, for the one answer that shows it. */
  KeyView withKey(String text) {
    return new KeyView(
        id, text, settings, keyMasked, refused, revokedAt, rotatedUntil, createdAt, createdBy);
  }
}
