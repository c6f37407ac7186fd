package dev.weir.gateway.meter;

import dev.weir.ledger.Json;
import dev.weir.ledger.UsageRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.ObjectWriter;

/** Writes each usage record as one line of JSON to the logger {@code weir.usage}. */
public final class UsageLog implements UsageListener {

  private static final Logger log = LoggerFactory.getLogger("weir.usage");
  private static final ObjectWriter ROWS = Json.mapper().writerFor(UsageRecord.class);

  @Override
  public void closed(UsageRecord record) {
    if (log.isInfoEnabled()) {
      log.info(ROWS.writeValueAsString(record));
    }
  }
}
