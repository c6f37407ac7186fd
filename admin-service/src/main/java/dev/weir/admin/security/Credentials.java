package dev.weir.admin.security;

import org.jspecify.annotations.Nullable;

/**
 * Who is known and by what; the access feature implements it. Also takes what happened at the door,
 * for the audit log.
 */
public interface Credentials {

  /** The gateway key with this hash; null where there is none. */
  @Nullable KnownKey key(String hash);

  /** The person of this name; null where there is none. */
  @Nullable KnownPerson person(String name);

  /** The person of a session, as they are now; null where they are gone or disabled. */
  @Nullable Actor personById(String id);

  /**
   * The person that an OIDC issuer vouches for; made at the first sign-in, brought up to date at
   * every other.
   *
   * @throws SignInRefused if the person is disabled, or the name is another person's
   */
  Actor federated(FederatedPerson person);

  /** A person has signed in. */
  void signedIn(Actor actor, String how, String address);

  /** A person has signed out. */
  void signedOut(Actor actor);

  /**
   * Somebody known was refused.
   *
   * @param why a stable word, such as {@code wrong_password}
   */
  void refused(Actor actor, String why, String what);

  /**
   * A key that is known.
   *
   * @param refused why it may not be used: {@code disabled}, {@code revoked}, {@code expired}; null
   *     where it may
   */
  record KnownKey(Actor actor, @Nullable String refused) {}

  /**
   * A person that is known.
   *
   * @param passwordHash null for people of an OIDC issuer
   */
  record KnownPerson(Actor actor, @Nullable String passwordHash, boolean active) {}

  /**
   * A person as an OIDC issuer tells.
   *
   * @param role {@code viewer}, {@code member}, {@code owner} or {@code admin}
   */
  record FederatedPerson(
      String issuer, String subject, String name, String role, @Nullable String team) {}
}
