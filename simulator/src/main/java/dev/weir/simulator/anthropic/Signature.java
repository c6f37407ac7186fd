package dev.weir.simulator.anthropic;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The signature of a thinking block: it depends on the thinking alone, so a block that was changed
 * on its way is found out, also after a restart.
 */
final class Signature {

  private static final String SECRET = "the simulator signs its thinking with no real secret";

  private Signature() {}

  static String of(String thinking) {
    String mixed =
        Integer.toHexString((SECRET + thinking).hashCode())
            + Integer.toHexString((thinking + SECRET).hashCode());
    byte[] bytes = ("ErUBCkYI" + mixed + mixed + mixed).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(bytes);
  }

  static boolean isRight(String thinking, String signature) {
    return of(thinking).equals(signature);
  }
}
