package dev.weir.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PriceBookTest {

  private static final Instant NOW = Instant.parse("2026-11-20T00:00:00Z");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gpt-5",
        "GPT-5",
        "gpt-5-2025-08-07",
        "gpt-5-20250807",
        "gpt-5-0613",
        "gpt-5-latest",
        "gpt-5-preview",
        "gpt-5-preview-05-06",
        "gpt-5-001"
      })
  void aPriceCoversItsNameAndItsDatedForms(String model) {
    assertThat(book(price("gpt-5")).of("openai", model, NOW)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"gpt-5-pro", "gpt-5-mini-2025-08-07", "gpt-50", "gpt", "gpt-5-pro-latest", "5"})
  void aPriceNeverCoversAnotherModel(String model) {
    assertThat(book(price("gpt-5")).of("openai", model, NOW)).isNull();
  }

  @Test
  void theExactNameWinsOverTheStem() {
    PriceBook book = book(price("gpt-4o"), price("gpt-4o-2024-05-13"));

    assertThat(idOf(book, "gpt-4o-2024-05-13")).isEqualTo("gpt-4o-2024-05-13");
    assertThat(idOf(book, "gpt-4o-2024-08-06")).isEqualTo("gpt-4o");
  }

  @Test
  void aPrefixPriceCoversLongerNamesAndTheLongestWins() {
    PriceBook book = book(prefix("llama-"), prefix("llama-4-"));

    assertThat(idOf(book, "llama-3-70b")).isEqualTo("llama-");
    assertThat(idOf(book, "llama-4-scout")).isEqualTo("llama-4-");
  }

  @Test
  void aLaterPriceOfTheSameNameWins() {
    Price later = new Price("later", null, "gpt-5", false, free(), Map.of(), null, "configuration");

    assertThat(idOf(book(price("gpt-5"), later), "gpt-5")).isEqualTo("later");
  }

  @Test
  void aPriceOfOneProviderIsNotAnothersPrice() {
    assertThat(book(price("gpt-5")).of("my-proxy", "gpt-5", NOW)).isNull();
  }

  @Test
  void aPromotionEnds() {
    Instant end = Instant.parse("2026-12-01T00:00:00Z");
    PriceBook book =
        book(new Price("promo", "openai", "gpt-5", false, free(), Map.of(), end, "test"));

    assertThat(book.of("openai", "gpt-5", end.minusMillis(1))).isNotNull();
    assertThat(book.of("openai", "gpt-5", end)).isNull();
  }

  private static String idOf(PriceBook book, String model) {
    Price price = book.of("openai", model, NOW);
    return price == null ? "none" : price.id();
  }

  private static PriceBook book(Price... prices) {
    return new PriceBook(List.of(prices));
  }

  private static Price price(String model) {
    return new Price(model, "openai", model, false, free(), Map.of(), null, "test");
  }

  private static Price prefix(String model) {
    return new Price(model, "openai", model, true, free(), Map.of(), null, "test");
  }

  private static Price.Schedule free() {
    return new Price.Schedule(new Rates(Map.of(Bucket.INPUT_UNCACHED, 0L)), List.of());
  }
}
