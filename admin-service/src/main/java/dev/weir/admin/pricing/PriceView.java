package dev.weir.admin.pricing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.weir.ledger.Bucket;
import dev.weir.ledger.Price;
import dev.weir.ledger.Rates;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A version of a price as it is shown; numbers in USD per 1,000,000 tokens. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PriceView(
    @JsonProperty("id") String id,
    @JsonProperty("provider") @Nullable String provider,
    @JsonProperty("model") String model,
    @JsonProperty("prefix") boolean prefix,
    @JsonUnwrapped RatesView rates,
    @JsonProperty("tiers") List<TierView> tiers,
    @JsonProperty("service_tiers") Map<String, ScheduleView> serviceTiers,
    @JsonProperty("valid_from") Instant validFrom,
    @JsonProperty("valid_to") @Nullable Instant validTo,
    @JsonProperty("source") String source,
    @JsonProperty("author") String author,
    @JsonProperty("is_bundled") boolean isBundled,
    @JsonProperty("created_at") Instant createdAt) {

  static PriceView of(PriceVersion version) {
    Price price = version.price();
    Map<String, ScheduleView> serviceTiers = new TreeMap<>();
    price.serviceTiers().forEach((name, tier) -> serviceTiers.put(name, ScheduleView.of(tier)));
    return new PriceView(
        price.id(),
        price.provider(),
        price.model(),
        price.prefix(),
        RatesView.of(price.schedule().base()),
        tiers(price.schedule()),
        serviceTiers,
        version.validFrom(),
        price.validTo(),
        price.source(),
        version.author(),
        version.isBundled(),
        version.createdAt());
  }

  private static List<TierView> tiers(Price.Schedule schedule) {
    return schedule.tiers().stream()
        .map(tier -> new TierView(tier.abovePromptTokens(), RatesView.of(tier.rates())))
        .toList();
  }

  /** Rates of one service tier. */
  record ScheduleView(@JsonUnwrapped RatesView rates, @JsonProperty("tiers") List<TierView> tiers) {

    static ScheduleView of(Price.Schedule schedule) {
      return new ScheduleView(RatesView.of(schedule.base()), PriceView.tiers(schedule));
    }
  }

  /** Rates of prompts longer than a limit. */
  record TierView(
      @JsonProperty("above_prompt_tokens") long abovePromptTokens,
      @JsonUnwrapped RatesView rates) {}

  /** Decimal strings by bucket; a bucket without a rate of its own is left out. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record RatesView(
      @JsonProperty("input_uncached") @Nullable String inputUncached,
      @JsonProperty("input_cache_read") @Nullable String inputCacheRead,
      @JsonProperty("input_cache_write_5m") @Nullable String inputCacheWrite5m,
      @JsonProperty("input_cache_write_1h") @Nullable String inputCacheWrite1h,
      @JsonProperty("input_audio") @Nullable String inputAudio,
      @JsonProperty("output_text") @Nullable String outputText,
      @JsonProperty("output_reasoning") @Nullable String outputReasoning,
      @JsonProperty("output_audio") @Nullable String outputAudio) {

    static RatesView of(Rates rates) {
      return new RatesView(
          usd(rates, Bucket.INPUT_UNCACHED),
          usd(rates, Bucket.INPUT_CACHE_READ),
          usd(rates, Bucket.INPUT_CACHE_WRITE_5M),
          usd(rates, Bucket.INPUT_CACHE_WRITE_1H),
          usd(rates, Bucket.INPUT_AUDIO),
          usd(rates, Bucket.OUTPUT_TEXT),
          usd(rates, Bucket.OUTPUT_REASONING),
          usd(rates, Bucket.OUTPUT_AUDIO));
    }

    private static @Nullable String usd(Rates rates, Bucket bucket) {
      Long picos = rates.picosPerToken().get(bucket);
      if (picos == null) {
        return null;
      }
      BigDecimal usd = BigDecimal.valueOf(picos, 6).stripTrailingZeros();
      return (usd.scale() < 2 ? usd.setScale(2) : usd).toPlainString();
    }
  }
}
