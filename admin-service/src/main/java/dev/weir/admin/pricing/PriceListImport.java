package dev.weir.admin.pricing;

import dev.weir.admin.snapshot.SnapshotChanges;
import dev.weir.ledger.Catalog;
import dev.weir.ledger.Price;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes over the bundled list of prices, once per version of it, before anybody is served. The
 * first list is the first version of the book; a later one adds what it says differently, and never
 * over a price that an operator entered.
 */
@Component
class PriceListImport implements SmartInitializingSingleton {

  private static final Logger LOG = LoggerFactory.getLogger(PriceListImport.class);

  private final PriceQueries queries;
  private final SnapshotChanges changes;
  private final InstantSource clock;
  private final TransactionTemplate transaction;

  PriceListImport(
      PriceQueries queries,
      SnapshotChanges changes,
      InstantSource clock,
      PlatformTransactionManager transactions) {
    this.queries = queries;
    this.changes = changes;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Override
  public void afterSingletonsInstantiated() {
    importList(Catalog.bundled());
  }

  void importList(Catalog list) {
    transaction.executeWithoutResult(
        status -> {
          Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
          if (queries.claimList(list.version(), now)) {
            List<PriceVersion> news = news(list, queries.all(), now);
            queries.add(news);
            changes.changed();
            LOG.info("{} prices of the list {}", news.size(), list.version());
          }
        });
  }

  private static List<PriceVersion> news(Catalog list, List<PriceVersion> book, Instant now) {
    Map<String, PriceVersion> latest = new HashMap<>();
    book.forEach(version -> latest.put(name(version.price()), version));
    boolean first = book.stream().noneMatch(PriceVersion::isBundled);
    Instant listed = LocalDate.parse(list.version()).atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant from = first && listed.isBefore(now) ? listed : now;
    List<PriceVersion> news = new ArrayList<>();
    for (Price price : list.prices()) {
      Price lower = inLowerCase(price);
      PriceVersion known = latest.get(name(lower));
      boolean ended = lower.validTo() != null && !lower.validTo().isAfter(from);
      if (!ended && (known == null || (known.isBundled() && !known.saysTheSame(lower)))) {
        news.add(new PriceVersion(lower, from, "weir", true, now));
      }
    }
    return news;
  }

  private static String name(Price price) {
    return price.model() + "@" + price.provider();
  }

  private static Price inLowerCase(Price price) {
    return new Price(
        price.id(),
        price.provider(),
        price.model().toLowerCase(Locale.ROOT),
        price.prefix(),
        price.schedule(),
        price.serviceTiers(),
        price.validTo(),
        price.source());
  }
}
