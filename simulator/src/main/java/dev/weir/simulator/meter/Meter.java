package dev.weir.simulator.meter;

import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts accepted requests and generated tokens, whether or not anybody reads the answer. A stream
 * counts what was generated until it was closed. Thread-safe; lives until {@link #reset()}.
 */
public final class Meter {

  private static final int REMEMBERED_REQUESTS = 300_000;

  private volatile Counts counts = new Counts();

  /** Counts an accepted request and its prompt. What is written is told to the returned entry. */
  public Entry open(Bill bill) {
    Counts current = counts;
    current.open(bill);
    Entry entry = new Entry(bill, current);
    current.remember(entry);
    return entry;
  }

  public void reset() {
    counts = new Counts();
  }

  public MeterReading read() {
    Counts current = counts;
    Map<String, MeteredRequest> byRequest = new TreeMap<>();
    current.byRequest.forEach((id, entry) -> byRequest.put(id, entry.read()));
    return new MeterReading(
        current.total.read(), read(current.byModel), read(current.byKey), byRequest);
  }

  private static Map<String, Tally> read(Map<String, Counter> counters) {
    Map<String, Tally> tallies = new TreeMap<>();
    counters.forEach((name, counter) -> tallies.put(name, counter.read()));
    return tallies;
  }

  /**
   * The running count of one answer. Told by one thread at a time, read by any: the two fields are
   * volatile for the reader's sake.
   */
  public static final class Entry {

    private final Bill bill;
    private final Counts counts;
    private volatile int written;
    private volatile boolean finished;

    private Entry(Bill bill, Counts counts) {
      this.bill = bill;
      this.counts = counts;
    }

    /** So many tokens of the answer have been written, counted from its beginning. */
    public void written(int completionTokens) {
      int more = completionTokens - written;
      if (more > 0) {
        written = completionTokens;
        counts.written(bill, more);
      }
    }

    /** The answer was generated to its end. */
    public void finish() {
      written(bill.completionTokens());
      finished = true;
    }

    private MeteredRequest read() {
      return new MeteredRequest(bill.model(), bill.key(), bill.promptTokens(), written, finished);
    }
  }

  private static final class Counts {

    private final Counter total = new Counter();
    private final Map<String, Counter> byModel = new ConcurrentHashMap<>();
    private final Map<String, Counter> byKey = new ConcurrentHashMap<>();
    private final Map<String, Entry> byRequest = new ConcurrentHashMap<>();
    private final Queue<String> order = new ConcurrentLinkedQueue<>();

    private void remember(Entry entry) {
      byRequest.put(entry.bill.requestId(), entry);
      order.add(entry.bill.requestId());
      if (byRequest.size() > REMEMBERED_REQUESTS) {
        String oldest = order.poll();
        if (oldest != null) {
          byRequest.remove(oldest);
        }
      }
    }

    private void open(Bill bill) {
      total.open(bill);
      byModel.computeIfAbsent(bill.model(), name -> new Counter()).open(bill);
      byKey.computeIfAbsent(bill.key(), name -> new Counter()).open(bill);
    }

    private void written(Bill bill, int more) {
      total.completion.add(more);
      byModel.computeIfAbsent(bill.model(), name -> new Counter()).completion.add(more);
      byKey.computeIfAbsent(bill.key(), name -> new Counter()).completion.add(more);
    }
  }

  private static final class Counter {

    private final LongAdder requests = new LongAdder();
    private final LongAdder prompt = new LongAdder();
    private final LongAdder completion = new LongAdder();

    private void open(Bill bill) {
      requests.increment();
      prompt.add(bill.promptTokens());
    }

    private Tally read() {
      return new Tally(requests.sum(), prompt.sum(), completion.sum());
    }
  }
}
