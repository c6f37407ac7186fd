package dev.weir.gateway.dialect.openai;

import java.util.regex.Pattern;

/**
 * A provider's message without what its account must not show to callers: keys, and the ids of
 * organisations, teams and keys that xAI and OpenAI put into their messages.
 */
final class Masked {

  /** No message is longer. */
  static final int LONGEST = 1_000;

  private static final Pattern SECRETS =
      Pattern.compile(
          "\\b(?:sk|pk|rk)-[A-Za-z0-9*_-]{6,}"
              + "|\\b(?:xai-|gsk_)[A-Za-z0-9*_-]{16,}"
              + "|\\b(?:org|proj|team|user)[-_](?=[A-Za-z_-]*[0-9])[A-Za-z0-9_-]{6,}"
              + "|\\bAIza[A-Za-z0-9_-]{10,}"
              + "|(?i:\\bbearer\\s+)[A-Za-z0-9._~+/=*-]{6,}"
              + "|(?i:\\b(?:team|key id):? )[0-9a-f]{8}-[0-9a-f-]{27}"
              + "|\\b(?=[A-Za-z]*[0-9])(?=[0-9]*[A-Za-z])[A-Za-z0-9]{32,}\\b");

  private Masked() {}

  static String text(String message) {
    String cut = message.length() > LONGEST * 2 ? message.substring(0, LONGEST * 2) : message;
    String masked = SECRETS.matcher(cut).replaceAll("***");
    if (masked.length() <= LONGEST) {
      return masked;
    }
    int end = LONGEST - 1;
    if (Character.isHighSurrogate(masked.charAt(end - 1))) {
      end--;
    }
    return masked.substring(0, end) + '…';
  }
}
