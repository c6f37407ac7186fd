package dev.weir.admin.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The address of a PostgreSQL, in either of the two forms that are in use: {@code
 * jdbc:postgresql://host/database} or {@code postgresql://user:password@host:port/database}
 * (libpq's, "Connection URIs").
 *
 * @param jdbc without user and password
 */
record DatabaseUrl(String jdbc, @Nullable String user, @Nullable String password) {

  private static final String EXPECTED =
      " (expected: postgresql://user:password@host:5432/database, or"
          + " jdbc:postgresql://host:5432/database)";

  /**
   * Reads either form.
   *
   * @throws IllegalArgumentException if it is neither; its message has no password
   */
  static DatabaseUrl of(String text) {
    if (text.startsWith("jdbc:postgresql:")) {
      return new DatabaseUrl(text, null, null);
    }
    URI uri = parse(text);
    boolean named = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
    if (!named || uri.getHost() == null) {
      throw new IllegalArgumentException("weir.database.url: it is no address" + EXPECTED);
    }
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String jdbc = "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query;
    String who = uri.getRawUserInfo();
    if (who == null) {
      return new DatabaseUrl(jdbc, null, null);
    }
    int colon = who.indexOf(':');
    return new DatabaseUrl(
        jdbc,
        decoded(colon < 0 ? who : who.substring(0, colon)),
        colon < 0 ? null : decoded(who.substring(colon + 1)));
  }

  private static URI parse(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      // Without its text, which may have a password.
      throw new IllegalArgumentException(
          "weir.database.url: it has a character at "
              + e.getIndex()
              + " that no address has"
              + EXPECTED);
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    int query = jdbc.indexOf('?');
    return query < 0 ? jdbc : jdbc.substring(0, query);
  }
}
