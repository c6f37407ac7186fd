package dev.weir.gateway.meter;

import dev.weir.ledger.Json;
import dev.weir.ledger.UsageRecord;
import java.io.StringWriter;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SequenceWriter;

/**
 * Writes usage records to the logger {@code weir.usage}, each as one line of JSON. What came
 * together is one event of several lines, because at a high rate a write for each would cost more
 * than all else that is known of a request; for the same reason the lines are the event's message
 * itself, not its argument. Used by one thread.
 */
public final class UsageLog implements UsageListener {

  private static final Logger log = LoggerFactory.getLogger("weir.usage");
  private static final ObjectWriter LINE =
      Json.mapper().writerFor(UsageRecord.class).withRootValueSeparator("\n");
  private static final int MOST_LINES = 256;

  private final StringWriter lines = new StringWriter(16 * 1024);

  @Override
  public void closed(UsageRecord record) {
    closed(List.of(record));
  }

  @Override
  public void closed(List<UsageRecord> records) {
    if (!log.isInfoEnabled()) {
      return;
    }
    for (int from = 0; from < records.size(); from += MOST_LINES) {
      log.info(text(records.subList(from, Math.min(records.size(), from + MOST_LINES))));
    }
  }

  private String text(List<UsageRecord> records) {
    lines.getBuffer().setLength(0);
    try (SequenceWriter json = LINE.writeValues(lines)) {
      json.writeAll(records);
    }
    return lines.toString();
  }
}
