package dev.weir.admin.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both forms of an address, and that no password is told. */
class DatabaseUrlTest {

  @Test
  void aConnectionUriBecomesJdbc() {
    assertThat(DatabaseUrl.of("postgresql://ada:p%40ss+w@db.example:5433/weir?sslmode=require"))
        .isEqualTo(
            new DatabaseUrl(
                "jdbc:postgresql://db.example:5433/weir?sslmode=require", "ada", "p@ss+w"));
    assertThat(DatabaseUrl.of("postgres://db.example/weir"))
        .isEqualTo(new DatabaseUrl("jdbc:postgresql://db.example/weir", null, null));
  }

  @Test
  void jdbcStaysAsItIs() {
    String url = "jdbc:postgresql://db.example/weir?user=ada&password=secret";
    assertThat(DatabaseUrl.of(url).jdbc()).isEqualTo(url);
    assertThat(DatabaseUrl.of(url).toString()).isEqualTo("jdbc:postgresql://db.example/weir");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://ada:secret@db.example/weir",
        "postgresql://ada:secret word@db.example/weir",
        "postgresql:secret",
        "secret"
      })
  void anythingElseIsRefusedWithoutItsText(String url) {
    assertThatThrownBy(() -> DatabaseUrl.of(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("weir.database.url: ")
        .hasMessageContaining("postgresql://user:password@host")
        .hasMessageNotContaining("secret");
  }
}
