package dev.weir.gateway.meter;

import dev.weir.ledger.UsageRecord;
import java.util.List;

/** Is told of usage records on a thread of its own, not on an event loop: it may take its time. */
@FunctionalInterface
public interface UsageListener {

  void closed(UsageRecord record);

  /**
   * All that came since the last time, in order; for those that can do many at the price of one.
   */
  default void closed(List<UsageRecord> records) {
    records.forEach(this::closed);
  }
}
