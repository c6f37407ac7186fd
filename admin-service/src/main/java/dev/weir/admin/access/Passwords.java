package dev.weir.admin.access;

import dev.weir.admin.web.ApiException;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What a password may be, and how one is made. */
final class Passwords {

  private static final int SHORTEST = 12;
  // bcrypt looks at no more than this.
  private static final int MOST_BYTES = 72;
  // Without characters that look alike.
  private static final String CHARACTERS =
      "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz";
  private static final int MADE_LENGTH = 24;

  private Passwords() {}

  static void check(String param, @Nullable String password) {
    if (password == null
        || password.length() < SHORTEST
        || password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      throw ApiException.invalid(
          param, "expected: at least " + SHORTEST + " characters, at most 72 bytes");
    }
  }

  static String make(RandomGenerator random) {
    StringBuilder text = new StringBuilder(MADE_LENGTH);
    for (int i = 0; i < MADE_LENGTH; i++) {
      text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
    }
    return text.toString();
  }
}
