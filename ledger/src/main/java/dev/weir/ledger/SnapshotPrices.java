package dev.weir.ledger;

import dev.weir.ledger.Snapshot.PriceEntry;
import dev.weir.ledger.Snapshot.ScheduleEntry;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The prices of a snapshot as prices to reckon with. */
public final class SnapshotPrices {

  private SnapshotPrices() {}

  /** The price book; buckets that this version does not know are left out. */
  public static PriceBook book(Snapshot snapshot) {
    return new PriceBook(snapshot.prices().stream().map(SnapshotPrices::price).toList());
  }

  private static Price price(PriceEntry entry) {
    Map<String, Price.Schedule> tiers = new HashMap<>();
    if (entry.serviceTiers() != null) {
      entry.serviceTiers().forEach((name, schedule) -> tiers.put(name, schedule(schedule)));
    }
    return new Price(
        entry.id(),
        entry.provider(),
        entry.model().toLowerCase(Locale.ROOT),
        entry.prefix(),
        schedule(entry.schedule()),
        tiers,
        entry.validTo(),
        entry.source());
  }

  private static Price.Schedule schedule(ScheduleEntry entry) {
    return new Price.Schedule(
        rates(entry.rates()),
        entry.tiers().stream()
            .map(tier -> new Price.Tier(tier.abovePromptTokens(), rates(tier.rates())))
            .toList());
  }

  private static Rates rates(Map<String, Long> picosPerToken) {
    Map<Bucket, Long> rates = new EnumMap<>(Bucket.class);
    picosPerToken.forEach(
        (name, picos) -> {
          Bucket bucket = Bucket.ofKey(name);
          if (bucket != null) {
            rates.put(bucket, picos);
          }
        });
    return new Rates(rates);
  }
}
