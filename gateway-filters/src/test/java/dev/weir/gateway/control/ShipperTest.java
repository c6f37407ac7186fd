package dev.weir.gateway.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weir.ledger.UsageRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records arrive at admin, each at least once, whatever admin does. */
class ShipperTest {

  private static final Duration SOON = Duration.ofSeconds(15);

  @TempDir Path folder;

  private final StubAdmin admin = StubAdmin.start();
  private final Rows rows = new Rows(11);
  private final Map<UUID, UsageRecord> written = new HashMap<>();
  private UsageSpool spool;
  private UsageShipper shipper;

  private void start() throws IOException {
    spool = new UsageSpool(new SpoolFiles(folder.resolve("spool"), 256 * 1024, 64L << 20));
    shipper =
        new UsageShipper(
            spool,
            new AdminClient(admin.url(), StubAdmin.TOKEN),
            "gateway-\"1\"",
            folder.resolve("refused.jsonl"));
  }

  private void write(int count) {
    for (int i = 0; i < count; i++) {
      UsageRecord row = rows.row();
      written.put(row.id(), row);
      spool.closed(row);
    }
  }

  /**
   * Waits by the ids first: telling how a thousand records differ takes longer than sending them.
   */
  private void awaitAll() {
    await().atMost(SOON).until(() -> admin.rows().keySet().equals(written.keySet()));
    assertThat(admin.rows()).isEqualTo(written);
  }

  @AfterEach
  void stop() {
    shipper.close();
    spool.close();
    admin.close();
  }

  @Test
  void recordsArriveInBatches() throws Exception {
    start();
    write(9_000);
    awaitAll();
    assertThat(admin.batches()).allMatch(size -> size <= 4_000);
    await().atMost(SOON).until(() -> spool.waiting() == 0);
  }

  @Test
  void adminMayBeDownAndComeBack() throws Exception {
    admin.close();
    start();
    write(700);
    await().atMost(SOON).until(() -> shipper.isFailing());
    assertThat(spool.waiting()).isEqualTo(700);
    admin.run();
    awaitAll();
    admin.usageStatus(503);
    write(10);
    await().atMost(SOON).until(() -> shipper.isFailing());
    admin.usageStatus(200);
    awaitAll();
  }

  @Test
  void oneWrongRecordDoesNotBlockTheOthers() throws Exception {
    start();
    UsageRecord bad = rows.row();
    admin.callWrong(record -> record.id().equals(bad.id()));
    write(30);
    spool.closed(bad);
    write(30);
    awaitAll();
    await().atMost(SOON).until(() -> spool.waiting() == 0);
    assertThat(Files.readString(folder.resolve("refused.jsonl"))).contains(bad.id().toString());
  }

  @Test
  void aGatewayThatWasKilledShipsTheRestAtItsNextStart() throws Exception {
    admin.usageStatus(500);
    start();
    write(800);
    UsageRecord.Opening open = rows.opening();
    spool.opened(open);
    // A burst that is faster than the disk is held in memory until the next file is there.
    await().atMost(SOON).until(() -> spool.late() == 0);
    shipper.abandon();
    spool.abandon();

    admin.usageStatus(200);
    start();
    written.put(open.id(), Interrupted.of(open));
    awaitAll();
  }

  @Test
  void aGatewayThatEndsSendsWhatWaits() throws Exception {
    start();
    write(50);
    shipper.close();
    spool.close();
    assertThat(admin.rows()).isEqualTo(written);
    try (var files = Files.list(folder.resolve("spool"))) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactly("lock");
    }
  }
}
