package dev.weir.admin.pricing;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.weir.admin.pricing.PriceJson.Asked;
import dev.weir.admin.web.ApiException;
import dev.weir.admin.web.Page;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The price book, its history, and models without a price. */
@RestController
@RequestMapping("/api/ai/pricing")
class PricingController {

  private static final int MOST_AT_ONCE = 1000;
  private static final Duration USUAL_RANGE = Duration.ofDays(30);

  private final PriceBookEntries prices;
  private final UnpricedQueries unpriced;
  private final InstantSource clock;

  PricingController(PriceBookEntries prices, UnpricedQueries unpriced, InstantSource clock) {
    this.prices = prices;
    this.unpriced = unpriced;
    this.clock = clock;
  }

  /** The prices that hold now, or held at a time. */
  @GetMapping
  @PreAuthorize("hasAuthority('read')")
  Page<PriceView> listPrices(@RequestParam(name = "at", required = false) @Nullable Instant at) {
    return new Page<>(prices.holding(at), null);
  }

  /** All versions of a model's price, the latest first. */
  @GetMapping("/history")
  @PreAuthorize("hasAuthority('read')")
  Page<PriceView> listPriceHistory(@RequestParam("model") String model) {
    return new Page<>(prices.history(model.strip()), null);
  }

  /** Models that were used without a price. */
  @GetMapping("/unpriced")
  @PreAuthorize("hasAuthority('admin')")
  Page<UnpricedView> listUnpricedModels(
      @RequestParam(name = "from", required = false) @Nullable Instant from,
      @RequestParam(name = "to", required = false) @Nullable Instant to) {
    Instant end = to == null ? clock.instant() : to;
    return new Page<>(unpriced.between(from == null ? end.minus(USUAL_RANGE) : from, end), null);
  }

  /** Adds versions; a price that holds now ends where the new one begins. */
  @PutMapping
  @PreAuthorize("hasAuthority('admin')")
  Page<PriceView> addPrices(@RequestBody Written written) {
    List<JsonNode> items = written.items();
    if (items == null || items.isEmpty() || items.size() > MOST_AT_ONCE) {
      throw ApiException.invalid("items", "1 to " + MOST_AT_ONCE + " prices are expected");
    }
    List<Asked> asked = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      asked.add(PriceJson.read(items.get(i), "items[" + i + "]"));
    }
    return new Page<>(prices.add(asked), null);
  }

  /** Prices to be added. */
  @Schema(name = "PricesRequest")
  record Written(
      @JsonProperty("items")
          @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
          @ArraySchema(schema = @Schema(implementation = PriceJson.Written.class))
          @Nullable List<JsonNode> items) {}

  /** A model that was used without a price. */
  @Schema(name = "UnpricedModel")
  record UnpricedView(
      @JsonProperty("provider") @Nullable String provider,
      @JsonProperty("model") String model,
      @JsonProperty("service_tier") @Nullable String serviceTier,
      @JsonProperty("requests") long requests,
      @JsonProperty("prompt_tokens") BigInteger promptTokens,
      @JsonProperty("completion_tokens") BigInteger completionTokens,
      @JsonProperty("first_seen") Instant firstSeen,
      @JsonProperty("last_seen") Instant lastSeen) {}
}
