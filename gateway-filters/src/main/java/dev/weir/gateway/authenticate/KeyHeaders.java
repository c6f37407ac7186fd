package dev.weir.gateway.authenticate;

import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** The headers in which clients of the various providers send their key. */
public final class KeyHeaders {

  private static final String BEARER = "Bearer ";
  private static final String[] OTHERS = {"x-api-key", "x-goog-api-key", "api-key"};

  private KeyHeaders() {}

  /**
   * The key of a request.
   *
   * @throws AiException {@code invalid_api_key} if there is none
   */
  public static String key(HttpHeaders headers) {
    String bearer = bearer(headers.getFirst(HttpHeaders.AUTHORIZATION));
    if (bearer != null) {
      return bearer;
    }
    for (String name : OTHERS) {
      String key = headers.getFirst(name);
      if (key != null && !key.isBlank()) {
        return key.strip();
      }
    }
    throw new AiException(
        AiError.INVALID_API_KEY,
        "no gateway key (expected: Authorization: Bearer <key>, or the header x-api-key)");
  }

  private static @Nullable String bearer(@Nullable String authorization) {
    if (authorization == null
        || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return null;
    }
    String key = authorization.substring(BEARER.length()).strip();
    return key.isEmpty() ? null : key;
  }
}
