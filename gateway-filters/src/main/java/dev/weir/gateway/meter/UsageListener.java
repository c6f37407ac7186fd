package dev.weir.gateway.meter;

import dev.weir.ledger.UsageRecord;

/** Is told of usage records on a thread of its own, not on an event loop: it may take its time. */
@FunctionalInterface
public interface UsageListener {

  void closed(UsageRecord record);
}
