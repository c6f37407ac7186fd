package dev.weir.admin.models;

import dev.weir.ledger.Snapshot;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** A row of {@code model_aliases}. */
@Entity
@Table(name = "model_aliases")
class AliasEntity {

  /** In lower case. */
  @Id String name;

  String spelling;
  String target;

  @Column(columnDefinition = "text[]")
  List<String> fallbacks;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "updated_at")
  Instant updatedAt;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected AliasEntity() {}

  AliasEntity(String spelling, String target, List<String> fallbacks, Instant now) {
    this.name = spelling.toLowerCase(Locale.ROOT);
    this.spelling = spelling;
    this.target = target;
    this.fallbacks = fallbacks;
    this.createdAt = now;
    this.updatedAt = now;
  }

  Snapshot.AliasEntry entry() {
    return new Snapshot.AliasEntry(spelling, target, List.copyOf(fallbacks));
  }
}
