package dev.weir.admin.access;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A gateway key without its text; see {@link KeySecret}. */
@Entity
@Table(name = "gateway_keys")
class StoredKey {

  @Id String id = "";
  @Version long version;
  String name = "";

  @Column(name = "last_four")
  String lastFour = "";

  @Column(columnDefinition = "text[]")
  String[] permissions = {};

  @Column(columnDefinition = "text[]")
  String[] models = {};

  @Convert(converter = StringMap.class)
  Map<String, String> tags = Map.of();

  @Nullable String owner;
  @Nullable String team;

  @Column(name = "expires_at")
  @Nullable Instant expiresAt;

  boolean byok;
  boolean capture;

  @Column(name = "client_gone_stream")
  @Nullable String clientGoneStream;

  @Column(name = "client_gone_whole")
  @Nullable String clientGoneWhole;

  @Column(name = "is_active")
  boolean active = true;

  @Column(name = "revoked_at")
  @Nullable Instant revokedAt;

  @Column(name = "created_at")
  Instant createdAt = Instant.EPOCH;

  @Column(name = "created_by")
  String createdBy = "";

  /** What of it can be changed. */
  KeySettings settings() {
    KeySettings.ClientGone clientGone =
        clientGoneStream == null && clientGoneWhole == null
            ? null
            : new KeySettings.ClientGone(clientGoneStream, clientGoneWhole);
    return new KeySettings(
        name,
        List.of(permissions),
        List.of(models),
        tags,
        owner,
        team,
        expiresAt,
        byok,
        capture,
        clientGone,
        active);
  }

  void change(KeySettings settings) {
    name = settings.name();
    permissions = settings.permissions().toArray(String[]::new);
    models = settings.models().toArray(String[]::new);
    tags = settings.tags();
    owner = settings.user();
    team = settings.team();
    expiresAt = settings.expiresAt();
    byok = settings.byok();
    capture = settings.capture();
    KeySettings.ClientGone clientGone = settings.clientGone();
    clientGoneStream = clientGone == null ? null : clientGone.stream();
    clientGoneWhole = clientGone == null ? null : clientGone.whole();
    active = settings.isActive();
  }

  /** Why it may not be used, whatever the time is; null where it may. */
  @Nullable String refused() {
    return revokedAt != null ? "revoked" : active ? null : "disabled";
  }
}
