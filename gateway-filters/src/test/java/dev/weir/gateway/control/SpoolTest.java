package dev.weir.gateway.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.weir.gateway.control.SpoolReader.Waiting;
import dev.weir.gateway.control.SpoolSegment.Entry;
import dev.weir.gateway.control.SpoolSegment.EntryKind;
import dev.weir.ledger.Json;
import dev.weir.ledger.Outcome;
import dev.weir.ledger.UsageRecord;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the spool keeps, whatever happens to its process and its disk. */
class SpoolTest {

  private static final Logger log = LoggerFactory.getLogger(SpoolTest.class);
  private static final int SEGMENT = 64 * 1024;
  private static final long PLENTY = 256L * SEGMENT;
  private static final Duration SOON = Duration.ofSeconds(10);

  @TempDir Path folder;

  private UsageSpool open(long size) throws IOException {
    return new UsageSpool(new SpoolFiles(folder, SEGMENT, size));
  }

  private static Map<UUID, UsageRecord> read(SpoolReader reader) {
    Map<UUID, UsageRecord> rows = new HashMap<>();
    for (List<Waiting> batch = reader.next(100, 1 << 20);
        !batch.isEmpty();
        batch = reader.next(100, 1 << 20)) {
      for (Waiting waiting : batch) {
        UsageRecord row = Json.mapper().readValue(waiting.json(), UsageRecord.class);
        assertThat(row.id()).isEqualTo(waiting.id());
        assertThat(rows.put(row.id(), row)).as("no record twice").isNull();
      }
      reader.acknowledged(batch);
    }
    reader.tidy();
    return rows;
  }

  /** Reads until nothing waits, as the shipper does. */
  private static Map<UUID, UsageRecord> readAll(UsageSpool spool, SpoolReader reader) {
    Map<UUID, UsageRecord> all = new HashMap<>();
    await()
        .atMost(SOON)
        .until(
            () -> {
              all.putAll(read(reader));
              return spool.waiting() == 0;
            });
    return all;
  }

  private long segments() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".segment")).count();
    }
  }

  @Test
  void whatIsWrittenIsReadAsItWas() throws Exception {
    Rows rows = new Rows(1);
    Map<UUID, UsageRecord> written = new HashMap<>();
    UsageSpool spool = open(PLENTY);
    for (int i = 0; i < 500; i++) {
      UsageRecord row = rows.row();
      written.put(row.id(), row);
      spool.closed(row);
    }
    assertThat(spool.waiting()).isEqualTo(500);
    assertThat(readAll(spool, new SpoolReader(spool))).isEqualTo(written);
    assertThat(spool.waiting()).isZero();
    assertThat(spool.lost()).isZero();
    spool.close();
  }

  @Test
  void aKilledGatewaysRecordsAreThereAndItsOpenRequestsAreInterrupted() throws Exception {
    Rows rows = new Rows(2);
    Map<UUID, UsageRecord> expected = new HashMap<>();
    UsageSpool killed = open(PLENTY);
    for (int i = 0; i < 300; i++) {
      UsageRecord.Opening opening = rows.opening();
      killed.opened(opening);
      if (i % 3 == 0) {
        expected.put(opening.id(), Interrupted.of(opening));
      } else {
        UsageRecord row = rows.closing(opening);
        killed.closed(row);
        expected.put(opening.id(), row);
      }
    }
    await().atMost(SOON).until(() -> killed.late() == 0);
    killed.abandon();

    UsageSpool next = open(PLENTY);
    SpoolReader reader = new SpoolReader(next);
    reader.recover();
    assertThat(next.waiting()).isEqualTo(300);
    assertThat(read(reader)).isEqualTo(expected);
    assertThat(expected.values().stream().filter(row -> row.outcome() == Outcome.INTERRUPTED))
        .hasSize(100)
        .allSatisfy(
            row -> {
              assertThat(row.status()).isZero();
              assertThat(row.attempts()).isEmpty();
              assertThat(row.cost()).isNull();
            });
    next.close();
    assertThat(segments()).as("nothing is left").isZero();
  }

  @Test
  void aTornEntryEndsItsSegmentAndHarmsNoOther() throws Exception {
    Random random = new Random(3);
    for (int round = 0; round < 40; round++) {
      Path file = folder.resolve("torn-" + round);
      SpoolSegment segment = SpoolSegment.create(file, SEGMENT);
      List<Integer> starts = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        starts.add(segment.written());
        byte[] payload = new byte[1 + random.nextInt(400)];
        random.nextBytes(payload);
        assertThat(segment.append(EntryKind.CLOSED, UUID.randomUUID(), payload)).isTrue();
      }
      int torn = random.nextInt(20);
      int start = starts.get(torn);
      int end = torn == 19 ? segment.written() : starts.get(torn + 1);
      try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
        int at = start + random.nextInt(end - start);
        bytes.seek(at);
        int old = bytes.read();
        bytes.seek(at);
        bytes.write(old ^ (1 + random.nextInt(255)));
      }
      SpoolSegment read = SpoolSegment.open(file);
      int count = 0;
      for (int at = SpoolSegment.start(); at < read.written(); count++) {
        Entry entry = read.read(at);
        at = entry.next();
      }
      assertThat(count).as("entries before the torn one, round %s", round).isEqualTo(torn);
    }
  }

  @Test
  void manyLanesLoseNothingAndMixNothingUp() throws Exception {
    UsageSpool spool = open(PLENTY);
    SpoolReader reader = new SpoolReader(spool);
    Map<UUID, UsageRecord> written = new ConcurrentHashMap<>();
    List<Thread> threads = new ArrayList<>();
    List<BlockingQueue<UsageRecord>> handed = new ArrayList<>();
    int loops = 4;
    for (int i = 0; i < loops; i++) {
      handed.add(new LinkedBlockingQueue<>());
    }
    for (int i = 0; i < loops; i++) {
      int me = i;
      threads.add(
          new FastThreadLocalThread(
              () -> {
                Rows rows = new Rows(100 + me);
                for (int n = 0; n < 1_000; n++) {
                  UsageRecord.Opening opening = rows.opening();
                  spool.opened(opening);
                  UsageRecord row = rows.closing(opening);
                  written.put(row.id(), row);
                  // A drained call ends on the loop of its upstream connection.
                  handed.get(n % 5 == 0 ? (me + 1) % loops : me).add(row);
                  for (UsageRecord ready = handed.get(me).poll();
                      ready != null;
                      ready = handed.get(me).poll()) {
                    spool.closed(ready);
                  }
                  LockSupport.parkNanos(20_000);
                }
              }));
    }
    threads.forEach(Thread::start);
    Map<UUID, UsageRecord> seen = new HashMap<>();
    while (threads.stream().anyMatch(Thread::isAlive)) {
      read(reader).forEach((id, row) -> assertThat(seen.put(id, row)).isNull());
    }
    handed.forEach(rest -> rest.forEach(spool::closed));
    readAll(spool, reader).forEach((id, row) -> assertThat(seen.put(id, row)).isNull());
    await().atMost(SOON).until(() -> read(reader).isEmpty() && reader.open() == 0);
    assertThat(seen).isEqualTo(written);
    assertThat(spool.lost()).isZero();
    assertThat(reader.open()).as("each opening found its closing").isZero();
    spool.seal();
    reader.finish();
    spool.close();
    assertThat(segments()).isZero();
  }

  @Test
  void aSegmentStaysUntilAllOfItIsAcknowledged() throws Exception {
    Rows rows = new Rows(5);
    UsageSpool spool = open(PLENTY);
    for (int i = 0; i < 200; i++) {
      spool.closed(rows.row());
      await().atMost(SOON).until(() -> !spool.isFull());
    }
    SpoolReader reader = new SpoolReader(spool);
    await().atMost(SOON).until(() -> spool.late() == 0);
    List<Waiting> first = reader.next(10, 1 << 20);
    List<Waiting> others = reader.next(500, 1 << 30);
    reader.acknowledged(others);
    reader.tidy();
    assertThat(Files.exists(folder.resolve("0000000000000000.segment")))
        .as("ten of its records are not acknowledged")
        .isTrue();
    reader.acknowledged(first);
    reader.tidy();
    assertThat(Files.exists(folder.resolve("0000000000000000.segment"))).isFalse();
    spool.close();
  }

  @Test
  void anOpenRequestIsCarriedOverBeforeItsSegmentGoes() throws Exception {
    Rows rows = new Rows(6);
    UsageSpool spool = open(PLENTY);
    SpoolReader reader = new SpoolReader(spool);
    UsageRecord.Opening open = rows.opening();
    UsageRecord.Opening never = rows.opening();
    spool.opened(open);
    spool.opened(never);
    for (int i = 0; i < 300; i++) {
      spool.closed(rows.row());
      read(reader);
    }
    assertThat(Files.exists(folder.resolve("0000000000000000.segment"))).isFalse();
    UsageRecord late = rows.closing(open);
    spool.closed(late);
    spool.abandon();

    UsageSpool next = open(PLENTY);
    SpoolReader again = new SpoolReader(next);
    again.recover();
    Map<UUID, UsageRecord> left = read(again);
    assertThat(left).containsEntry(open.id(), late);
    assertThat(left).containsEntry(never.id(), Interrupted.of(never));
    next.close();
  }

  @Test
  void aFullSpoolLosesRecordsLoudlyAndRecovers() throws Exception {
    Rows rows = new Rows(7);
    UsageSpool spool = open(4L * SEGMENT);
    Set<UUID> written = new HashSet<>();
    int given = 0;
    while (spool.lost() < 50) {
      UsageRecord row = rows.row();
      spool.closed(row);
      given++;
      if (given % 20 == 0) {
        Thread.onSpinWait();
      }
      assertThat(given).isLessThan(100_000);
    }
    await().atMost(SOON).until(spool::isFull);
    assertThat(spool.isNearlyFull()).isTrue();

    SpoolReader reader = new SpoolReader(spool);
    written.addAll(readAll(spool, reader).keySet());
    assertThat(written.size() + spool.lost()).isEqualTo(given);
    await().atMost(SOON).until(() -> !spool.isFull());
    UsageRecord after = rows.row();
    spool.closed(after);
    assertThat(readAll(spool, reader)).containsOnlyKeys(after.id());
    spool.close();
  }

  @Test
  void twoGatewaysDoNotShareAFolder() throws Exception {
    UsageSpool spool = open(PLENTY);
    assertThatThrownBy(() -> open(PLENTY))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("another gateway uses");
    spool.close();
    open(PLENTY).close();
  }

  @Test
  void theSpoolIsItsOwnersAlone() throws Exception {
    Path data = folder.resolve("private");
    UsageSpool spool = new UsageSpool(new SpoolFiles(data, SEGMENT, PLENTY));
    assertThat(Files.getPosixFilePermissions(data)).hasSize(3);
    spool.close();
  }

  /** What a request pays for being recorded; told, not asserted, because machines differ. */
  @Test
  void whatARequestPays() throws Exception {
    UsageSpool spool = new UsageSpool(new SpoolFiles(folder, 4 << 20, 1L << 30));
    SpoolReader reader = new SpoolReader(spool);
    Rows rows = new Rows(8);
    UsageRecord.Opening opening = rows.opening();
    UsageRecord closing = rows.closing(opening);
    ThreadMXBean times = ManagementFactory.getThreadMXBean();
    List<Long> nanos = new ArrayList<>();
    Thread loop =
        new FastThreadLocalThread(
            () -> {
              for (int round = 0; round < 40; round++) {
                long start = times.getCurrentThreadCpuTime();
                for (int i = 0; i < 1_000; i++) {
                  spool.opened(opening);
                  spool.closed(closing);
                }
                nanos.add((times.getCurrentThreadCpuTime() - start) / 1_000);
                LockSupport.parkNanos(20_000_000);
              }
            });
    loop.start();
    while (loop.isAlive()) {
      reader.acknowledged(reader.next(5_000, 1 << 30));
      reader.tidy();
      LockSupport.parkNanos(10_000_000);
    }
    log.info("begin and end of a request in the spool: {} ns of processor time", nanos);
    assertThat(spool.lost()).isZero();
    spool.close();
  }
}
