package dev.weir.gateway.dialect.openai;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Ids of tool calls as Mistral takes them: nine letters and digits. The same id always gives the
 * same short one, so that call and result stay linked over all turns without a table.
 */
final class ShortToolId {

  private static final int LENGTH = 9;
  private static final String LETTERS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private ShortToolId() {}

  static String of(String id) {
    if (fits(id)) {
      return id;
    }
    byte[] hash = hash(id);
    long number = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      number = (number << 8) | (hash[i] & 0xFF);
    }
    StringBuilder text = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      text.append(LETTERS.charAt((int) Long.remainderUnsigned(number, LETTERS.length())));
      number = Long.divideUnsigned(number, LETTERS.length());
    }
    return text.toString();
  }

  private static boolean fits(String id) {
    return id.length() == LENGTH && id.chars().allMatch(c -> LETTERS.indexOf(c) >= 0);
  }

  private static byte[] hash(String id) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
