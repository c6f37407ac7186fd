package dev.weir.admin.security;

import dev.weir.ledger.GatewayKey;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.util.WebUtils;

/**
 * The sessions of people: a random cookie whose hash stands in the database. They outlive a
 * restart, and whoever is disabled or gets another role feels it at the next request, since only
 * the person's id is kept. Safe for any thread.
 */
final class Sessions implements SecurityContextRepository {

  static final String COOKIE = "weir_session";

  private static final int TOKEN_BYTES = 32;
  private static final Duration TOUCH = Duration.ofMinutes(1);

  private final SessionQueries queries;
  private final Credentials credentials;
  private final SignInProperties properties;
  private final InstantSource clock;
  private final SecureRandom random;

  Sessions(
      SessionQueries queries,
      Credentials credentials,
      SignInProperties properties,
      InstantSource clock,
      SecureRandom random) {
    this.queries = queries;
    this.credentials = credentials;
    this.properties = properties;
    this.clock = clock;
    this.random = random;
  }

  /** Signs a person in with a session of its own; one that was there before ends. */
  void start(Actor person, HttpServletRequest request, HttpServletResponse response) {
    end(request);
    byte[] token = new byte[TOKEN_BYTES];
    random.nextBytes(token);
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    Instant now = clock.instant();
    queries.deleteExpired(now);
    queries.insert(GatewayKey.hash(text), person.id(), now, now.plus(properties.idle()));
    addCookie(text, properties.longest(), request, response);
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(new ActorAuthentication(person));
    SecurityContextHolder.setContext(context);
  }

  /** Ends the session of this request, if there is one, here and in the browser. */
  void end(HttpServletRequest request, HttpServletResponse response) {
    end(request);
    addCookie("", Duration.ZERO, request, response);
  }

  @Override
  @Deprecated
  @SuppressWarnings("deprecation")
  public SecurityContext loadContext(HttpRequestResponseHolder holder) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    HttpServletRequest request = holder.getRequest();
    // Whoever is told of an error need not be known, and the database may be what failed.
    Actor actor = request.getDispatcherType() == DispatcherType.ERROR ? null : actor(request);
    if (actor != null) {
      context.setAuthentication(new ActorAuthentication(actor));
    }
    return context;
  }

  /** Nothing to do: {@link #start} has stored what is needed. */
  @Override
  public void saveContext(
      SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

  @Override
  public boolean containsContext(HttpServletRequest request) {
    return token(request) != null;
  }

  /** What the session of this request is known by; null where it has none. */
  static @Nullable String hash(HttpServletRequest request) {
    String token = token(request);
    return token == null ? null : GatewayKey.hash(token);
  }

  /** Whose session this is, as they are now; it gets no longer by that. */
  @Nullable Actor person(String hash) {
    SessionQueries.StoredSession session = queries.find(hash, clock.instant());
    return session == null ? null : credentials.personById(session.personId());
  }

  private @Nullable Actor actor(HttpServletRequest request) {
    String token = token(request);
    if (token == null) {
      return null;
    }
    Instant now = clock.instant();
    String hash = GatewayKey.hash(token);
    SessionQueries.StoredSession session = queries.find(hash, now);
    if (session == null) {
      return null;
    }
    Actor actor = credentials.personById(session.personId());
    if (actor != null) {
      Instant end = session.createdAt().plus(properties.longest());
      Instant idle = now.plus(properties.idle());
      Instant expires = idle.isBefore(end) ? idle : end;
      if (expires.isAfter(session.expiresAt().plus(TOUCH))) {
        queries.extend(hash, expires);
      }
    }
    return actor;
  }

  private void end(HttpServletRequest request) {
    String token = token(request);
    if (token != null) {
      queries.delete(GatewayKey.hash(token));
    }
  }

  private static @Nullable String token(HttpServletRequest request) {
    Cookie cookie = WebUtils.getCookie(request, COOKIE);
    return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
  }

  private static void addCookie(
      String value, Duration age, HttpServletRequest request, HttpServletResponse response) {
    ResponseCookie cookie =
        ResponseCookie.from(COOKIE, value)
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .path("/")
            .maxAge(age)
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }
}
