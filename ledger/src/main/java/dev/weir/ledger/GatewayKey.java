package dev.weir.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The form of a gateway key: {@code sk-weir-<id>-<secret><checksum>} with 12, 32 and 6 base62
 * characters. The id may be shown and stored; the checksum (CRC32 of what stands before it) tells a
 * mistyped key from an unknown one without a look-up, and lets secret scanners recognise leaks.
 */
public record GatewayKey(String id, Secret text) {

  private static final String PREFIX = "sk-weir-";
  private static final String BASE62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int ID = 12;
  private static final int SECRET = 32;
  private static final int CHECKSUM = 6;
  private static final int LENGTH = PREFIX.length() + ID + 1 + SECRET + CHECKSUM;

  /** Makes a new key; {@code random} must be cryptographically strong. */
  public static GatewayKey create(RandomGenerator random) {
    return renew(characters(random, ID), random);
  }

  /** Makes a new text for the id of a key that is there already. */
  public static GatewayKey renew(String id, RandomGenerator random) {
    String body = PREFIX + id + '-' + characters(random, SECRET);
    return new GatewayKey(id, Secret.of(body + checksum(body)));
  }

  /** The key that this text is, or null where it is none. */
  public static @Nullable GatewayKey parse(String text) {
    int dash = PREFIX.length() + ID;
    if (text.length() != LENGTH || !text.startsWith(PREFIX) || text.charAt(dash) != '-') {
      return null;
    }
    String body = text.substring(0, LENGTH - CHECKSUM);
    if (!text.endsWith(checksum(body))) {
      return null;
    }
    return new GatewayKey(text.substring(PREFIX.length(), dash), Secret.of(text));
  }

  /** SHA-256 of a key's text in lower-case hex: all that is ever stored of one. */
  public static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String characters(RandomGenerator random, int count) {
    StringBuilder text = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      text.append(BASE62.charAt(random.nextInt(BASE62.length())));
    }
    return text.toString();
  }

  private static String checksum(String body) {
    CRC32 crc = new CRC32();
    crc.update(body.getBytes(StandardCharsets.US_ASCII));
    long rest = crc.getValue();
    char[] text = new char[CHECKSUM];
    for (int i = CHECKSUM - 1; i >= 0; i--) {
      text[i] = BASE62.charAt((int) (rest % BASE62.length()));
      rest /= BASE62.length();
    }
    return new String(text);
  }
}
