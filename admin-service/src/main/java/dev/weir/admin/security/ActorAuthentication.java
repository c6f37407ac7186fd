package dev.weir.admin.security;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** An actor in the form that Spring Security keeps; its authorities are the permissions. */
final class ActorAuthentication extends AbstractAuthenticationToken {

  private final transient Actor actor;

  ActorAuthentication(Actor actor) {
    super(AuthorityUtils.createAuthorityList(actor.permissions().toArray(String[]::new)));
    this.actor = actor;
    setAuthenticated(true);
  }

  @Override
  public Actor getPrincipal() {
    return actor;
  }

  @Override
  public @Nullable Object getCredentials() {
    return null;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ActorAuthentication same && actor.equals(same.actor);
  }

  @Override
  public int hashCode() {
    return Objects.hash(actor);
  }
}
