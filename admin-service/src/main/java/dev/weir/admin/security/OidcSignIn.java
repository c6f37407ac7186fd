package dev.weir.admin.security;

import dev.weir.admin.web.Problem;
import dev.weir.admin.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/** Makes a person of ours, with a session of ours, of whom an OIDC issuer vouches for. */
final class OidcSignIn implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

  private static final Logger log = LoggerFactory.getLogger(OidcSignIn.class);

  private final Credentials credentials;
  private final Sessions sessions;
  private final SignInProperties.Oidc claims;

  OidcSignIn(Credentials credentials, Sessions sessions, SignInProperties.Oidc claims) {
    this.credentials = credentials;
    this.sessions = sessions;
    this.claims = claims;
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication)
      throws IOException {
    forgetTheWay(request);
    try {
      if (!(authentication.getPrincipal() instanceof OidcUser user)) {
        throw new SignInRefused("the issuer speaks OAuth 2 but not OIDC (expected: scope openid)");
      }
      Actor actor = credentials.federated(person(user));
      sessions.start(actor, request, response);
      credentials.signedIn(actor, "oidc", request.getRemoteAddr());
      response.sendRedirect("/");
    } catch (SignInRefused e) {
      SecurityContextHolder.clearContext();
      Problems.write(
          response, Problem.of(403, "sign_in_refused", String.valueOf(e.getMessage()), null));
    }
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
      throws IOException {
    log.warn("A sign-in by OIDC failed: {}", e.getMessage());
    forgetTheWay(request);
    Problems.write(
        response,
        Problem.of(401, "sign_in_failed", "the issuer did not vouch for you; try again", null));
  }

  private Credentials.FederatedPerson person(OidcUser user) {
    String subject = user.getSubject();
    if (subject == null) {
      throw new SignInRefused("the issuer tells no subject");
    }
    String name = user.getClaimAsString(claims.nameClaim());
    String role = role(user.getClaims().get(claims.roleClaim()));
    if (role == null) {
      throw new SignInRefused(
          "none of your values of the claim " + claims.roleClaim() + " gives a role here");
    }
    return new Credentials.FederatedPerson(
        String.valueOf(user.getIssuer()),
        subject,
        name == null || name.isBlank() ? subject : name,
        role,
        claims.teamClaim() == null ? null : user.getClaimAsString(claims.teamClaim()));
  }

  private @Nullable String role(@Nullable Object claim) {
    Collection<?> values =
        claim instanceof Collection<?> many ? many : claim == null ? List.of() : List.of(claim);
    for (SignInProperties.RoleOfValue mapping : claims.roles()) {
      if (values.contains(mapping.value())) {
        return mapping.role();
      }
    }
    return claims.defaultRole();
  }

  private static void forgetTheWay(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
  }
}
