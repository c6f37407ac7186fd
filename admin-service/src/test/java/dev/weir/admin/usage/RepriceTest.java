package dev.weir.admin.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.admin.database.TestDatabase;
import dev.weir.ledger.UsageRecord;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a re-pricing run does to rows and sums, and its undoing. */
@ExtendWith(TestDatabase.class)
class RepriceTest {

  private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2026-11-04T00:00:00Z");

  private final Ledger ledger;

  RepriceTest(TestDatabase database) {
    ledger = new Ledger(database);
  }

  @Test
  void aRunMovesRowsAndSumsTogetherAndCanBeUndone() {
    List<UsageRecord> records = new RandomRecords(1, 3).between(FROM, TO, 500);
    ledger.take(records);
    UsageFilter all = ledger.filter(FROM, TO);
    Figures before = ledger.queries.total(all);
    UUID run = UUID.randomUUID();
    int rows =
        ledger.jdbc.update(
            """
            INSERT INTO usage_reprice
              (run_id, id, started_at, old_cost_picos, old_price_id, new_cost_picos, new_price_id)
            SELECT ?, id, started_at, cost_picos, price_id, 1000000000000, 'price-new'
            FROM usage_record
            WHERE cost_picos IS NULL
            """,
            run);

    assertThat(move(run, false)).isEqualTo(rows);
    Figures after = ledger.queries.total(all);
    assertThat(after.unpricedRequests()).isZero();
    assertThat(new java.math.BigDecimal(after.costUsd()))
        .isEqualByComparingTo(
            new java.math.BigDecimal(before.costUsd()).add(java.math.BigDecimal.valueOf(rows)));
    assertThat(after.requests()).isEqualTo(before.requests());
    assertThat(move(run, false)).isZero();

    assertThat(move(run, true)).isEqualTo(rows);
    assertThat(ledger.queries.total(all)).isEqualTo(before);
  }

  private Long move(UUID run, boolean undo) {
    return ledger.jdbc.queryForObject("SELECT usage_reprice_move(?, ?)", Long.class, run, undo);
  }
}
