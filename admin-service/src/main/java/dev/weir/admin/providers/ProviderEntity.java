package dev.weir.admin.providers;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of {@code providers}; what is null is as {@link KnownProvider} says. */
@Entity
@Table(name = "providers")
class ProviderEntity {

  @Id String id;

  @Column(name = "display_name")
  String displayName;

  @Column(name = "base_url")
  @Nullable String baseUrl;

  @Nullable String dialect;

  @Column(columnDefinition = "text[]")
  @Nullable List<String> prefixes;

  @Column(columnDefinition = "text[]")
  @Nullable List<String> owners;

  @Column(columnDefinition = "text[]")
  @Nullable List<String> quirks;

  @Nullable String credential;
  @Nullable Boolean embeddings;

  @Column(name = "default_model")
  @Nullable String defaultModel;

  @Column(name = "is_active")
  boolean isActive;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "updated_at")
  Instant updatedAt;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected ProviderEntity() {}

  ProviderEntity(String id, String displayName, Instant now) {
    this.id = id;
    this.displayName = displayName;
    this.isActive = true;
    this.createdAt = now;
    this.updatedAt = now;
  }

  /** Not attached to the database: to check a change before it is made. */
  ProviderEntity copy() {
    ProviderEntity copy = new ProviderEntity(id, displayName, createdAt);
    copy.baseUrl = baseUrl;
    copy.dialect = dialect;
    copy.prefixes = prefixes;
    copy.owners = owners;
    copy.quirks = quirks;
    copy.credential = credential;
    copy.embeddings = embeddings;
    copy.defaultModel = defaultModel;
    copy.isActive = isActive;
    copy.updatedAt = updatedAt;
    return copy;
  }
}
