package dev.weir.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets with AES-256-GCM: random nonce, and the owner's name as associated data, so that a
 * sealed value cannot be moved to another owner. The text form is {@code v<key version>:<base64 of
 * nonce and ciphertext>}.
 */
public final class SealedValue {

  /** Bytes of a key. */
  public static final int KEY_BYTES = 32;

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private SealedValue() {}

  /**
   * Seals a secret.
   *
   * @param key 32 bytes
   * @param keyVersion names the key in the text form
   * @param owner whose secret it is, such as {@code provider/key-id}
   */
  public static String seal(
      byte[] key, int keyVersion, String owner, Secret secret, SecureRandom random) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed =
        cipher(
            Cipher.ENCRYPT_MODE,
            key,
            nonce,
            owner,
            secret.reveal().getBytes(StandardCharsets.UTF_8));
    byte[] both = ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
    return "v" + keyVersion + ":" + Base64.getEncoder().encodeToString(both);
  }

  /**
   * Opens what {@link #seal} made.
   *
   * @throws IllegalArgumentException if the text, the key or the owner is not the one it was sealed
   *     with; the message tells no secret
   */
  public static Secret open(byte[] key, String owner, String sealed) {
    int colon = sealed.indexOf(':');
    try {
      byte[] both = Base64.getDecoder().decode(sealed.substring(colon + 1));
      if (colon < 2 || both.length <= NONCE_BYTES) {
        throw new IllegalArgumentException("no sealed value");
      }
      byte[] nonce = Arrays.copyOf(both, NONCE_BYTES);
      byte[] rest = Arrays.copyOfRange(both, NONCE_BYTES, both.length);
      return Secret.of(
          new String(cipher(Cipher.DECRYPT_MODE, key, nonce, owner, rest), StandardCharsets.UTF_8));
    } catch (IllegalStateException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the sealed value of " + owner + " cannot be opened with this key", e);
    }
  }

  /** The version of the key that sealed this. */
  public static int keyVersion(String sealed) {
    int colon = sealed.indexOf(':');
    if (colon < 2 || sealed.charAt(0) != 'v') {
      throw new IllegalArgumentException("no sealed value (expected: v<version>:<base64>)");
    }
    return Integer.parseInt(sealed.substring(1, colon));
  }

  private static byte[] cipher(int mode, byte[] key, byte[] nonce, String owner, byte[] text) {
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException("key: " + key.length + " bytes (expected: 32)");
    }
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM failed", e);
    }
  }
}
