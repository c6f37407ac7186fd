package dev.weir.admin.snapshot;

import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts a snapshot together from what the features contribute, all at one moment. */
@Component
class SnapshotAssembly {

  private final ObjectProvider<SnapshotContributor> contributors;
  private final SnapshotQueries queries;
  private final InstantSource clock;
  private final TransactionTemplate oneMoment;

  SnapshotAssembly(
      ObjectProvider<SnapshotContributor> contributors,
      SnapshotQueries queries,
      InstantSource clock,
      PlatformTransactionManager transactions) {
    // Looked up late: contributors tell the snapshot of their changes.
    this.contributors = contributors;
    this.queries = queries;
    this.clock = clock;
    this.oneMoment = new TransactionTemplate(transactions);
    oneMoment.setReadOnly(true);
    oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    oneMoment.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  AssembledSnapshot assemble() {
    return oneMoment.execute(
        status -> {
          long change = queries.change();
          SnapshotDraft draft = new SnapshotDraft();
          contributors.orderedStream().forEach(contributor -> contributor.contribute(draft));
          return AssembledSnapshot.of(change, draft, clock.instant());
        });
  }
}
