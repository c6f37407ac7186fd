package dev.weir.gateway.control;

import dev.weir.gateway.control.AdminClient.Answer;
import dev.weir.gateway.dialect.Dialect;
import dev.weir.gateway.pipeline.ClientGone;
import dev.weir.gateway.pipeline.Credential;
import dev.weir.ledger.Json;
import dev.weir.ledger.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * Fetches snapshots: at the start from the disk, then from admin by a request that admin answers as
 * soon as something changed. Each good one is served and written to the disk; a bad one is told in
 * the log and changes nothing. A thread of its own.
 */
final class SnapshotSource implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(SnapshotSource.class);
  private static final Duration WAIT = Duration.ofSeconds(25);
  private static final Duration LOOK_AFTER_KEYS = Duration.ofSeconds(5);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final AdminClient admin;
  private final ServedSnapshot served;
  private final ProviderKeys providerKeys;
  private final Map<String, Dialect> dialects;
  private final ClientGone usual;
  private final Path file;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile boolean failing;
  private @Nullable Background polling;
  private @Nullable Background keeping;

  SnapshotSource(
      AdminClient admin,
      ServedSnapshot served,
      ProviderKeys providerKeys,
      Map<String, Dialect> dialects,
      ClientGone usual,
      Path file) {
    this.admin = admin;
    this.served = served;
    this.providerKeys = providerKeys;
    this.dialects = Map.copyOf(dialects);
    this.usual = usual;
    this.file = file;
  }

  /** Takes what the disk has, and from now on what admin has. */
  void start() {
    if (Files.isReadable(file)) {
      try {
        Snapshot snapshot = Json.mapper().readValue(Files.readAllBytes(file), Snapshot.class);
        serve(snapshot);
        log.info("snapshot {} of {} read from {}", snapshot.version(), snapshot.madeAt(), file);
      } catch (IOException | JacksonException | IllegalArgumentException e) {
        log.error("{} cannot be used", file, e);
      }
    }
    polling = Background.start("weir-snapshot", Duration.ZERO, this::poll);
    keeping = Background.start("weir-provider-keys", LOOK_AFTER_KEYS, this::refreshKeys);
  }

  private void poll() {
    SnapshotView now = served.now();
    String version = now == null ? null : now.snapshot().version();
    long began = System.nanoTime();
    try {
      Answer answer = admin.snapshot(version, WAIT);
      if (answer.status() == 200) {
        take(answer.body());
        failing = false;
        return;
      }
      if (answer.status() == 304) {
        failing = false;
      } else {
        failed("status " + answer.status());
      }
    } catch (IOException e) {
      failed(e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
      failed("a snapshot that cannot be read: " + e.getMessage());
    }
    if (System.nanoTime() - began < PAUSE_NANOS) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private void failed(String why) {
    if (!failing) {
      failing = true;
      log.warn(
          "admin gives no snapshot ({}); {}",
          why,
          served.now() == null ? "no request is taken before it does" : "the last good one holds");
    }
  }

  private void take(byte[] json) {
    Snapshot snapshot = Json.mapper().readValue(json, Snapshot.class);
    serve(snapshot);
    log.info(
        "snapshot {}: {} keys, {} providers, {} models, {} aliases, {} prices, {} rules",
        snapshot.version(),
        snapshot.keys().size(),
        snapshot.providers().size(),
        snapshot.models().size(),
        snapshot.aliases().size(),
        snapshot.prices().size(),
        snapshot.rules().size());
    try {
      PrivateFiles.replace(file, json);
    } catch (IOException e) {
      log.error("the snapshot cannot be kept in {}", file, e);
    }
  }

  private void serve(Snapshot snapshot) {
    if (snapshot.version() == null || snapshot.version().isBlank()) {
      throw new IllegalArgumentException("version is missing");
    }
    lock.lock();
    try {
      Map<String, Credential> credentials = SnapshotReading.credentials(snapshot, providerKeys);
      SnapshotView view = new SnapshotReading(snapshot, dialects, usual).view(credentials);
      view.faults().forEach(fault -> log.warn("snapshot {}: {}", snapshot.version(), fault));
      served.serve(view);
    } finally {
      lock.unlock();
    }
  }

  /** Keys in a vault change, come and go without a new snapshot. */
  private void refreshKeys() {
    SnapshotView now = served.now();
    if (now == null || !hasVaultKeys(now.snapshot())) {
      return;
    }
    Map<String, Credential> credentials = SnapshotReading.credentials(now.snapshot(), providerKeys);
    if (credentials.equals(now.credentials())) {
      return;
    }
    lock.lock();
    try {
      if (now.equals(served.now())) {
        served.serve(new SnapshotReading(now.snapshot(), dialects, usual).view(credentials));
        log.info("the keys of providers have changed");
      }
    } finally {
      lock.unlock();
    }
  }

  private static boolean hasVaultKeys(Snapshot snapshot) {
    return snapshot.providers().stream()
        .flatMap(provider -> provider.keys().stream())
        .anyMatch(key -> key.vaultPath() != null);
  }

  /** Whether admin gave no answer, or none that could be used, to the last question. */
  boolean isFailing() {
    return failing;
  }

  @Override
  public void close() {
    if (polling != null) {
      polling.interrupt();
    }
    if (keeping != null) {
      keeping.interrupt();
    }
  }
}
