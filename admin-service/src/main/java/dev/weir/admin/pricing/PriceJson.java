package dev.weir.admin.pricing;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.weir.admin.web.ApiException;
import dev.weir.ledger.Bucket;
import dev.weir.ledger.Price;
import dev.weir.ledger.Rates;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads a price as an operator writes it: USD per 1,000,000 tokens by bucket, as decimal strings.
 */
final class PriceJson {

  private static final Set<String> ITEM =
      Set.of(
          "provider",
          "model",
          "prefix",
          "tiers",
          "service_tiers",
          "valid_from",
          "valid_to",
          "source",
          // What a listing shows besides, so that an item read there can be sent back.
          "id",
          "author",
          "is_bundled",
          "created_at");
  private static final Set<String> SCHEDULE = Set.of("tiers");
  private static final Set<String> TIER = Set.of("above_prompt_tokens");
  private static final int LONGEST = 256;

  private PriceJson() {}

  /**
   * A price that was asked for.
   *
   * @param validFrom null for now
   * @param source null where none was named
   */
  record Asked(
      @Nullable String provider,
      String model,
      boolean prefix,
      Price.Schedule schedule,
      Map<String, Price.Schedule> serviceTiers,
      @Nullable Instant validFrom,
      @Nullable Instant validTo,
      @Nullable String source) {}

  /**
   * How a price is written.
   *
   * @param validFrom absent for now
   */
  @Schema(name = "PriceRequest")
  record Written(
      @JsonProperty("provider") @Nullable String provider,
      @JsonProperty("model") String model,
      @JsonProperty("prefix") @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED)
          boolean prefix,
      @JsonUnwrapped PriceView.RatesView rates,
      @JsonProperty("tiers") @Nullable List<PriceView.TierView> tiers,
      @JsonProperty("service_tiers") @Nullable Map<String, PriceView.ScheduleView> serviceTiers,
      @JsonProperty("valid_from") @Nullable Instant validFrom,
      @JsonProperty("valid_to") @Nullable Instant validTo,
      @JsonProperty("source") @Nullable String source) {}

  static Asked read(JsonNode item, String where) {
    if (!item.isObject()) {
      throw ApiException.invalid(where, "an object is expected");
    }
    String model = text(item, "model", where);
    if (model == null) {
      throw ApiException.invalid(where + ".model", "missing");
    }
    String provider = text(item, "provider", where);
    Map<String, Price.Schedule> serviceTiers = new HashMap<>();
    for (Map.Entry<String, JsonNode> tier : item.path("service_tiers").properties()) {
      serviceTiers.put(
          tier.getKey(),
          schedule(tier.getValue(), SCHEDULE, where + ".service_tiers." + tier.getKey()));
    }
    return new Asked(
        provider,
        model.toLowerCase(Locale.ROOT),
        item.path("prefix").asBoolean(false),
        schedule(item, ITEM, where),
        serviceTiers,
        time(item, "valid_from", where),
        time(item, "valid_to", where),
        text(item, "source", where));
  }

  private static Price.Schedule schedule(JsonNode node, Set<String> others, String where) {
    Rates base = rates(node, others, where);
    if (base.picosPerToken().isEmpty()) {
      throw ApiException.invalid(
          where, "a price without a number (expected: input_uncached, output_text, …)");
    }
    List<Price.Tier> tiers = new ArrayList<>();
    int index = 0;
    for (JsonNode tier : node.path("tiers")) {
      String here = where + ".tiers[" + index++ + "]";
      JsonNode above = tier.path("above_prompt_tokens");
      if (!above.isIntegralNumber() || above.asLong() < 0) {
        throw ApiException.invalid(here + ".above_prompt_tokens", "a whole number is expected");
      }
      tiers.add(new Price.Tier(above.asLong(), rates(tier, TIER, here)));
    }
    return new Price.Schedule(base, tiers);
  }

  private static Rates rates(JsonNode node, Set<String> others, String where) {
    Map<Bucket, BigDecimal> usd = new EnumMap<>(Bucket.class);
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      Bucket bucket = Bucket.ofKey(entry.getKey());
      if (bucket == null) {
        if (!others.contains(entry.getKey())) {
          throw ApiException.invalid(where + "." + entry.getKey(), "not a field of a price");
        }
      } else if (!entry.getValue().isNull()) {
        usd.put(bucket, decimal(entry.getValue(), where + "." + entry.getKey()));
      }
    }
    try {
      return Rates.ofUsdPerMillion(usd);
    } catch (IllegalArgumentException e) {
      throw ApiException.invalid(where, String.valueOf(e.getMessage()));
    }
  }

  private static BigDecimal decimal(JsonNode value, String where) {
    String text = value.isString() || value.isNumber() ? value.asString() : "";
    // A short text: a huge exponent would make a huge number.
    if (text.length() <= 24 && text.matches("[0-9]+(\\.[0-9]+)?")) {
      return new BigDecimal(text);
    }
    throw ApiException.invalid(
        where, value + " (expected: USD per 1,000,000 tokens, such as \"2.50\")");
  }

  private static @Nullable Instant time(JsonNode item, String field, String where) {
    String text = text(item, field, where);
    if (text == null) {
      return null;
    }
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw ApiException.invalid(
          where + "." + field, text + " (expected: a time such as 2026-11-20T00:00:00Z)");
    }
  }

  private static @Nullable String text(JsonNode item, String field, String where) {
    JsonNode node = item.get(field);
    if (node == null || node.isNull()) {
      return null;
    }
    String text = node.isString() ? node.stringValue().strip() : "";
    if (text.isEmpty() || text.length() > LONGEST) {
      throw ApiException.invalid(where + "." + field, "1 to " + LONGEST + " characters expected");
    }
    return text;
  }
}
