package dev.weir.gateway.control;

import dev.weir.gateway.control.SpoolSegment.EntryKind;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The part of the spool that one thread writes to, so that no event loop ever waits for another.
 * Its segments are read by the shipper in order; the last one may still grow.
 */
final class SpoolLane {

  private final Supplier<@Nullable SpoolSegment> fresh;
  private final Queue<SpoolSegment> segments = new ConcurrentLinkedQueue<>();
  private @Nullable SpoolSegment current;

  /**
   * @param fresh a prepared segment, or null where there is none now
   */
  SpoolLane(Supplier<@Nullable SpoolSegment> fresh) {
    this.fresh = fresh;
  }

  /**
   * Appends an entry; one thread at a time.
   *
   * @return the segment that holds it, or null if there is no room anywhere
   */
  @Nullable SpoolSegment append(EntryKind kind, UUID id, byte[] payload) {
    SpoolSegment segment = current;
    if (segment != null) {
      if (segment.append(kind, id, payload)) {
        return segment;
      }
      // Sealed even if no other is there, so that the shipper can free its room.
      segment.seal();
      current = null;
    }
    SpoolSegment next = fresh.get();
    if (next == null) {
      return null;
    }
    segments.add(next);
    if (!next.append(kind, id, payload)) {
      next.seal();
      return null;
    }
    current = next;
    return next;
  }

  /** Nothing is appended any more; only when the lane's thread has stopped writing. */
  void seal() {
    segments.forEach(SpoolSegment::seal);
    current = null;
  }

  /** The segments that are not deleted, the oldest first. */
  Queue<SpoolSegment> segments() {
    return segments;
  }
}
