package dev.weir.admin.audit;

import dev.weir.admin.security.Actor;
import jakarta.persistence.EntityManager;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The audit log as a chain of hashes. Entries are written just before their transaction commits, as
 * its last statements: the chain lets one writer in at a time, and whoever holds it must not wait
 * for a row that another one in the queue has locked. Safe for any thread.
 */
@Component
class ChainedAuditLog implements AuditLog {

  private final AuditQueries queries;
  private final EntityManager entities;
  private final TransactionTemplate transactions;
  private final InstantSource clock;

  ChainedAuditLog(
      AuditQueries queries,
      EntityManager entities,
      TransactionTemplate transactions,
      InstantSource clock) {
    this.queries = queries;
    this.entities = entities;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public void record(
      String action, String subject, @Nullable Object before, @Nullable Object after) {
    recordFor(Actor.current(), action, subject, before, after);
  }

  @Override
  public void recordFor(
      Actor actor, String action, String subject, @Nullable Object before, @Nullable Object after) {
    Pending entry = new Pending(actor, action, subject, json(before), json(after));
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      ofThisTransaction().add(entry);
    } else {
      transactions.executeWithoutResult(status -> ofThisTransaction().add(entry));
    }
  }

  private List<Pending> ofThisTransaction() {
    for (TransactionSynchronization known :
        TransactionSynchronizationManager.getSynchronizations()) {
      if (known instanceof AtCommit commit && commit.log().equals(this)) {
        return commit.entries();
      }
    }
    AtCommit commit = new AtCommit(this, new ArrayList<>());
    TransactionSynchronizationManager.registerSynchronization(commit);
    return commit.entries();
  }

  private void write(List<Pending> entries) {
    entities.flush();
    AuditQueries.Head head = queries.lockedHead();
    for (Pending entry : entries) {
      AuditEntry next =
          new AuditEntry(
                  head.seq() + 1,
                  clock.instant().truncatedTo(ChronoUnit.MICROS),
                  entry.actor().kind(),
                  entry.actor().id(),
                  entry.actor().name(),
                  entry.action(),
                  entry.subject(),
                  entry.before(),
                  entry.after(),
                  head.hash(),
                  "")
              .sealed();
      queries.insert(next);
      head = new AuditQueries.Head(next.seq(), next.hash());
    }
  }

  private static @Nullable String json(@Nullable Object state) {
    return state == null ? null : CanonicalJson.of(state);
  }

  /** What is to be written. */
  private record Pending(
      Actor actor,
      String action,
      String subject,
      @Nullable String before,
      @Nullable String after) {}

  /** Writes the entries of one transaction. */
  private record AtCommit(ChainedAuditLog log, List<Pending> entries)
      implements TransactionSynchronization {

    @Override
    public void beforeCommit(boolean readOnly) {
      log.write(entries);
    }
  }
}
