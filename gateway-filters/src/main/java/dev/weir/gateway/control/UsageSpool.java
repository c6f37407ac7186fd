package dev.weir.gateway.control;

import dev.weir.gateway.control.SpoolSegment.EntryKind;
import dev.weir.gateway.meter.UsageSink;
import dev.weir.ledger.Json;
import dev.weir.ledger.UsageRecord;
import io.netty.util.concurrent.FastThreadLocal;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Usage records on disk until admin has them. An event loop copies an entry into its own lane's
 * memory and never makes a system call; a background thread forces the lanes to the disk every 20
 * ms, another prepares files. What is written survives the death of the process at once, and the
 * loss of power but for the last 20 ms. Safe for any thread.
 */
final class UsageSpool implements UsageSink, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(UsageSpool.class);
  private static final Duration FORCE_EVERY = Duration.ofMillis(20);
  private static final Duration PREPARE_EVERY = Duration.ofMillis(5);
  private static final int MOST_LATE = 20_000;

  private final SpoolFiles files;
  private final List<SpoolSegment> earlier;
  private final Queue<SpoolLane> lanes = new ConcurrentLinkedQueue<>();
  private final FastThreadLocal<SpoolLane> own = new OwnLane();
  private final ReentrantLock sharedLock = new ReentrantLock();
  private final SpoolLane shared;
  private final Queue<Late> late = new ConcurrentLinkedQueue<>();
  private final AtomicInteger lateCount = new AtomicInteger();
  private final LongAdder appended = new LongAdder();
  private final LongAdder acknowledged = new LongAdder();
  private final LongAdder lost = new LongAdder();
  private final Background forcing;
  private final Background preparing;

  UsageSpool(SpoolFiles files) throws IOException {
    this.files = files;
    this.earlier = files.earlier();
    this.shared = newLane();
    // The first request must not have to wait for a file.
    files.prepare();
    this.forcing = Background.start("weir-spool-force", FORCE_EVERY, this::force);
    this.preparing = Background.start("weir-spool-files", PREPARE_EVERY, this::prepare);
  }

  @Override
  public void opened(UsageRecord.Opening opening) {
    write(EntryKind.OPENED, opening.id(), opening);
  }

  @Override
  public void closed(UsageRecord record) {
    if (write(EntryKind.CLOSED, record.id(), record)) {
      appended.increment();
    } else {
      lost.increment();
    }
  }

  private boolean write(EntryKind kind, UUID id, Object entry) {
    try {
      byte[] json = Json.mapper().writeValueAsBytes(entry);
      boolean written =
          Thread.currentThread() instanceof FastThreadLocalThread
              ? own.get().append(kind, id, json) != null
              : writeShared(kind, id, json);
      return written || hold(new Late(kind, id, json));
    } catch (RuntimeException e) {
      log.error("the usage of request {} cannot be written", id, e);
      return false;
    }
  }

  private boolean writeShared(EntryKind kind, UUID id, byte[] json) {
    sharedLock.lock();
    try {
      return shared.append(kind, id, json) != null;
    } finally {
      sharedLock.unlock();
    }
  }

  /** Keeps an entry for a moment where segments are only not ready yet; the disk has room. */
  private boolean hold(Late entry) {
    if (files.isStuck() || lateCount.get() >= MOST_LATE) {
      return false;
    }
    lateCount.incrementAndGet();
    late.add(entry);
    return true;
  }

  private void prepare() {
    files.prepare();
    for (Late entry = late.peek(); entry != null; entry = late.peek()) {
      if (!writeShared(entry.kind, entry.id, entry.json)) {
        if (!files.isStuck()) {
          files.prepare();
          continue;
        }
        if (entry.kind == EntryKind.CLOSED) {
          appended.decrement();
          lost.increment();
        }
      }
      late.poll();
      lateCount.decrementAndGet();
    }
  }

  private SpoolLane newLane() {
    SpoolLane lane = new SpoolLane(files::take);
    lanes.add(lane);
    files.expectLane();
    return lane;
  }

  private void force() {
    for (SpoolLane lane : lanes) {
      lane.segments().forEach(SpoolSegment::force);
    }
  }

  /** What an earlier process left. */
  List<SpoolSegment> earlier() {
    return earlier;
  }

  /** All lanes, some of which may be of threads that have ended. */
  Collection<SpoolLane> lanes() {
    return lanes;
  }

  SpoolFiles files() {
    return files;
  }

  /** So many more records wait, which an earlier process wrote. */
  void found(long records) {
    appended.add(records);
  }

  /** Admin has so many more records. */
  void acknowledged(long records) {
    acknowledged.add(records);
  }

  /** Records that admin has not acknowledged. */
  long waiting() {
    return Math.max(0, appended.sum() - acknowledged.sum());
  }

  /** Entries that wait in memory for a segment. */
  int late() {
    return lateCount.get();
  }

  /** Records that found no room since the start. */
  long lost() {
    return lost.sum();
  }

  /** The bytes of all that is written and not deleted. */
  long bytes() {
    long sum = 0;
    for (SpoolLane lane : lanes) {
      for (SpoolSegment segment : lane.segments()) {
        sum += segment.written();
      }
    }
    return sum;
  }

  /** Whether the next record, or one soon, finds no room. */
  boolean isFull() {
    return files.isFull(0);
  }

  /** Whether what is left should be kept for the requests that are open. */
  boolean isNearlyFull() {
    return files.isFull(1);
  }

  /** Ends the lanes; only after the last request. */
  void seal() {
    prepare();
    lanes.forEach(SpoolLane::seal);
  }

  @Override
  public void close() {
    preparing.close();
    forcing.close();
    force();
    try {
      files.close();
    } catch (IOException e) {
      log.error("the spool's folder cannot be given free", e);
    }
  }

  /** Stops as if the process had been killed: nothing is forced, sealed or deleted. */
  void abandon() throws IOException {
    preparing.close();
    forcing.close();
    files.release();
  }

  private record Late(EntryKind kind, UUID id, byte[] json) {}

  private final class OwnLane extends FastThreadLocal<SpoolLane> {

    @Override
    protected SpoolLane initialValue() {
      return newLane();
    }

    @Override
    protected void onRemoval(SpoolLane lane) {
      lane.seal();
    }
  }
}
