package dev.weir.gateway.meter;

import dev.weir.ledger.UsageRecord;

/**
 * Takes usage records. Called on an event loop: an implementation copies or queues, and never
 * blocks, waits or throws.
 */
public interface UsageSink {

  /** A request's first byte is about to go upstream. */
  default void opened(UsageRecord.Opening opening) {}

  /** A request has come to its end, whatever it was; exactly once for each. */
  void closed(UsageRecord record);

  /** Both, this one first. */
  default UsageSink and(UsageSink other) {
    UsageSink first = this;
    return new UsageSink() {
      @Override
      public void opened(UsageRecord.Opening opening) {
        first.opened(opening);
        other.opened(opening);
      }

      @Override
      public void closed(UsageRecord record) {
        first.closed(record);
        other.closed(record);
      }
    };
  }
}
