package dev.weir.admin.pricing;

import dev.weir.ledger.Bucket;
import dev.weir.ledger.Price;
import dev.weir.ledger.Rates;
import dev.weir.ledger.Snapshot.PriceEntry;
import dev.weir.ledger.Snapshot.ScheduleEntry;
import dev.weir.ledger.Snapshot.TierEntry;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A row of the price book.
 *
 * @param validFrom from when on it is the price
 * @param author who entered it
 * @param isBundled whether it came with the program
 */
record PriceVersion(
    Price price, Instant validFrom, String author, boolean isBundled, Instant createdAt) {

  boolean holdsAt(Instant time) {
    return !validFrom.isAfter(time) && (price.validTo() == null || time.isBefore(price.validTo()));
  }

  /** Whether the other one says the same of the same model. */
  boolean saysTheSame(Price other) {
    return price.prefix() == other.prefix()
        && price.schedule().equals(other.schedule())
        && price.serviceTiers().equals(other.serviceTiers());
  }

  PriceEntry entry() {
    return new PriceEntry(
        price.id(),
        price.provider(),
        price.model(),
        price.prefix(),
        entry(price.schedule()),
        entries(price.serviceTiers()),
        price.validTo(),
        price.source());
  }

  static Map<String, ScheduleEntry> entries(Map<String, Price.Schedule> schedules) {
    Map<String, ScheduleEntry> entries = new TreeMap<>();
    schedules.forEach((tier, schedule) -> entries.put(tier, entry(schedule)));
    return entries;
  }

  static ScheduleEntry entry(Price.Schedule schedule) {
    return new ScheduleEntry(
        byKey(schedule.base()),
        schedule.tiers().stream()
            .map(tier -> new TierEntry(tier.abovePromptTokens(), byKey(tier.rates())))
            .toList());
  }

  private static Map<String, Long> byKey(Rates rates) {
    Map<String, Long> named = new TreeMap<>();
    rates.picosPerToken().forEach((bucket, rate) -> named.put(bucket.key(), rate));
    return named;
  }

  static Price.Schedule schedule(ScheduleEntry entry) {
    List<Price.Tier> tiers =
        entry.tiers().stream()
            .map(tier -> new Price.Tier(tier.abovePromptTokens(), rates(tier.rates())))
            .toList();
    return new Price.Schedule(rates(entry.rates()), tiers);
  }

  static Map<String, Price.Schedule> schedules(Map<String, ScheduleEntry> entries) {
    Map<String, Price.Schedule> schedules = new HashMap<>();
    entries.forEach((tier, entry) -> schedules.put(tier, schedule(entry)));
    return schedules;
  }

  private static Rates rates(Map<String, Long> named) {
    Map<Bucket, Long> rates = new EnumMap<>(Bucket.class);
    named.forEach(
        (key, rate) -> {
          Bucket bucket = Bucket.ofKey(key);
          if (bucket != null) {
            rates.put(bucket, rate);
          }
        });
    return new Rates(rates);
  }
}
