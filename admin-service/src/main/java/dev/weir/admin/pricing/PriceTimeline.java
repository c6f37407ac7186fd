package dev.weir.admin.pricing;

import dev.weir.ledger.PriceBook;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The price book over time: which prices held when. One thread. */
final class PriceTimeline {

  private final List<PriceVersion> versions;
  private final TreeSet<Instant> turns = new TreeSet<>();
  private final Map<Instant, PriceBook> books = new HashMap<>();

  /**
   * @param versions all of them, later ones last
   */
  PriceTimeline(List<PriceVersion> versions) {
    this.versions = versions;
    for (PriceVersion version : versions) {
      turns.add(version.validFrom());
      if (version.price().validTo() != null) {
        turns.add(version.price().validTo());
      }
    }
  }

  /** The prices that held at this time. */
  PriceBook at(Instant time) {
    Instant turn = turns.floor(time);
    return turn == null ? PriceBook.EMPTY : books.computeIfAbsent(turn, this::book);
  }

  private PriceBook book(Instant turn) {
    Map<String, PriceVersion> holding = new LinkedHashMap<>();
    for (PriceVersion version : versions) {
      if (version.holdsAt(turn)) {
        String name = version.price().model() + "@" + version.price().provider();
        // Put anew, so that the later one also stands later.
        holding.remove(name);
        holding.put(name, version);
      }
    }
    return new PriceBook(holding.values().stream().map(PriceVersion::price).toList());
  }
}
