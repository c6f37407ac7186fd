package dev.weir.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayKeyTest {

  @Test
  void aKeyThatWasMadeIsRead() {
    Random random = new Random(1);
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      GatewayKey key = GatewayKey.create(random);
      String text = key.text().reveal();

      assertThat(text).matches("sk-weir-[0-9A-Za-z]{12}-[0-9A-Za-z]{38}");
      assertThat(GatewayKey.parse(text)).isEqualTo(key);
      assertThat(seen.add(text)).isTrue();
    }
  }

  @Test
  void oneChangedCharacterIsNoticed() {
    String text = GatewayKey.create(new Random(2)).text().reveal();
    for (int i = 8; i < text.length(); i++) {
      char other = text.charAt(i) == 'x' ? 'y' : 'x';
      assertThat(GatewayKey.parse(text.substring(0, i) + other + text.substring(i + 1)))
          .as("character %d", i)
          .isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sk-weir-", "sk-proj-abc", "sk-weir-short-key"})
  void anythingElseIsNoKey(String text) {
    assertThat(GatewayKey.parse(text)).isNull();
  }

  /** The checksum as any other program would make it: CRC32 in base62, six digits. */
  @Test
  void theChecksumIsStable() {
    assertThat(GatewayKey.parse("sk-weir-kdDdmqDTDjfd-M079moSQ4z83xYeuKJq2ATf1HXWUEHDs0tS4Wx"))
        .isNotNull();
  }

  @Test
  void onlyTheHashIsForStoring() {
    assertThat(GatewayKey.hash("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void aSecretPrintsAsStarsEverywhere() {
    GatewayKey key = GatewayKey.create(new Random(3));

    assertThat(key.text().toString()).isEqualTo("***");
    assertThat(key.toString()).doesNotContain(key.text().reveal());
    assertThat(Json.mapper().writeValueAsString(key)).contains("\"***\"").contains(key.id());
    assertThat(Secret.of("a")).isEqualTo(Secret.of("a")).isNotEqualTo(Secret.of("b"));
  }
}
