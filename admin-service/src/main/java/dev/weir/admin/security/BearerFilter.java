package dev.weir.admin.security;

import dev.weir.ledger.GatewayKey;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in who sends a bearer token that is known; whatever else stands there is a 401. */
final class BearerFilter extends OncePerRequestFilter {

  private static final String SCHEME = "Bearer ";

  private final Function<String, @Nullable Actor> known;

  private BearerFilter(Function<String, @Nullable Actor> known) {
    this.known = known;
  }

  /** For gateway keys. */
  static BearerFilter forKeys(Credentials credentials) {
    return new BearerFilter(
        text -> {
          Credentials.KnownKey key = credentials.key(GatewayKey.hash(text));
          if (key != null && key.refused() != null) {
            credentials.refused(key.actor(), "key_" + key.refused(), "sign-in");
            return null;
          }
          return key == null ? null : key.actor();
        });
  }

  /** For the token that gateways share with admin. */
  static BearerFilter forGateways(GatewayToken token) {
    return new BearerFilter(text -> token.matches(text) ? GatewayToken.ACTOR : null);
  }

  /** The bearer token of a request; null where it has none. */
  static @Nullable String token(HttpServletRequest request) {
    String header = request.getHeader("Authorization");
    return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? header.substring(SCHEME.length()).strip()
        : null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String header = request.getHeader("Authorization");
    if (header == null) {
      chain.doFilter(request, response);
      return;
    }
    String token = token(request);
    Actor actor = token == null ? null : known.apply(token);
    if (actor == null) {
      Refusals.unauthorized(
          response, "invalid_token", "the bearer token is unknown, disabled, revoked or expired");
      return;
    }
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(new ActorAuthentication(actor));
    SecurityContextHolder.setContext(context);
    chain.doFilter(request, response);
  }
}
