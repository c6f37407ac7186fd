package dev.weir.gateway.control;

import dev.weir.gateway.control.SpoolSegment.Entry;
import dev.weir.gateway.control.SpoolSegment.EntryKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * Reads the spool for the shipper and knows which segment may go: one that is full, read to its
 * end, acknowledged, and whose openings are all closed; what is still open is carried over to a
 * lane of the reader's own first.
 *
 * <p>It reads in rounds: each lane up to where it stood when the round began. A request that opened
 * in one lane and closed in another may be read closed first; its opening then comes in this round
 * or the next, because it was written before, or a moment later where it had to wait for a segment.
 * So what closed without having opened is remembered for more than a round and some seconds.
 *
 * <p>Used by one thread.
 */
final class SpoolReader {

  private static final Logger log = LoggerFactory.getLogger(SpoolReader.class);

  private static final long FORGET_AFTER_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final UsageSpool spool;
  private final SpoolLane earlierLane = new SpoolLane(() -> null);
  private final SpoolLane carriedLane;
  private final Map<SpoolSegment, Progress> progress = new HashMap<>();
  private final Deque<Stretch> round = new ArrayDeque<>();
  private final Map<UUID, Opened> open = new HashMap<>();
  private long forgotten = System.nanoTime();
  private Set<UUID> closedFirst = new HashSet<>();
  private Set<UUID> closedFirstBefore = new HashSet<>();

  /** Requests of an earlier process that need no interrupted record (any more). */
  private final Set<UUID> settled = new HashSet<>();

  SpoolReader(UsageSpool spool) {
    this.spool = spool;
    this.carriedLane = new SpoolLane(spool.files()::take);
    spool.files().expectLane();
  }

  /** Looks through what an earlier process left; before anything else. */
  void recover() {
    Set<UUID> interrupted = new HashSet<>();
    long records = 0;
    for (SpoolSegment segment : spool.earlier()) {
      for (int at = SpoolSegment.start(); at < segment.written(); ) {
        Entry entry = segment.read(at);
        at = entry.next();
        if (entry.kind() == EntryKind.CLOSED) {
          settled.add(entry.id());
          records++;
        } else {
          interrupted.add(entry.id());
        }
      }
      earlierLane.segments().add(segment);
    }
    interrupted.removeAll(settled);
    spool.found(records + interrupted.size());
    if (records > 0 || !interrupted.isEmpty()) {
      log.info(
          "an earlier run left {} usage records and {} requests that it did not finish",
          records,
          interrupted.size());
    }
  }

  /** The next records that wait, at most so many, and bytes about so many. */
  List<Waiting> next(int most, long mostBytes) {
    List<Waiting> batch = new ArrayList<>();
    long bytes = 0;
    boolean begun = false;
    while (batch.size() < most && bytes < mostBytes) {
      Stretch stretch = round.peek();
      if (stretch == null) {
        if (begun) {
          break;
        }
        beginRound();
        begun = true;
        if (round.isEmpty()) {
          break;
        }
      } else if (stretch.progress.position >= stretch.end) {
        round.poll();
      } else {
        Waiting waiting = read(stretch.progress);
        if (waiting != null) {
          batch.add(waiting);
          bytes += waiting.json().length;
        }
      }
    }
    return batch;
  }

  private void beginRound() {
    long now = System.nanoTime();
    if (now - forgotten > FORGET_AFTER_NANOS) {
      forgotten = now;
      closedFirstBefore = closedFirst;
      closedFirst = new HashSet<>();
    }
    addStretches(earlierLane);
    for (SpoolLane lane : spool.lanes()) {
      addStretches(lane);
    }
  }

  private void addStretches(SpoolLane lane) {
    for (SpoolSegment segment : lane.segments()) {
      Progress of = progress.computeIfAbsent(segment, s -> new Progress(s, lane));
      int end = segment.written();
      if (of.position < end) {
        round.add(new Stretch(of, end));
      }
    }
  }

  private @Nullable Waiting read(Progress at) {
    int position = at.position;
    Entry entry = at.segment.read(position);
    at.position = entry.next();
    if (entry.kind() == EntryKind.CLOSED) {
      close(entry.id());
      at.unacknowledged++;
      return new Waiting(entry.id(), entry.payload(), at);
    }
    if (at.lane == earlierLane) {
      return interrupted(entry, at);
    }
    if (!closedFirst.remove(entry.id()) && !closedFirstBefore.remove(entry.id())) {
      open.put(entry.id(), new Opened(at, position));
      at.open++;
    }
    return null;
  }

  private void close(UUID id) {
    Opened opened = open.remove(id);
    if (opened == null) {
      closedFirst.add(id);
    } else {
      opened.where.open--;
    }
  }

  private @Nullable Waiting interrupted(Entry entry, Progress at) {
    if (!settled.add(entry.id())) {
      return null;
    }
    try {
      byte[] record = Interrupted.record(entry.payload());
      at.unacknowledged++;
      return new Waiting(entry.id(), record, at);
    } catch (JacksonException e) {
      log.error("request {} of an earlier run cannot be read", entry.id(), e);
      spool.acknowledged(1);
      return null;
    }
  }

  /** Admin has these. */
  void acknowledged(List<Waiting> batch) {
    for (Waiting waiting : batch) {
      waiting.from().unacknowledged--;
    }
    spool.acknowledged(batch.size());
  }

  /** Deletes the segments that nobody needs any more. */
  void tidy() {
    Iterator<Progress> all = List.copyOf(progress.values()).iterator();
    while (all.hasNext()) {
      Progress of = all.next();
      boolean done =
          of.segment.isSealed()
              && of.position == of.segment.written()
              && of.unacknowledged == 0
              && (of.open == 0 || carriedOver(of));
      if (done) {
        progress.remove(of.segment);
        of.lane.segments().remove(of.segment);
        spool.files().delete(of.segment);
      }
    }
    for (SpoolSegment segment : earlierLane.segments()) {
      if (segment.written() == SpoolSegment.start()) {
        earlierLane.segments().remove(segment);
        spool.files().delete(segment);
      }
    }
    if (earlierLane.segments().isEmpty()) {
      settled.clear();
    }
  }

  /** Ends its own lane too; only after the last request. */
  void finish() {
    carriedLane.seal();
    tidy();
  }

  /** Copies the openings that are still open; false where there is no room. */
  private boolean carriedOver(Progress from) {
    Set<SpoolSegment> changed = new HashSet<>();
    for (Map.Entry<UUID, Opened> entry : open.entrySet()) {
      Opened opened = entry.getValue();
      if (opened.where != from) {
        continue;
      }
      byte[] payload = from.segment.read(opened.position).payload();
      SpoolSegment to = carriedLane.append(EntryKind.OPENED, entry.getKey(), payload);
      if (to == null) {
        break;
      }
      Progress target = progress.computeIfAbsent(to, s -> new Progress(s, carriedLane));
      entry.setValue(new Opened(target, target.position));
      target.position = to.written();
      target.open++;
      from.open--;
      changed.add(to);
    }
    changed.forEach(SpoolSegment::forceNow);
    return from.open == 0;
  }

  /** How many requests are open as far as it has read. */
  int open() {
    return open.size();
  }

  /**
   * A record that admin has not got.
   *
   * @param json as it goes into a batch
   */
  record Waiting(UUID id, byte[] json, Progress from) {}

  /** How far a segment is read, and what of it is still needed. */
  static final class Progress {
    private final SpoolSegment segment;
    private final SpoolLane lane;
    private int position = SpoolSegment.start();
    private int unacknowledged;
    private int open;

    private Progress(SpoolSegment segment, SpoolLane lane) {
      this.segment = segment;
      this.lane = lane;
    }
  }

  private record Stretch(Progress progress, int end) {}

  private record Opened(Progress where, int position) {}
}
