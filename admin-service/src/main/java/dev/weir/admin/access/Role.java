package dev.weir.admin.access;

import dev.weir.admin.web.ApiException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a person may do, in one word. */
enum Role {
  VIEWER("read"),
  MEMBER("read", "execute"),
  OWNER("admin"),
  ADMIN("admin");

  private final Set<String> permissions;

  Role(String... permissions) {
    this.permissions = Set.of(permissions);
  }

  Set<String> permissions() {
    return permissions;
  }

  boolean isAdmin() {
    return permissions.contains("admin");
  }

  /** As it stands in JSON and in the database. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Role of(@Nullable String word) {
    for (Role role : values()) {
      if (role.word().equals(word)) {
        return role;
      }
    }
    throw ApiException.invalid("role", word + " (expected: viewer, member, owner or admin)");
  }
}
