package dev.weir.simulator.http;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which API keys are taken: every one of at least eight visible characters, unless it says of
 * itself that it is invalid, bad or revoked.
 */
public final class Keys {

  private static final int SHORTEST = 8;
  private static final Pattern REFUSED =
      Pattern.compile("invalid|revoked|(?<![a-z0-9])bad(?![a-z0-9])", Pattern.CASE_INSENSITIVE);

  private Keys() {}

  public static boolean isAccepted(@Nullable String key) {
    return key != null
        && key.length() >= SHORTEST
        && key.chars().allMatch(character -> character > ' ' && character < 127)
        && !REFUSED.matcher(key).find();
  }

  /** What may be shown of a key. */
  public static String masked(@Nullable String key) {
    if (key == null || key.isEmpty()) {
      return "";
    }
    return "…" + key.substring(Math.max(0, key.length() - 4));
  }
}
