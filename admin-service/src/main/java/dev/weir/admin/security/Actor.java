package dev.weir.admin.security;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Who is asking: a person, a gateway key, or the system itself.
 *
 * @param kind {@code person}, {@code key} or {@code system}
 * @param id the person's or key's id
 * @param name for the audit log
 * @param permissions of {@code read}, {@code execute}, {@code admin}, {@code ledger} (may see the
 *     whole ledger)
 * @param keyId the key whose rows it may read; null for persons
 * @param user the owner's name whose keys' rows it may read
 * @param team the team whose rows it may read
 */
public record Actor(
    String kind,
    String id,
    String name,
    Set<String> permissions,
    @Nullable String keyId,
    @Nullable String user,
    @Nullable String team) {

  /** What runs without anybody asking. */
  public static final Actor SYSTEM =
      new Actor("system", "system", "system", Set.of("admin"), null, null, null);

  public Actor {
    permissions = Set.copyOf(permissions);
  }

  /** Who is asking now; {@link #SYSTEM} outside of a request. */
  public static Actor current() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof Actor actor
        ? actor
        : SYSTEM;
  }

  public boolean may(String permission) {
    return permissions.contains(permission) || permissions.contains("admin");
  }

  /** Whether all rows of the ledger may be seen, not only one's own. */
  public boolean seesWholeLedger() {
    return may("ledger");
  }
}
