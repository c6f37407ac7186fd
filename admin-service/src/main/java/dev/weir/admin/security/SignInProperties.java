package dev.weir.admin.security;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people sign in.
 *
 * @param idle how long a session lasts without a request
 * @param longest how long a session lasts at most
 */
@ConfigurationProperties("weir.sign-in")
record SignInProperties(
    @DefaultValue("12h") Duration idle,
    @DefaultValue("7d") Duration longest,
    @DefaultValue Oidc oidc) {

  /**
   * What the claims of an OIDC issuer mean. The issuer itself is configured as usual, by {@code
   * spring.security.oauth2.client}.
   *
   * @param nameClaim the claim that holds the name; the subject where it is absent
   * @param roleClaim the claim that holds a group or a list of them
   * @param roles which value of that claim gives which role; the first that fits is taken
   * @param defaultRole for people whom no value fits; absent, they are refused
   * @param teamClaim the claim that holds the team; absent, nobody has one
   */
  record Oidc(
      @DefaultValue("preferred_username") String nameClaim,
      @DefaultValue("groups") String roleClaim,
      @DefaultValue List<RoleOfValue> roles,
      @Nullable String defaultRole,
      @Nullable String teamClaim) {}

  /** A value of the role claim and the role that it gives. */
  record RoleOfValue(String value, String role) {}
}
