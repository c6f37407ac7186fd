package dev.weir.gateway.control;

import dev.weir.gateway.control.SpoolReader.Waiting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * Sends the spool's records to admin in batches, again and again until admin has acknowledged them.
 * Admin inserts each once, so a batch may come twice. A record that admin calls wrong is put aside
 * into a file, so that it never blocks the others. One thread.
 */
final class UsageShipper implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(UsageShipper.class);
  private static final int MOST_RECORDS = 4_000;
  private static final long MOST_BYTES = 4 << 20;
  private static final long LINGER_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
  private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(25);
  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 2_000;
  private static final long CLOSE_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final Set<Integer> WRONG = Set.of(400, 413, 422);

  private final UsageSpool spool;
  private final SpoolReader reader;
  private final AdminClient admin;
  private final byte[] head;
  private final Path refused;
  private final Background thread;
  private boolean recovered;
  private volatile boolean failing;
  private volatile boolean closing;
  private volatile long closeAt;

  /**
   * @param gateway names this gateway
   * @param refused where records go that admin calls wrong
   */
  UsageShipper(UsageSpool spool, AdminClient admin, String gateway, Path refused) {
    this.spool = spool;
    this.reader = new SpoolReader(spool);
    this.admin = admin;
    this.refused = refused;
    this.head =
        ("{\"gateway\":\""
                + new String(JsonStringEncoder.getInstance().quoteAsCharArray(gateway))
                + "\",\"records\":[")
            .getBytes(StandardCharsets.UTF_8);
    this.thread =
        Background.start("weir-shipper", Duration.ofNanos(LOOK_EVERY_NANOS), this::shipWhatWaits);
  }

  private void shipWhatWaits() {
    if (!recovered) {
      reader.recover();
      recovered = true;
    }
    for (List<Waiting> batch = batch(); !batch.isEmpty() && mayGoOn(); batch = batch()) {
      ship(batch);
      reader.tidy();
    }
    reader.tidy();
  }

  /** Waits a little for more once there is one, because many in one go cost less. */
  private List<Waiting> batch() {
    List<Waiting> batch = new ArrayList<>(reader.next(MOST_RECORDS, MOST_BYTES));
    long bytes = batch.stream().mapToLong(waiting -> waiting.json().length).sum();
    long until = System.nanoTime() + LINGER_NANOS;
    while (!batch.isEmpty()
        && batch.size() < MOST_RECORDS
        && bytes < MOST_BYTES
        && !closing
        && System.nanoTime() - until < 0) {
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
      for (Waiting more : reader.next(MOST_RECORDS - batch.size(), MOST_BYTES - bytes)) {
        batch.add(more);
        bytes += more.json().length;
      }
    }
    return batch;
  }

  private void ship(List<Waiting> batch) {
    byte[] body = body(batch);
    long pause = FIRST_PAUSE_MILLIS;
    while (mayGoOn()) {
      int status = send(body);
      if (status >= 200 && status < 300) {
        reader.acknowledged(batch);
        return;
      }
      if (WRONG.contains(status)) {
        if (batch.size() == 1) {
          putAside(batch);
          return;
        }
        ship(batch.subList(0, batch.size() / 2));
        ship(batch.subList(batch.size() / 2, batch.size()));
        return;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pause));
      pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
    }
  }

  private boolean mayGoOn() {
    return !closing || System.nanoTime() - closeAt < 0;
  }

  /** The status of the answer; 0 where none came. */
  private int send(byte[] body) {
    try {
      int status = admin.usage(body).status();
      boolean fails = status >= 300 && !WRONG.contains(status);
      if (fails && !failing) {
        log.warn("admin does not take usage records: status {}; they stay in the spool", status);
      } else if (!fails && failing) {
        log.info("admin takes usage records again");
      }
      failing = fails;
      return status;
    } catch (IOException e) {
      if (!failing) {
        failing = true;
        log.warn("admin cannot be reached ({}); usage records stay in the spool", e.toString());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }

  private byte[] body(List<Waiting> batch) {
    ByteArrayOutputStream body = new ByteArrayOutputStream(batch.size() * 1500);
    body.writeBytes(head);
    for (int i = 0; i < batch.size(); i++) {
      if (i > 0) {
        body.write(',');
      }
      body.writeBytes(batch.get(i).json());
    }
    body.write(']');
    body.write('}');
    return body.toByteArray();
  }

  private void putAside(List<Waiting> one) {
    log.error(
        "admin calls the usage record {} wrong; it is put aside into {}",
        one.getFirst().id(),
        refused);
    try {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      line.writeBytes(one.getFirst().json());
      line.write('\n');
      Files.write(
          refused, line.toByteArray(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      log.error("{} cannot be written", refused, e);
    }
    reader.acknowledged(one);
  }

  /** Whether admin did not take the last batch. */
  boolean isFailing() {
    return failing;
  }

  /** Sends what still waits, for a few seconds at most. */
  @Override
  public void close() {
    closeAt = System.nanoTime() + CLOSE_NANOS;
    closing = true;
    thread.close();
    spool.seal();
    if (!failing) {
      shipWhatWaits();
      reader.finish();
    }
  }

  /** Stops as if the process had been killed. */
  void abandon() {
    closeAt = System.nanoTime();
    closing = true;
    thread.interrupt();
  }
}
