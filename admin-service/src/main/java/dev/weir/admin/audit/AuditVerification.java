package dev.weir.admin.audit;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Walks the whole chain and finds the first entry that is not as it was written. */
final class AuditVerification {

  private final AuditQueries queries;
  private final TransactionTemplate transactions;

  AuditVerification(AuditQueries queries, TransactionTemplate transactions) {
    this.queries = queries;
    this.transactions = transactions;
  }

  /**
   * What was found.
   *
   * @param entries how many entries are sound
   * @param head the hash of the last sound entry; whoever keeps it elsewhere can tell later whether
   *     entries were cut off the end
   * @param broken the first entry that is not sound; null where all are
   * @param why what is wrong with it
   */
  record Result(long entries, String head, @Nullable Long broken, @Nullable String why) {}

  Result verify() {
    Walk walk = new Walk();
    transactions.executeWithoutResult(status -> queries.walk(walk::next));
    return new Result(walk.seq, walk.hash, walk.broken, walk.why);
  }

  /** How far the walk has come. */
  private static final class Walk {
    private long seq;
    private String hash = AuditEntry.NOTHING;
    private @Nullable Long broken;
    private @Nullable String why;

    boolean next(AuditEntry entry) {
      if (entry.seq() != seq + 1) {
        return broken(entry, "entry " + (seq + 1) + " is missing before it");
      }
      if (!entry.previousHash().equals(hash)) {
        return broken(entry, "it does not follow the entry before it");
      }
      if (!entry.hash().equals(entry.expectedHash())) {
        return broken(entry, "its content is not what was written");
      }
      seq = entry.seq();
      hash = entry.hash();
      return true;
    }

    private boolean broken(AuditEntry entry, String reason) {
      broken = entry.seq();
      why = reason;
      return false;
    }
  }
}
