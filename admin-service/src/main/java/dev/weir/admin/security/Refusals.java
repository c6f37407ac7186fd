package dev.weir.admin.security;

import dev.weir.admin.web.Problem;
import dev.weir.admin.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/** Says no: 401 to whom a sign-in would help, 403 to the others. */
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

  private final Credentials credentials;

  Refusals(Credentials credentials) {
    this.credentials = credentials;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
      throws IOException {
    unauthorized(response, "not_signed_in", "sign in, or send a gateway key as a bearer token");
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
      throws IOException {
    if (e instanceof CsrfException) {
      Problems.write(
          response,
          Problem.of(
              403,
              "csrf_token_invalid",
              "a change by session needs the value of the cookie XSRF-TOKEN in X-XSRF-TOKEN",
              null));
      return;
    }
    Authentication asking = SecurityContextHolder.getContext().getAuthentication();
    if (asking != null && asking.getPrincipal() instanceof Actor actor) {
      credentials.refused(
          actor, "permission_denied", request.getMethod() + " " + request.getRequestURI());
    }
    Problems.write(
        response,
        Problem.of(403, "permission_denied", "this needs a permission that you lack", null));
  }

  static void unauthorized(HttpServletResponse response, String code, String detail)
      throws IOException {
    response.setHeader("WWW-Authenticate", "Bearer realm=\"weir\"");
    Problems.write(response, Problem.of(401, code, detail, null));
  }
}
