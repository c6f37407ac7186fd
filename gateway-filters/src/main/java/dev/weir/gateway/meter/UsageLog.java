package dev.weir.gateway.meter;

import dev.weir.ledger.Json;
import dev.weir.ledger.UsageRecord;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes usage records to the logger {@code weir.usage}, each as one line of JSON. What came
 * together is one event of several lines, because at a high rate a write for each would cost more
 * than all else that is known of a request.
 */
public final class UsageLog implements UsageListener {

  private static final Logger log = LoggerFactory.getLogger("weir.usage");
  private static final int MOST_LINES = 256;

  @Override
  public void closed(UsageRecord record) {
    closed(List.of(record));
  }

  @Override
  public void closed(List<UsageRecord> records) {
    if (!log.isInfoEnabled()) {
      return;
    }
    StringBuilder lines = new StringBuilder(records.size() * 1024);
    int count = 0;
    for (UsageRecord record : records) {
      if (!lines.isEmpty()) {
        lines.append('\n');
      }
      lines.append(Json.mapper().writeValueAsString(record));
      if (++count % MOST_LINES == 0) {
        log.info("{}", lines);
        lines.setLength(0);
      }
    }
    if (!lines.isEmpty()) {
      log.info("{}", lines);
    }
  }
}
