package dev.weir.gateway.meter;

import dev.weir.ledger.UsageRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** The latest usage records, in memory. Safe for any thread. */
public final class RecentUsage implements UsageListener {

  private final int capacity;
  private final Deque<UsageRecord> records = new ArrayDeque<>();
  private final ReentrantLock lock = new ReentrantLock();

  public RecentUsage(int capacity) {
    this.capacity = capacity;
  }

  @Override
  public void closed(UsageRecord record) {
    lock.lock();
    try {
      if (records.size() == capacity) {
        records.removeLast();
      }
      if (capacity > 0) {
        records.addFirst(record);
      }
    } finally {
      lock.unlock();
    }
  }

  /** At most so many records, the latest first. */
  public List<UsageRecord> latest(int limit) {
    lock.lock();
    try {
      List<UsageRecord> latest = new ArrayList<>(Math.min(Math.max(0, limit), records.size()));
      for (UsageRecord record : records) {
        if (latest.size() >= limit) {
          break;
        }
        latest.add(record);
      }
      return latest;
    } finally {
      lock.unlock();
    }
  }
}
