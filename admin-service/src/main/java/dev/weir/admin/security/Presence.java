package dev.weir.admin.security;

import dev.weir.ledger.GatewayKey;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * For answers that go on for long: tells again and again whether whoever asked may still do so. It
 * keeps no session alive.
 */
@Component
public class Presence {

  private final Credentials credentials;
  private final Sessions sessions;

  Presence(Credentials credentials, Sessions sessions) {
    this.credentials = credentials;
    this.sessions = sessions;
  }

  /** Who asked, as they are at each call; null once they are signed out, expired or disabled. */
  public Supplier<@Nullable Actor> of(HttpServletRequest request) {
    String bearer = BearerFilter.token(request);
    if (bearer != null) {
      String hash = GatewayKey.hash(bearer);
      return () -> {
        Credentials.KnownKey key = credentials.key(hash);
        return key == null || key.refused() != null ? null : key.actor();
      };
    }
    String session = Sessions.hash(request);
    return () -> session == null ? null : sessions.person(session);
  }
}
