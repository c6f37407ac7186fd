package dev.weir.admin.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.admin.database.TestDatabase;
import dev.weir.admin.usage.UsageFilter.Condition;
import dev.weir.ledger.UsageRecord;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Which way each question takes through the ledger: rollups for their dimensions, else an index.
 */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UsagePlanTest {

  private static final Instant FROM = Instant.parse("2026-10-02T10:20:30Z");
  private static final Instant TO = Instant.parse("2026-10-30T11:00:00Z");

  private final Ledger ledger;

  UsagePlanTest(TestDatabase database) {
    ledger = new Ledger(database);
  }

  @BeforeAll
  void fill() {
    assumeTrue(ledger.keepsRollups(), "plans of plain PostgreSQL");
    List<UsageRecord> records = new RandomRecords(5, 40).between(FROM, TO, 20_000);
    for (int i = 0; i < records.size(); i += 2000) {
      ledger.take(records.subList(i, i + 2000));
    }
    ledger.jdbc.execute("VACUUM ANALYZE");
  }

  @Test
  void wholeDaysAndHoursComeFromTheRollupsAndOnlyTheEdgeFromRows() {
    String plan = sums(Condition.of("model = ?", "gpt-5"));

    assertThat(plan).contains("usage_day_rollup").contains("usage_hour_rollup");
    assertThat(plan).contains("started_at_id_idx").doesNotContain("Seq Scan on usage_record");
  }

  @Test
  void everyDimensionOfTheRollupsStaysWithThem() {
    for (Condition condition :
        List.of(
            Condition.of("user_name = ?", "user1"),
            Condition.of("team = ?", "team1"),
            Condition.of("key_id = ?", "key1"),
            Condition.of("provider = ?", "xai"),
            Condition.of("front = ?", "embeddings"),
            Condition.of("outcome = ?", "ok"),
            Condition.of("status_class = ?", 4),
            Condition.of("is_byok = ?", true),
            Condition.of("is_streaming = ?", true))) {
      assertThat(sums(condition)).contains("usage_day_rollup");
    }
  }

  @Test
  void aConversationGoesByItsIndex() {
    assertThat(sums(Condition.ofRows("conversation_id = ?", "conv-7")))
        .contains("conversation_id")
        .contains("Index")
        .doesNotContain("Seq Scan");
  }

  @Test
  void aRareTagGoesByItsIndex() {
    assertThat(sums(Condition.ofRows("tags @> CAST(? AS jsonb)", "{\"ticket\":\"T-1\"}")))
        .contains("tags")
        .contains("Bitmap")
        .doesNotContain("Seq Scan");
  }

  @Test
  void aPageOfRowsGoesByTheIndexInItsOrder() {
    assertThat(page()).contains("Index Scan Backward").doesNotContain("Sort");
    assertThat(page(Condition.of("key_id = ?", "key1"))).contains("Index").doesNotContain("Seq");
    assertThat(page(Condition.of("user_name = ?", "user1")))
        .contains("Index")
        .doesNotContain("Seq");
  }

  @Test
  void aPageFarFromTheFirstBeginsAtItsPlaceInTheIndex() {
    RowCursor far = new RowCursor(FROM.plusSeconds(60), new UUID(7, 7));
    UsageFilter filter = new UsageFilter(FROM, TO, List.of());

    assertThat(String.join("\n", ledger.rows.plan(filter, far)))
        .contains("Index Scan Backward")
        .containsPattern("Index Cond: .*ROW\\(.*started_at, .*id\\) < ROW")
        .doesNotContain("Sort")
        .doesNotContain("Filter");
  }

  @Test
  void aPageOfConversationsWalksAnIndexAndSortsNothing() {
    UsageFilter filter = new UsageFilter(FROM, TO, List.of());
    String first = String.join("\n", ledger.conversations.plan(filter, null));
    String next =
        String.join(
            "\n",
            ledger.conversations.plan(filter, RowCursor.encode("2026-10-20T00:00:00Z conv-7")));

    for (String plan : List.of(first, next)) {
      assertThat(plan)
          .contains("started_at_conversation_id_idx")
          .doesNotContain("Seq Scan on usage_record");
    }
  }

  private String sums(Condition condition) {
    return String.join(
        "\n", ledger.queries.plan(new UsageFilter(FROM, TO, List.of(condition)), List.of()));
  }

  private String page(Condition... conditions) {
    return String.join(
        "\n", ledger.rows.plan(new UsageFilter(FROM, TO, List.of(conditions)), null));
  }
}
