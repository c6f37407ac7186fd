package dev.weir.gateway.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weir.gateway.meter.UsageSink;
import dev.weir.ledger.UsageRecord;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A ledger that remembers every row. Safe for any thread. */
public final class RecordedUsage implements UsageSink {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final Queue<UsageRecord.Opening> opened = new ConcurrentLinkedQueue<>();
  private final Queue<UsageRecord> closed = new ConcurrentLinkedQueue<>();

  @Override
  public void opened(UsageRecord.Opening opening) {
    opened.add(opening);
  }

  @Override
  public void closed(UsageRecord record) {
    closed.add(record);
  }

  /** The one row of this request, as soon as it is there. */
  public UsageRecord row(String requestId) {
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(2))
        .until(() -> !rows(requestId).isEmpty());
    List<UsageRecord> rows = rows(requestId);
    assertThat(rows).as("rows of %s", requestId).hasSize(1);
    return rows.getFirst();
  }

  /** What is there for this request now. */
  public List<UsageRecord> rows(String requestId) {
    return closed.stream().filter(row -> row.requestId().equals(requestId)).toList();
  }

  /** What was told before the first byte of this request went upstream. */
  public List<UsageRecord.Opening> openings(String requestId) {
    return opened.stream().filter(row -> row.requestId().equals(requestId)).toList();
  }

  /** All rows so far. */
  public List<UsageRecord> rows() {
    return List.copyOf(closed);
  }
}
