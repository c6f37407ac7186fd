package dev.weir.admin.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.admin.database.TestDatabase;
import dev.weir.ledger.Json;
import dev.weir.ledger.UsageBatch;
import dev.weir.ledger.UsageRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rows go when their time is over; their sums stay. */
@ExtendWith(TestDatabase.class)
class UsageRetentionTest {

  private static final UsageSettings DAYS_90 = new UsageSettings(Duration.ofDays(90));
  private static final Instant OLD = Instant.parse("2026-03-10T00:00:00Z");

  @Test
  void oldRowsGoAndTheirSumsStay(TestDatabase database) {
    Ledger ledger = new Ledger(database);
    RandomRecords random = new RandomRecords(4, 3);
    ledger.take(random.between(OLD, OLD.plus(Duration.ofDays(20)), 200));
    ledger.take(random.between(Ledger.NOW.minus(Duration.ofDays(80)), Ledger.NOW, 300));

    new UsagePartitions(ledger.writer, UsageSettings.FOREVER, ledger.clock).dropOld();
    assertThat(rows(ledger)).isEqualTo(500);

    new UsagePartitions(ledger.writer, DAYS_90, ledger.clock).dropOld();
    assertThat(rows(ledger)).isEqualTo(300);
    if (ledger.keepsRollups()) {
      assertThat(
              ledger.jdbc.queryForObject("SELECT sum(requests) FROM usage_hour_rollup", Long.class))
          .isEqualTo(500);
    }
  }

  @Test
  void aRecordOfADroppedTimeIsPutAsideAndNotCountedAgain(TestDatabase database) {
    Ledger ledger = new Ledger(database);
    UsageIngest ingest = new UsageIngest(ledger.writer, new LiveUsage(), DAYS_90, ledger.clock);
    UsageRecord late = new RandomRecords(5, 3).at(OLD);
    byte[] batch = Json.mapper().writeValueAsBytes(new UsageBatch("gateway-1", List.of(late)));
    assertThat(ingest.take(batch).quarantined()).containsExactly(late.id());
  }

  @Test
  void aRetentionThatIsTooShortIsRefused() {
    assertThatThrownBy(() -> new UsageSettings(Duration.ofDays(7)))
        .hasMessageContaining("weir.usage.retention: PT168H (expected: 32d or more)");
  }

  private static long rows(Ledger ledger) {
    Long count = ledger.jdbc.queryForObject("SELECT count(*) FROM usage_record", Long.class);
    return count == null ? 0 : count;
  }
}
