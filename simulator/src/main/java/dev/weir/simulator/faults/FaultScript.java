package dev.weir.simulator.faults;

import java.util.ArrayList;
import java.util.List;

/**
 * The faults that are still to come, in the order in which they were added: the first one that
 * meets a request is used, once per request. Thread-safe.
 */
public final class FaultScript {

  private final Object lock = new Object();
  private final List<Pending> pending = new ArrayList<>();
  private volatile boolean isEmpty = true;

  public void add(Fault fault) {
    synchronized (lock) {
      pending.add(new Pending(fault, fault.number("times", Integer.MAX_VALUE)));
      isEmpty = false;
    }
  }

  public void clear() {
    synchronized (lock) {
      pending.clear();
      isEmpty = true;
    }
  }

  /** The fault for this request, {@link Fault#NONE} when there is none. */
  public Fault next(FaultTarget target) {
    if (isEmpty) {
      return Fault.NONE;
    }
    synchronized (lock) {
      for (Pending candidate : pending) {
        if (candidate.left > 0 && candidate.fault.meets(target)) {
          if (candidate.left != Integer.MAX_VALUE) {
            candidate.left--;
          }
          pending.removeIf(one -> one.left == 0);
          isEmpty = pending.isEmpty();
          return candidate.fault;
        }
      }
      return Fault.NONE;
    }
  }

  /** What is still to come, with the number of times that are left. */
  public List<Fault> pending() {
    synchronized (lock) {
      return pending.stream()
          .map(one -> one.left == Integer.MAX_VALUE ? one.fault : one.fault.times(one.left))
          .toList();
    }
  }

  private static final class Pending {

    private final Fault fault;
    private int left;

    private Pending(Fault fault, int left) {
      this.fault = fault;
      this.left = left;
    }
  }
}
