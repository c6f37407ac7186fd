package dev.weir.admin.providers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The table of known providers is the gateways' own. Admin must not depend on the gateway's
 * classes, so what their source says is compared.
 */
class KnownProviderTest {

  private static final Path GATEWAY = Path.of("../gateway-filters/src/main/java/dev/weir/gateway");
  private static final Pattern VALUE =
      Pattern.compile("\"([^\"]*)\"|CredentialScheme\\.(\\w+)|\\b(true|false)\\b");

  @Test
  void theTableIsTheGateways() throws IOException {
    String source = Files.readString(GATEWAY.resolve("provider/KnownProvider.java"));
    Matcher values = VALUE.matcher(source.substring(source.indexOf("ALL =")));
    List<String> expected = new ArrayList<>();
    while (values.find()) {
      String text = values.group(1);
      // The environment variable of its key, which admin does not read, ends each entry.
      if (text == null || !text.endsWith("_API_KEY")) {
        expected.add(
            text != null ? text : values.group(2) != null ? values.group(2) : values.group(3));
      }
    }

    List<String> ours = new ArrayList<>();
    for (KnownProvider known : KnownProvider.ALL) {
      ours.add(known.id());
      ours.add(known.genAiName());
      ours.addAll(known.prefixes());
      ours.addAll(known.owners());
      ours.add(known.baseUrl());
      ours.add(known.dialect().id());
      ours.add(known.credential().name());
      ours.addAll(known.quirks());
      ours.add(Boolean.toString(known.embeddings()));
    }
    assertThat(ours).isEqualTo(expected);
  }

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
