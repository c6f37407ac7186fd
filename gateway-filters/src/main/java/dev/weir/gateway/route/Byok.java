package dev.weir.gateway.route;

import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.gateway.pipeline.Caller;
import dev.weir.gateway.pipeline.Credential;
import dev.weir.ledger.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Takes the caller's own provider key from its header, for this request alone. */
final class Byok {

  private static final String HEADER = "x-provider-api-key";
  private static final int LONGEST = 1024;
  private static final int FINGERPRINT_BYTES = 12;

  private final byte[] hmacKey;

  /**
   * @param hmacKey makes fingerprints that cannot be guessed back to a key
   */
  Byok(byte[] hmacKey) {
    this.hmacKey = hmacKey.clone();
  }

  /**
   * The key, or null where none came.
   *
   * @throws AiException if the gateway key does not allow it, or it cannot be a key
   */
  Credential.@Nullable Byok of(HttpHeaders headers, Caller caller) {
    if (headers.getFirst("x-provider-base-url") != null) {
      throw new AiException(
          AiError.PERMISSION_DENIED,
          "x-provider-base-url: not allowed here (expected: no such header)");
    }
    String key = headers.getFirst(HEADER);
    if (key == null) {
      return null;
    }
    if (!caller.byok()) {
      throw new AiException(
          AiError.PERMISSION_DENIED, HEADER + ": the gateway key may not bring a provider key");
    }
    String text = key.strip();
    if (text.isEmpty() || text.length() > LONGEST || !isVisibleAscii(text)) {
      throw new AiException(
          AiError.PROVIDER_KEY_INVALID,
          HEADER + ": not a key (expected: visible ASCII characters)");
    }
    return new Credential.Byok(Secret.of(text), fingerprint(text));
  }

  private static boolean isVisibleAscii(String text) {
    return text.chars().allMatch(c -> c > ' ' && c <= '~');
  }

  private String fingerprint(String key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(hmacKey, "HmacSHA256"));
      byte[] digest = mac.doFinal(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
