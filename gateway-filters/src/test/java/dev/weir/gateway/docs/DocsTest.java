package dev.weir.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.weir.gateway.autoconfigure.PropertyList;
import dev.weir.gateway.autoconfigure.PropertyList.Property;
import dev.weir.gateway.autoconfigure.WeirProperties;
import dev.weir.gateway.autoconfigure.host.Host;
import dev.weir.gateway.dialect.openai.OpenAiQuirk;
import dev.weir.gateway.docs.Page.Block;
import dev.weir.gateway.error.AiError;
import dev.weir.gateway.pipeline.Stage;
import dev.weir.ledger.Bucket;
import dev.weir.ledger.KnownProvider;
import dev.weir.ledger.UsageRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.cloud.gateway.route.RouteLocator;

/**
 * The documentation is true: its YAML starts, its links lead somewhere, its tables are complete.
 */
class DocsTest {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`|]+)` \\|([^|]*)\\|([^|]*)\\|");

  /** What YAML of the documentation takes from outside. */
  private static final Map<String, Object> ENVIRONMENT =
      Map.of(
          "APP_KEY", "sk-app-of-the-documentation",
          "OPS_KEY", "sk-ops-of-the-documentation",
          "OPENAI_API_KEY", "sk-openai",
          "ANTHROPIC_API_KEY", "sk-ant",
          "GEMINI_API_KEY", "gemini",
          "OPENROUTER_API_KEY", "sk-or",
          "FINGERPRINT_KEY", "a-long-random-text");

  static Stream<Block> yaml() {
    return Page.all().stream().flatMap(page -> page.blocks("yaml").stream());
  }

  @ParameterizedTest
  @MethodSource("yaml")
  void yamlDoesWhatItsPageSays(Block block) {
    if (!block.failure().isEmpty()) {
      assertThat(Host.refusal(block.text(), ENVIRONMENT)).contains(block.failure());
      return;
    }
    try (Host host = Host.start(block.text(), ENVIRONMENT)) {
      assertThat(host.context().getBean(WeirProperties.class).keys()).isNotEmpty();
      assertThat(host.context().getBean(RouteLocator.class).getRoutes().collectList().block())
          .hasSize(
              (int) block.text().lines().filter(line -> line.strip().startsWith("- id:")).count());
    }
  }

  @Test
  void linksLeadSomewhere() {
    List<String> broken = new ArrayList<>();
    for (Page page : Page.all()) {
      for (String link : page.links()) {
        if (!leadsSomewhere(page, link)) {
          broken.add(page.name() + ": " + link);
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  private static boolean leadsSomewhere(Page page, String link) {
    String[] parts = link.split("#", 2);
    Path target =
        parts[0].isEmpty() ? page.file() : page.file().resolveSibling(parts[0]).normalize();
    return Files.exists(target) && (parts.length == 1 || Page.read(target).hasAnchor(parts[1]));
  }

  @Test
  void theReferenceNamesEveryPropertyWithItsDefault() {
    List<Property> documented =
        ROW.matcher(page("docs/configuration.md"))
            .results()
            .filter(row -> row.group(1).startsWith("weir."))
            .map(row -> new Property(row.group(1), plain(row.group(3))))
            .toList();
    assertThat(documented).containsExactlyInAnyOrderElementsOf(PropertyList.all());
  }

  @Test
  void theErrorTableIsComplete() {
    List<String> documented =
        ROW.matcher(page("docs/api.md"))
            .results()
            .map(row -> row.group(1) + " " + plain(row.group(2)) + " " + plain(row.group(3)))
            .toList();
    assertThat(documented)
        .containsAll(
            Arrays.stream(AiError.values())
                .map(error -> error.code() + " " + error.status() + " " + error.type())
                .toList());
  }

  @Test
  void everyFieldOfAUsageRecordIsExplained() {
    assertThat(page("docs/api.md"))
        .contains(
            Arrays.stream(UsageRecord.class.getRecordComponents())
                .map(component -> component.getAccessor().getAnnotation(JsonProperty.class))
                .filter(Objects::nonNull)
                .map(property -> "`" + property.value() + "`")
                .toList());
    assertThat(page("docs/usage-and-cost.md"))
        .contains(Arrays.stream(Bucket.values()).map(bucket -> "`" + bucket.key() + "`").toList());
  }

  @Test
  void everyQuirkIsNamed() {
    String reference = page("docs/configuration.md");
    for (OpenAiQuirk quirk : OpenAiQuirk.values()) {
      assertThat(reference).contains("`" + quirk.id() + "`");
    }
  }

  @Test
  void theReadmeNamesEveryStageAndProvider() {
    String readme = page("README.md");
    for (Stage stage : Stage.values()) {
      assertThat(readme).contains("`" + stage.packageName() + "`");
    }
    for (KnownProvider provider : KnownProvider.ALL) {
      String prefixes =
          String.join(" ", provider.prefixes().stream().map(name -> "`" + name + "`").toList());
      assertThat(readme)
          .contains(
              "| `" + provider.id() + "` | " + prefixes + " | `" + provider.keyVariable() + "` |");
    }
  }

  private static String plain(String cell) {
    return cell.replace("`", "").strip().replaceAll("^–$", "");
  }

  private static String page(String name) {
    return Page.read(Page.root().resolve(name)).text();
  }
}
