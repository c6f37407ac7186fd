package dev.weir.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogTest {

  private static final Set<String> PROVIDERS =
      Set.of("openai", "anthropic", "gemini", "xai", "mistral", "deepseek");

  @Test
  void everyBundledEntryIsValidAndNamesItsDatedSource() {
    Catalog catalog = Catalog.bundled();

    assertThat(LocalDate.parse(catalog.version())).isAfter(LocalDate.parse("2026-01-01"));
    assertThat(catalog.models())
        .hasSizeGreaterThan(80)
        .allSatisfy(
            model -> {
              assertThat(PROVIDERS).contains(model.provider());
              assertThat(model.source()).as(model.name()).startsWith("https://");
              assertThat(LocalDate.parse(model.sourceDate()))
                  .as(model.name())
                  .isBeforeOrEqualTo(LocalDate.parse(catalog.version()));
            });
  }

  @Test
  void pricesAreInTheRangeThatAPricePerMillionCanHave() {
    assertThat(Catalog.bundled().prices())
        .allSatisfy(
            price ->
                assertThat(price.schedule().base().picosPerToken().values())
                    .as(price.id())
                    .allSatisfy(picos -> assertThat(picos).isBetween(0L, 1_000_000_000L)));
  }

  @Test
  void namesAreUniqueAndSortedByProvider() {
    var names =
        Catalog.bundled().models().stream().map(m -> m.provider() + "/" + m.name()).toList();

    assertThat(names).doesNotHaveDuplicates().isSorted();
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"version\":\"2026-01-01\",\"models\":[{\"provider\":\"openai\"}]}', a model: name is"
        + " missing",
    "'{\"version\":\"2026-01-01\",\"models\":[{\"name\":\"m\",\"provider\":\"p\",\"kind\":\"chat\"}]}',"
        + " m.source: text is missing",
    "'{\"version\":\"2026-01-01\",\"models\":[{\"name\":\"m\",\"provider\":\"p\",\"kind\":\"x\"}]}',"
        + " 'm: kind x (expected: chat, embedding)'",
    "'{\"version\":\"2026-01-01\",\"models\":[{\"name\":\"m\",\"provider\":\"p\",\"kind\":\"chat\","
        + "\"source\":{\"text\":\"https://x\",\"date\":\"2026-01-01\"},\"price\":{\"input\":\"1\"}}]}',"
        + " m: unknown bucket input",
    "'{\"version\":\"2026-01-01\",\"models\":[{\"name\":\"m\",\"provider\":\"p\",\"kind\":\"chat\","
        + "\"source\":{\"text\":\"https://x\",\"date\":\"2026-01-01\"},\"price\":{}}]}',"
        + " m: a price without a number"
  })
  void aWrongEntryIsRefusedByName(String json, String message) {
    assertThatThrownBy(() -> CatalogReader.read(Json.mapper().readTree(json)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
