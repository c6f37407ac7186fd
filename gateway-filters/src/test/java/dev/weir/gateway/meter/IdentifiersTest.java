package dev.weir.gateway.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {

  @Test
  void idsAreUuidsOfVersionSevenInTheOrderOfTime() {
    Random random = new Random(1);
    String last = "";
    for (long millis = 1_700_000_000_000L; millis < 1_700_000_001_000L; millis++) {
      UUID id = Identifiers.uuidV7(millis, random);

      assertThat(id.version()).isEqualTo(7);
      assertThat(id.variant()).isEqualTo(2);
      assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(millis);
      assertThat(id.toString()).isGreaterThan(last);
      last = id.toString();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "req_1", "~!@#$%^&*()", "{\"x\":1}"})
  void visibleAsciiIsTakenOver(String id) {
    assertThat(Identifiers.acceptable(id)).isEqualTo(id);
    assertThat(Identifiers.acceptable("x".repeat(128))).hasSize(128);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a\tb", "a\r\nset-cookie: x", "ä", "\u007f"})
  void anythingElseIsNot(String id) {
    assertThat(Identifiers.acceptable(id)).isNull();
    assertThat(Identifiers.acceptable("x".repeat(129))).isNull();
    assertThat(Identifiers.acceptable(null)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-what-the-future-will-be-like"
      })
  void aTraceparentIsTakenOver(String header) {
    assertThat(Identifiers.traceparent(header)).isEqualTo(header);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
        "00_0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319x-b7ad6b7169203331-01",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-and-more",
        "cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01.no-dash"
      })
  void whatIsNoTraceparentIsNot(String header) {
    assertThat(Identifiers.traceparent(header)).isNull();
  }
}
