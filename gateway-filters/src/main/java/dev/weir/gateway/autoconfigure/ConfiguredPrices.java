package dev.weir.gateway.autoconfigure;

import dev.weir.gateway.autoconfigure.WeirProperties.PriceSettings;
import dev.weir.gateway.autoconfigure.WeirProperties.TierSettings;
import dev.weir.ledger.Bucket;
import dev.weir.ledger.Catalog;
import dev.weir.ledger.Price;
import dev.weir.ledger.PriceBook;
import dev.weir.ledger.Rates;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bundled prices, and those of the configuration, which win. */
final class ConfiguredPrices {

  private ConfiguredPrices() {}

  static PriceBook book(Catalog catalog, List<PriceSettings> settings) {
    List<Price> prices = new ArrayList<>(catalog.prices());
    for (int i = 0; i < settings.size(); i++) {
      prices.add(price(settings.get(i), "weir.prices[" + i + "]"));
    }
    return new PriceBook(prices);
  }

  private static Price price(PriceSettings settings, String where) {
    if (settings.model() == null || settings.model().isBlank()) {
      throw new IllegalArgumentException(where + ".model is missing");
    }
    Map<Bucket, BigDecimal> usd = new EnumMap<>(Bucket.class);
    put(usd, Bucket.INPUT_UNCACHED, settings.inputUncached());
    put(usd, Bucket.INPUT_CACHE_READ, settings.inputCacheRead());
    put(usd, Bucket.INPUT_CACHE_WRITE_5M, settings.inputCacheWrite5m());
    put(usd, Bucket.INPUT_CACHE_WRITE_1H, settings.inputCacheWrite1h());
    put(usd, Bucket.INPUT_AUDIO, settings.inputAudio());
    put(usd, Bucket.OUTPUT_TEXT, settings.outputText());
    put(usd, Bucket.OUTPUT_REASONING, settings.outputReasoning());
    put(usd, Bucket.OUTPUT_AUDIO, settings.outputAudio());
    if (usd.isEmpty()) {
      throw new IllegalArgumentException(where + ": no price (expected: input-uncached, …)");
    }
    String model = settings.model().toLowerCase(Locale.ROOT);
    try {
      return new Price(
          "configuration:" + model,
          settings.provider(),
          model,
          settings.prefix(),
          new Price.Schedule(
              Rates.ofUsdPerMillion(usd),
              settings.tiers().stream().map(ConfiguredPrices::tier).toList()),
          Map.of(),
          null,
          settings.source());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(where + "." + e.getMessage(), e);
    }
  }

  private static Price.Tier tier(TierSettings settings) {
    Map<Bucket, BigDecimal> usd = new EnumMap<>(Bucket.class);
    put(usd, Bucket.INPUT_UNCACHED, settings.inputUncached());
    put(usd, Bucket.INPUT_CACHE_READ, settings.inputCacheRead());
    put(usd, Bucket.OUTPUT_TEXT, settings.outputText());
    return new Price.Tier(settings.abovePromptTokens(), Rates.ofUsdPerMillion(usd));
  }

  private static void put(Map<Bucket, BigDecimal> usd, Bucket bucket, @Nullable BigDecimal price) {
    if (price != null) {
      usd.put(bucket, price);
    }
  }
}
