package dev.weir.admin.models;

import dev.weir.admin.snapshot.SnapshotChanges;
import dev.weir.ledger.Catalog;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes over the bundled list of models, once per version of it, before anybody is served. */
@Component
class CatalogImport implements SmartInitializingSingleton {

  private static final Logger LOG = LoggerFactory.getLogger(CatalogImport.class);

  private final ModelQueries queries;
  private final SnapshotChanges changes;
  private final InstantSource clock;
  private final TransactionTemplate transaction;

  CatalogImport(
      ModelQueries queries,
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
    Catalog bundled = Catalog.bundled();
    transaction.executeWithoutResult(
        status -> {
          Instant now = clock.instant();
          if (queries.claimCatalog(bundled.version(), now)) {
            queries.importBundled(bundled.models(), now);
            changes.changed();
            LOG.info("{} models of the list {}", bundled.models().size(), bundled.version());
          }
        });
  }
}
