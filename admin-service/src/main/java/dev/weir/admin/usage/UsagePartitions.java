package dev.weir.admin.usage;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Makes the ledger's partitions before their month comes; the writer makes what it still needs. */
@Component
class UsagePartitions {

  private static final int MONTHS_AHEAD = 2;
  private static final Logger log = LoggerFactory.getLogger(UsagePartitions.class);

  private final UsageWriter writer;
  private final UsageSettings settings;
  private final InstantSource clock;

  UsagePartitions(UsageWriter writer, UsageSettings settings, InstantSource clock) {
    this.writer = writer;
    this.settings = settings;
    this.clock = clock;
  }

  @Scheduled(initialDelayString = "PT1S", fixedDelayString = "PT6H")
  void ensure() {
    LocalDate month = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1);
    try {
      for (int i = 0; i <= MONTHS_AHEAD; i++) {
        writer.ensurePartition(month.plusMonths(i));
      }
    } catch (DataAccessException e) {
      log.warn("The ledger's next partitions could not be made yet: {}", e.getMessage());
    }
  }

  /** Drops what is older than the retention, if there is one. */
  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT6H")
  void dropOld() {
    Instant cutoff = settings.cutoff(clock.instant());
    if (cutoff == null) {
      return;
    }
    try {
      int dropped = writer.dropBefore(cutoff);
      if (dropped > 0) {
        log.info("Dropped {} partitions of the ledger that end before {}", dropped, cutoff);
      }
    } catch (DataAccessException e) {
      log.warn("The ledger's old partitions could not be dropped yet: {}", e.getMessage());
    }
  }
}
