package dev.weir.admin.access;

import dev.weir.admin.security.Actor;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Somebody who signs in: by password, or by an OIDC issuer that vouches for them. */
@Entity
@Table(name = "people")
class Person {

  @Id String id = "";
  @Version long version;
  String name = "";
  @Nullable String email;

  @Column(name = "password_hash")
  @Nullable String passwordHash;

  @Column(name = "password_is_made")
  boolean passwordIsMade;

  @Nullable String issuer;
  @Nullable String subject;
  String role = Role.VIEWER.word();
  @Nullable String team;

  @Column(name = "sees_ledger")
  boolean seesLedger;

  @Column(name = "is_active")
  boolean active = true;

  @Column(name = "created_at")
  Instant createdAt = Instant.EPOCH;

  PersonSettings settings() {
    return new PersonSettings(name, email, role, team, seesLedger, active, null);
  }

  void change(PersonSettings settings) {
    name = settings.name();
    email = settings.email();
    role = settings.role();
    team = settings.team();
    seesLedger = settings.seesLedger();
    active = settings.isActive();
  }

  boolean isActiveAdmin() {
    return active && Role.of(role).isAdmin();
  }

  /** This person as somebody who asks. */
  Actor actor() {
    Set<String> permissions = new HashSet<>(Role.of(role).permissions());
    if (seesLedger) {
      permissions.add("ledger");
    }
    return new Actor("person", id, name, permissions, null, name, team);
  }

  PersonView view() {
    return new PersonView(
        id, name, email, role, team, seesLedger, active, issuer, passwordHash != null, createdAt);
  }
}
