package dev.weir.admin.models;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.weir.admin.models.NameResolution.Route;
import dev.weir.ledger.Price;
import dev.weir.ledger.PriceBook;
import dev.weir.ledger.Rates;
import dev.weir.ledger.Snapshot;
import dev.weir.ledger.Snapshot.AliasEntry;
import dev.weir.ledger.Snapshot.ModelEntry;
import dev.weir.ledger.Snapshot.PriceEntry;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Models, aliases and routes as they are shown: from the snapshot that gateways work from. */
final class ModelViews {

  private final Snapshot snapshot;
  private final PriceBook prices;
  private final Map<String, Boolean> usable = new HashMap<>();

  ModelViews(Snapshot snapshot) {
    this.snapshot = snapshot;
    this.prices = new PriceBook(snapshot.prices().stream().map(ModelViews::covering).toList());
    snapshot
        .providers()
        .forEach(
            provider ->
                usable.put(
                    provider.id(),
                    !provider.keys().isEmpty() || provider.credential().equals("none")));
  }

  List<ModelView> models(@Nullable String provider, Instant now) {
    List<ModelView> views = new ArrayList<>();
    for (ModelEntry model : snapshot.models()) {
      if (provider == null || provider.equals(model.provider())) {
        Price price = prices.of(model.provider(), model.name(), now);
        views.add(
            new ModelView(
                model,
                price == null ? "unpriced" : "priced",
                price == null ? null : price.id(),
                usable.getOrDefault(model.provider(), false)));
      }
    }
    return views;
  }

  RouteView route(String name, NameResolution names, Route route, Instant now) {
    List<TargetView> fallbacks = new ArrayList<>();
    for (String fallback : route.fallbacks()) {
      Route other = names.route(fallback);
      if (other != null) {
        fallbacks.add(target(fallback, other, now));
      }
    }
    return new RouteView(target(name, route, now), fallbacks);
  }

  private TargetView target(String name, Route route, Instant now) {
    String provider = route.provider().id();
    return new TargetView(
        name,
        provider,
        route.model(),
        route.isListed(),
        priceState(provider, route.model(), now),
        usable.getOrDefault(provider, false));
  }

  private String priceState(String provider, String model, Instant now) {
    return prices.of(provider, model, now) == null ? "unpriced" : "priced";
  }

  /** Enough of a price to find out what it covers. */
  private static Price covering(PriceEntry entry) {
    return new Price(
        entry.id(),
        entry.provider(),
        entry.model(),
        entry.prefix(),
        new Price.Schedule(new Rates(Map.of()), List.of()),
        Map.of(),
        entry.validTo(),
        entry.source());
  }

  /**
   * A model of the catalog.
   *
   * @param priceState whether a price holds now
   * @param priceId the price that holds now; null where none does
   * @param usable whether its provider is active and has a key
   */
  record ModelView(
      @JsonUnwrapped ModelEntry model,
      @JsonProperty("price") @Schema(allowableValues = {"priced", "unpriced"}) String priceState,
      @JsonProperty("price_id") @Nullable String priceId,
      @JsonProperty("usable") boolean usable) {}

  /** The catalog with the aliases. */
  record CatalogView(
      @JsonProperty("items") List<ModelView> items,
      @JsonProperty("aliases") List<AliasEntry> aliases,
      @JsonProperty("next_cursor") @Nullable String nextCursor) {}

  /** A provider and a model that a name stands for. */
  record TargetView(
      @JsonProperty("name") String name,
      @JsonProperty("provider") String provider,
      @JsonProperty("model") String model,
      @JsonProperty("is_listed") boolean isListed,
      @JsonProperty("price") @Schema(allowableValues = {"priced", "unpriced"}) String priceState,
      @JsonProperty("usable") boolean usable) {}

  /** Where a name goes, and where next. */
  record RouteView(
      @JsonUnwrapped TargetView target, @JsonProperty("fallbacks") List<TargetView> fallbacks) {}
}
