package dev.weir.simulator.gemini;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;

/**
 * The signature that stands on a part and must come back with it. Two documented placeholders pass
 * the check as well.
 */
final class ThoughtSignature {

  private static final String PREFIX = "simulated-thought:";
  private static final Set<String> PLACEHOLDERS =
      Set.of("context_engineering_is_the_way_to_go", "skip_thought_signature_validator");

  private ThoughtSignature() {}

  static String of(String content) {
    String signed = PREFIX + Integer.toHexString(content.hashCode()) + "-" + content.length();
    return Base64.getEncoder().encodeToString(signed.getBytes(StandardCharsets.UTF_8));
  }

  static boolean isRight(String signature) {
    if (PLACEHOLDERS.contains(signature)) {
      return true;
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(signature);
      String text = new String(bytes, StandardCharsets.UTF_8);
      return text.startsWith(PREFIX) || PLACEHOLDERS.contains(text);
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }
}
