package dev.weir.admin.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.ledger.KnownProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Admin must not depend on the gateway's classes, so what their source says is compared. */
class KnownProviderTest {

  private static final Path GATEWAY = Path.of("../gateway-filters/src/main/java/dev/weir/gateway");

  @Test
  void theQuirksAreTheGateways() throws IOException {
    String source = Files.readString(GATEWAY.resolve("dialect/openai/OpenAiQuirk.java"));
    String constants = source.substring(source.indexOf('{')).replaceAll("(?s)/\\*.*?\\*/", "");
    int end = constants.indexOf(';');
    Matcher names =
        Pattern.compile("\\b[A-Z][A-Z_]+\\b")
            .matcher(end < 0 ? constants : constants.substring(0, end));
    TreeSet<String> expected = new TreeSet<>();
    while (names.find()) {
      expected.add(names.group().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    assertThat(new TreeSet<>(ProviderDialect.OPENAI_QUIRKS)).isEqualTo(expected);
  }

  @Test
  void noTwoKnownProvidersClaimTheSameName() {
    for (KnownProvider one : KnownProvider.ALL) {
      for (KnownProvider other : KnownProvider.ALL) {
        if (one != other) {
          Endpoint.of(one).checkAgainst(Endpoint.of(other));
        }
      }
    }
  }
}
