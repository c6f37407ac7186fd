package dev.weir.admin.governance;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

/** A row of {@code rules}. */
@Entity
@Table(name = "rules")
class RuleEntity {

  @Id String id;
  String scope;
  String subject;

  @Column(columnDefinition = "text[]")
  List<String> models;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "updated_at")
  Instant updatedAt;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected RuleEntity() {}

  RuleEntity(String id, Scope scope, String subject, List<String> models, Instant now) {
    this.id = id;
    this.scope = scope.id();
    this.subject = subject;
    this.models = models;
    this.createdAt = now;
    this.updatedAt = now;
  }
}
