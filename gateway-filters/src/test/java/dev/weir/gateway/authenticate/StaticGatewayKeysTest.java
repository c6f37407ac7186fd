package dev.weir.gateway.authenticate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.gateway.pipeline.Caller;
import dev.weir.gateway.pipeline.Permission;
import dev.weir.ledger.Secret;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

class StaticGatewayKeysTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private static StaticGatewayKeys.Entry entry(String name, String secret, Instant expiresAt) {
    return new StaticGatewayKeys.Entry(
        Secret.of(secret),
        new Caller(name, null, null, Set.of(Permission.EXECUTE), Set.of(), Map.of(), null, true),
        expiresAt);
  }

  private static StaticGatewayKeys keys(StaticGatewayKeys.Entry... entries) {
    return new StaticGatewayKeys(List.of(entries), InstantSource.fixed(NOW));
  }

  @Test
  void aKeyIsFoundByItsText() {
    StaticGatewayKeys keys = keys(entry("a", "sk-a", null), entry("b", "sk-b", NOW.plusMillis(1)));

    assertThat(keys.callerOf("sk-a").keyId()).isEqualTo("a");
    assertThat(keys.callerOf("sk-b").keyId()).isEqualTo("b");
  }

  @Test
  void anUnknownKeyIsNotEchoed() {
    assertRefused(keys(entry("a", "sk-a", null)), "sk-secret-guess");
    assertRefused(keys(entry("a", "sk-a", null)), "SK-A");
    assertRefused(keys(entry("a", "sk-a", null)), "");
  }

  @Test
  void aKeyEndsAtItsTime() {
    assertRefused(keys(entry("a", "sk-a", NOW)), "sk-a");
  }

  private static void assertRefused(StaticGatewayKeys keys, String key) {
    assertThatThrownBy(() -> keys.callerOf(key))
        .isInstanceOfSatisfying(
            AiException.class,
            e -> {
              assertThat(e.error()).isEqualTo(AiError.INVALID_API_KEY);
              assertThat(e.message()).doesNotContainIgnoringCase("sk-");
            });
  }

  @Test
  void twoKeysMayNotBeTheSame() {
    assertThatThrownBy(() -> keys(entry("a", "sk-a", null), entry("b", "sk-a", null)))
        .hasMessageContaining("a and b")
        .hasMessageNotContaining("sk-a");
  }

  @Test
  void theBearerComesBeforeOtherHeaders() {
    HttpHeaders headers = new HttpHeaders();
    headers.add("api-key", "other");
    assertThat(KeyHeaders.key(headers)).isEqualTo("other");

    headers.add("Authorization", "bearer  mine ");

    assertThat(KeyHeaders.key(headers)).isEqualTo("mine");
  }
}
