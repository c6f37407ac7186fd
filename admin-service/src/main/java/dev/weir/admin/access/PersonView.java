package dev.weir.admin.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person as they are shown.
 *
 * @param issuer the OIDC issuer that vouches for them; null for those who have a password
 */
record PersonView(
    @JsonProperty("id") String id,
    @JsonProperty("name") String name,
    @JsonProperty("email") @Nullable String email,
    @JsonProperty("role") @Schema(allowableValues = {"viewer", "member", "owner", "admin"})
        String role,
    @JsonProperty("team") @Nullable String team,
    @JsonProperty("sees_ledger") boolean seesLedger,
    @JsonProperty("is_active") boolean isActive,
    @JsonProperty("issuer") @Nullable String issuer,
    @JsonProperty("has_password") boolean hasPassword,
    @JsonProperty("created_at") Instant createdAt) {}
