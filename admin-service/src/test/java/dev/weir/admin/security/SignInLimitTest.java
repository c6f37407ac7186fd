package dev.weir.admin.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How often a sign-in may be tried. */
class SignInLimitTest {

  private Instant now = Instant.parse("2026-11-20T12:00:00Z");
  private final SignInLimit limit = new SignInLimit(() -> now);

  @Test
  void aNameHasSoManyTriesFromWhereverTheyCome() {
    for (int i = 0; i < SignInLimit.TRIES_PER_NAME; i++) {
      assertThat(limit.tried("Ada", "10.0.0." + i)).isNull();
    }

    assertThat(limit.tried("ada", "10.0.1.1")).isEqualTo(SignInLimit.WINDOW);
    now = now.plus(SignInLimit.WINDOW);
    assertThat(limit.tried("ada", "10.0.1.1")).isNull();
  }

  @Test
  void anAddressHasSoManyTriesWhateverTheName() {
    for (int i = 0; i < SignInLimit.TRIES_PER_ADDRESS; i++) {
      assertThat(limit.tried("name " + i, "10.0.0.1")).isNull();
    }

    assertThat(limit.tried("another", "10.0.0.1")).isGreaterThan(Duration.ZERO);
    assertThat(limit.tried("another", "10.0.0.2")).isNull();
  }

  @Test
  void aRightPasswordForgetsTheWrongOnes() {
    for (int i = 0; i < SignInLimit.TRIES_PER_NAME; i++) {
      limit.tried("ada", "10.0.0.1");
    }
    limit.succeeded("ADA");

    assertThat(limit.tried("ada", "10.0.0.1")).isNull();
  }
}
