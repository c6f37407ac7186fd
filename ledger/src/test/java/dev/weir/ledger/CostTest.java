package dev.weir.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CostTest {

  @Test
  void everyBucketIsMultipliedWithItsOwnRate() {
    Price price =
        price(
            rates(
                "input_uncached", "3",
                "input_cache_read", "0.30",
                "input_cache_write_5m", "3.75",
                "input_cache_write_1h", "6",
                "input_audio", "10",
                "output_text", "15",
                "output_reasoning", "20",
                "output_audio", "30"));
    TokenUsage usage = new TokenUsage(1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000);

    assertThat(Cost.of(price, usage, null)).isEqualTo(Cost.ofUsd("321.606381"));
  }

  @Test
  void sixDecimalsOfAPriceAreExact() {
    Price price = price(rates("input_uncached", "0.000001", "output_text", "0.123457"));

    assertThat(Cost.of(price, TokenUsage.ofText(1, 1), null)).isEqualTo(new Cost(1 + 123_457));
  }

  @Test
  void aMissingCacheRateIsTheInputRate() {
    Price price = price(rates("input_uncached", "2", "output_text", "8"));
    TokenUsage usage = new TokenUsage(0, 5, 0, 0, 0, 0, 3, 0);

    assertThat(Cost.of(price, usage, null)).isEqualTo(new Cost(5 * 2_000_000 + 3 * 8_000_000));
  }

  @Test
  void aBucketWithoutAnyRateIsUnpriced() {
    Price price = price(rates("input_uncached", "2"));

    assertThat(Cost.of(price, TokenUsage.ofText(1, 0), null)).isEqualTo(new Cost(2_000_000));
    assertThat(Cost.of(price, TokenUsage.ofText(1, 1), null)).isNull();
  }

  @Test
  void theTierIsChosenByThePromptBeforeTheBucket() {
    Price price =
        new Price(
            "p",
            "gemini",
            "m",
            false,
            new Price.Schedule(
                rates("input_uncached", "1.25", "input_cache_read", "0.31", "output_text", "10"),
                List.of(
                    new Price.Tier(200_000, rates("input_uncached", "2.50", "output_text", "15")))),
            Map.of(),
            null,
            "test");
    TokenUsage atTheLimit = new TokenUsage(100_000, 100_000, 0, 0, 0, 1, 0, 0);
    TokenUsage above = new TokenUsage(100_000, 100_001, 0, 0, 0, 1, 0, 0);

    assertThat(Cost.of(price, atTheLimit, null)).isEqualTo(Cost.ofUsd("0.15601"));
    // The cache rate that the tier does not name is the tier's input rate, not the base's.
    assertThat(Cost.of(price, above, null)).isEqualTo(Cost.ofUsd("0.5000175"));
  }

  @Test
  void promptsBeyondTheKnownPriceAreUnpriced() {
    Price price =
        new Price(
            "p",
            "openai",
            "m",
            false,
            new Price.Schedule(
                rates("input_uncached", "1", "output_text", "2"),
                List.of(new Price.Tier(1_000, new Rates(Map.of())))),
            Map.of(),
            null,
            "test");

    assertThat(Cost.of(price, TokenUsage.ofText(1_000, 1), null)).isNotNull();
    assertThat(Cost.of(price, TokenUsage.ofText(1_001, 1), null)).isNull();
  }

  @Test
  void aServiceTierHasItsOwnRatesAndAnUnknownOneIsUnpriced() {
    Price price =
        new Price(
            "p",
            "openai",
            "m",
            false,
            new Price.Schedule(rates("input_uncached", "2", "output_text", "8"), List.of()),
            Map.of(
                "flex",
                new Price.Schedule(rates("input_uncached", "1", "output_text", "4"), List.of())),
            null,
            "test");
    TokenUsage usage = TokenUsage.ofText(1, 1);

    assertThat(Cost.of(price, usage, "default")).isEqualTo(new Cost(10_000_000));
    assertThat(Cost.of(price, usage, "flex")).isEqualTo(new Cost(5_000_000));
    assertThat(Cost.of(price, usage, "priority")).isNull();
  }

  @Test
  void aCountThatNoRowCanHoldIsUnpricedAndNeverWrong() {
    Price price = price(rates("input_uncached", "1000000", "output_text", "1"));

    assertThat(Cost.of(price, TokenUsage.ofText(Long.MAX_VALUE / 1000, 0), null)).isNull();
  }

  @Test
  void anExplicitZeroIsAPrice() {
    Price price = price(rates("input_uncached", "0", "output_text", "0"));

    assertThat(Cost.of(price, TokenUsage.ofText(7, 9), null)).isEqualTo(new Cost(0));
  }

  @Test
  void pricesFinerThanSixDecimalsAndNegativeOnesAreRefused() {
    assertThatThrownBy(() -> rates("input_uncached", "0.0000001"))
        .hasMessage(
            "input_uncached: 1E-7 (expected: USD per 1,000,000 tokens, not negative, at most 6"
                + " decimals)");
    assertThatThrownBy(() -> rates("output_text", "-1"))
        .hasMessageStartingWith("output_text: -1 (expected");
  }

  @Test
  void usdIsADecimalStringThatComesBackUnchanged() {
    Random random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      Cost cost = new Cost(random.nextLong() >>> 1 + random.nextInt(62));
      assertThat(Cost.ofUsd(cost.usd())).isEqualTo(cost);
      assertThat(cost.usd()).doesNotContain("E");
    }
    assertThat(new Cost(0).usd()).isEqualTo("0");
    assertThat(new Cost(1).usd()).isEqualTo("0.000000000001");
    assertThat(new Cost(2_500_000_000_000L).usd()).isEqualTo("2.5");
  }

  @Test
  void microcentsAreRoundedHalfUp() {
    assertThat(new Cost(4_999).microcents()).isZero();
    assertThat(new Cost(5_000).microcents()).isEqualTo(1);
    assertThat(Cost.ofUsd("0.01").microcents()).isEqualTo(1_000_000);
  }

  private static Price price(Rates rates) {
    return new Price(
        "p", "x", "m", false, new Price.Schedule(rates, List.of()), Map.of(), null, "test");
  }

  private static Rates rates(String... namesAndPrices) {
    Map<Bucket, BigDecimal> usd = new EnumMap<>(Bucket.class);
    for (int i = 0; i < namesAndPrices.length; i += 2) {
      usd.put(Bucket.ofKey(namesAndPrices[i]), new BigDecimal(namesAndPrices[i + 1]));
    }
    return Rates.ofUsdPerMillion(usd);
  }
}
