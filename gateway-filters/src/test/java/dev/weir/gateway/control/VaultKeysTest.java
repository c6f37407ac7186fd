package dev.weir.gateway.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.control.VaultReader.VaultUnavailableException;
import dev.weir.ledger.Secret;
import dev.weir.ledger.Snapshot.ProviderKey;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Keys of a vault that comes and goes. */
class VaultKeysTest {

  private static final String PATH = "secret/data/weir/providers/openai";

  private final FakeVault vault = new FakeVault();
  private Instant now = Instant.parse("2026-11-20T12:00:00Z");
  private final VaultKeys keys = new VaultKeys(vault, Duration.ofHours(1), () -> now);

  private Secret key(long version) {
    return keys.of(PATH, new ProviderKey("k", null, PATH, version));
  }

  @Test
  void aKeyIsReadOnceAndKept() {
    assertThat(key(1)).isEqualTo(Secret.of("first"));
    assertThat(key(1)).isEqualTo(Secret.of("first"));
    assertThat(vault.reads).isEqualTo(1);
  }

  @Test
  void aRotatedKeyIsReadAtOnce() {
    key(1);
    vault.text = "second";
    assertThat(key(1)).isEqualTo(Secret.of("first"));
    assertThat(key(2)).isEqualTo(Secret.of("second"));
  }

  @Test
  void whileTheVaultIsDownAKeyWorksForTheStatedTime() {
    key(1);
    vault.down = true;
    now = now.plus(Duration.ofMinutes(59));
    assertThat(key(1)).isEqualTo(Secret.of("first"));
    assertThat(keys.isDown()).isTrue();
    now = now.plus(Duration.ofMinutes(2));
    assertThat(key(1)).isNull();
    vault.down = false;
    now = now.plusSeconds(10);
    assertThat(key(1)).isEqualTo(Secret.of("first"));
    assertThat(keys.isDown()).isFalse();
  }

  @Test
  void aVaultThatIsDownIsNotAskedForEveryKey() {
    vault.down = true;
    for (int i = 0; i < 10; i++) {
      assertThat(key(i)).isNull();
    }
    assertThat(vault.reads).isEqualTo(1);
  }

  @Test
  void aKeyThatTheVaultNoLongerShowsIsGone() {
    key(1);
    vault.text = null;
    now = now.plus(Duration.ofMinutes(6));
    assertThat(key(1)).isNull();
  }

  private static final class FakeVault implements VaultReader {
    private String text = "first";
    private boolean down;
    private int reads;

    @Override
    public Secret read(String path, String keyId) {
      reads++;
      if (down) {
        throw new VaultUnavailableException("down", new IOException());
      }
      return text == null ? null : Secret.of(text);
    }

    @Override
    public void close() {}
  }
}
