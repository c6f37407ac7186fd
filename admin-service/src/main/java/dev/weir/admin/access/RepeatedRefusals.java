package dev.weir.admin.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * Keeps a caller who is refused again and again from filling the audit log: the same refusal counts
 * once a minute. Memory is bounded. Safe for any thread.
 */
@Component
class RepeatedRefusals {

  private static final Duration ONCE_PER = Duration.ofMinutes(1);
  private static final int MOST = 10_000;

  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Instant> last =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > MOST;
        }
      };

  RepeatedRefusals(InstantSource clock) {
    this.clock = clock;
  }

  /** Whether this has not been seen for a while. */
  boolean isNew(String refusal) {
    Instant now = clock.instant();
    lock.lock();
    try {
      Instant before = last.get(refusal);
      if (before != null && before.plus(ONCE_PER).isAfter(now)) {
        return false;
      }
      last.put(refusal, now);
      return true;
    } finally {
      lock.unlock();
    }
  }
}
