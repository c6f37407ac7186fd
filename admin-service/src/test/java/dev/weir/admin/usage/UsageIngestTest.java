package dev.weir.admin.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.admin.database.TestDatabase;
import dev.weir.admin.web.ApiException;
import dev.weir.ledger.Json;
import dev.weir.ledger.UsageBatch;
import dev.weir.ledger.UsageRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.node.ObjectNode;

@ExtendWith(TestDatabase.class)
class UsageIngestTest {

  private static final Instant FROM = Instant.parse("2026-10-30T20:00:00Z");
  private static final Instant TO = Instant.parse("2026-11-02T05:00:00Z");

  private final Ledger ledger;
  private final RandomRecords random = new RandomRecords(7, 6);

  UsageIngestTest(TestDatabase database) {
    ledger = new Ledger(database);
  }

  @BeforeEach
  void emptyLedger() {
    ledger.empty();
  }

  @Test
  void aRecordReadsBackAsItWasSent() {
    List<UsageRecord> sent = random.between(FROM, TO, 300);

    ledger.take(sent);

    List<UsageRecord> read = new ArrayList<>();
    ledger.rows.each(ledger.filter(FROM, TO), read::add);
    assertThat(read).containsExactlyInAnyOrderElementsOf(sent);
  }

  @Test
  void aBatchThatIsSentAgainIsStoredOnce() {
    List<UsageRecord> records = random.between(FROM, TO, 200);

    assertThat(ledger.take(records)).isEqualTo(new UsageBatch.Receipt(200, 0, List.of()));
    assertThat(ledger.take(records)).isEqualTo(new UsageBatch.Receipt(0, 200, List.of()));

    assertThatSumsEqual(records);
  }

  @Test
  void aRecordTwiceInOneBatchIsStoredOnce() {
    UsageRecord record = random.at(FROM);

    assertThat(ledger.take(List.of(record, record)))
        .isEqualTo(new UsageBatch.Receipt(1, 1, List.of()));

    assertThatSumsEqual(List.of(record));
  }

  @Test
  void batchesThatOverlapAndArriveAtTheSameTimeAddUpExactly() throws Exception {
    List<UsageRecord> records = random.between(FROM, TO, 1500);
    Random shuffle = new Random(3);
    List<Callable<UsageBatch.Receipt>> senders = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      List<UsageRecord> batch = new ArrayList<>(records);
      Collections.shuffle(batch, shuffle);
      List<UsageRecord> part = batch.subList(0, 500);
      senders.add(() -> ledger.take(part));
    }
    senders.add(() -> ledger.take(records));

    int inserted = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<UsageBatch.Receipt> receipt : threads.invokeAll(senders)) {
        inserted += receipt.get().inserted();
      }
    }

    assertThat(inserted).isEqualTo(1500);
    assertThatSumsEqual(records);
  }

  @Test
  void aRecordThatTheDatabaseRefusesIsPutAsideAndTheRestIsStored() {
    List<UsageRecord> records = new ArrayList<>(random.between(FROM, TO, 40));
    ObjectNode bad = Json.mapper().valueToTree(records.get(17));
    bad.put("request_id", "zero\u0000inside");
    records.remove(17);
    ObjectNode batch = batch(records);
    batch.withArray("records").insert(5, bad);

    UsageBatch.Receipt receipt = ledger.ingest.take(bytes(batch));

    UUID id = UUID.fromString(bad.path("id").asString());
    assertThat(receipt).isEqualTo(new UsageBatch.Receipt(39, 0, List.of(id)));
    assertThatSumsEqual(records);
    assertThat(
            ledger.jdbc.queryForObject(
                "SELECT count(*) FROM usage_quarantine WHERE id = ?", Integer.class, id))
        .isEqualTo(1);
  }

  @Test
  void aRecordThatCannotBeReadIsPutAsideAndTheRestIsStored() {
    List<UsageRecord> records = random.between(FROM, TO, 3);
    ObjectNode batch = batch(records);
    ObjectNode bad = Json.mapper().valueToTree(random.at(FROM));
    bad.put("outcome", "from_the_future");
    batch.withArray("records").add(bad);

    UsageBatch.Receipt receipt = ledger.ingest.take(bytes(batch));

    assertThat(receipt.inserted()).isEqualTo(3);
    assertThat(receipt.quarantined()).containsExactly(UUID.fromString(bad.path("id").asString()));
    assertThat(ledger.ingest.take(bytes(batch)).known()).isEqualTo(3);
  }

  @Test
  void requestsThatGotNoAnswerAreStoredWithoutAStatus() {
    List<UsageRecord> records = new ArrayList<>();
    for (String outcome : List.of("client_closed", "interrupted")) {
      ObjectNode record = Json.mapper().valueToTree(random.at(FROM));
      record.put("status", 0).put("outcome", outcome);
      records.add(Json.mapper().treeToValue(record, UsageRecord.class));
    }

    assertThat(ledger.take(records)).isEqualTo(new UsageBatch.Receipt(2, 0, List.of()));

    assertThatSumsEqual(records);
    List<UsageRecord> read = new ArrayList<>();
    ledger.rows.each(ledger.filter(FROM, TO), read::add);
    assertThat(read).containsExactlyInAnyOrderElementsOf(records);
  }

  @Test
  void aStatusThatIsNoneIsPutAside() {
    ObjectNode record = Json.mapper().valueToTree(random.at(FROM));
    record.put("status", 20);
    UsageRecord wrong = Json.mapper().treeToValue(record, UsageRecord.class);

    assertThat(ledger.take(List.of(wrong)).quarantined()).containsExactly(wrong.id());
  }

  @Test
  void aClockThatIsYearsAheadIsNotBelieved() {
    UsageRecord record = random.at(Ledger.NOW.plus(Duration.ofDays(400)));

    assertThat(ledger.take(List.of(record)).quarantined()).containsExactly(record.id());
  }

  @Test
  void aMonthWithoutAPartitionGetsOne() {
    UsageRecord record = random.at(Instant.parse("2024-02-29T23:59:59.999999Z"));

    assertThat(ledger.take(List.of(record)).inserted()).isEqualTo(1);

    assumeTrue(ledger.keepsRollups());
    assertThat(
            ledger.jdbc.queryForList(
                "SELECT tableoid::regclass::text FROM usage_record", String.class))
        .containsExactly("usage_record_2024_02");
  }

  @Test
  void whatIsNoBatchIsRefused() {
    assertThatThrownBy(() -> ledger.ingest.take("{".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(ApiException.class);
    assertThatThrownBy(() -> ledger.ingest.take("{}".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("records");
  }

  private void assertThatSumsEqual(List<UsageRecord> records) {
    UsageFilter all = ledger.filter(Instant.parse("2026-10-01T00:00:00Z"), Ledger.NOW);
    assertThat(ledger.queries.total(all)).isEqualTo(Naive.figures(records));
    for (String rollup : List.of("usage_hour", "usage_day")) {
      assertThat(
              ledger.jdbc.queryForObject(
                  "SELECT coalesce(sum(requests), 0) FROM " + rollup, Long.class))
          .isEqualTo(records.size());
    }
  }

  private static ObjectNode batch(List<UsageRecord> records) {
    return Json.mapper().valueToTree(new UsageBatch("gateway-1", records));
  }

  private static byte[] bytes(ObjectNode batch) {
    return Json.mapper().writeValueAsBytes(batch);
  }
}
