package dev.weir.gateway.meter;

import dev.weir.ledger.UsageRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes records on event loops at the price of a queue entry and tells listeners on a thread of its
 * own, which looks every few milliseconds, so that no request has to wake it. The queue is bounded;
 * what does not fit is counted as dropped, because a slow log must not fill the memory.
 */
public final class QueuedUsageSink implements UsageSink, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(QueuedUsageSink.class);
  private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final int BATCH = 1_000;
  private static final long CLOSE_MILLIS = 5_000;

  private final int capacity;
  private final List<UsageListener> listeners;
  private final Queue<UsageRecord> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger size = new AtomicInteger();
  private final LongAdder dropped = new LongAdder();
  private final Thread thread;
  private volatile boolean closing;

  /**
   * @param capacity the most records that wait
   */
  public QueuedUsageSink(int capacity, List<? extends UsageListener> listeners) {
    this.capacity = capacity;
    this.listeners = List.copyOf(listeners);
    this.thread = new Thread(this::run, "weir-usage");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void closed(UsageRecord record) {
    if (size.incrementAndGet() > capacity) {
      size.decrementAndGet();
      dropped.increment();
      return;
    }
    queue.add(record);
  }

  /** How many records did not fit. */
  public long dropped() {
    return dropped.sum();
  }

  private void run() {
    List<UsageRecord> batch = new ArrayList<>();
    while (!closing || !queue.isEmpty()) {
      UsageRecord record;
      while (batch.size() < BATCH && (record = queue.poll()) != null) {
        batch.add(record);
      }
      if (batch.isEmpty()) {
        LockSupport.parkNanos(LOOK_EVERY_NANOS);
        continue;
      }
      size.addAndGet(-batch.size());
      List<UsageRecord> records = List.copyOf(batch);
      batch.clear();
      for (UsageListener listener : listeners) {
        tell(listener, records);
      }
    }
  }

  private static void tell(UsageListener listener, List<UsageRecord> records) {
    try {
      listener.closed(records);
    } catch (RuntimeException e) {
      log.error("{} failed for {} usage records", listener, records.size(), e);
    }
  }

  /** Tells what still waits, for a few seconds at most. */
  @Override
  public void close() {
    closing = true;
    LockSupport.unpark(thread);
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
