package dev.weir.admin.snapshot;

import dev.weir.admin.web.ApiException;
import dev.weir.ledger.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps the last snapshot, also while the database is away. It is put together anew after each
 * change here, within a second of a change at another replica, and every few seconds in any case:
 * what holds also depends on the time. Safe for any thread.
 */
@Component
class SnapshotKeeper implements SnapshotChanges, SnapshotSource, SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(SnapshotKeeper.class);
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final int LOOKS_UNTIL_REBUILD = 10;

  private final SnapshotAssembly assembly;
  private final SnapshotQueries queries;
  private final List<Consumer<AssembledSnapshot>> listeners = new CopyOnWriteArrayList<>();
  private final ReentrantLock building = new ReentrantLock();
  private volatile @Nullable AssembledSnapshot current;
  private volatile @Nullable ScheduledExecutorService thread;
  private boolean failing;
  private int looks;

  SnapshotKeeper(SnapshotAssembly assembly, SnapshotQueries queries) {
    this.assembly = assembly;
    this.queries = queries;
  }

  /** Is told each new version, and nothing where the content stayed the same. */
  void onNewVersion(Consumer<AssembledSnapshot> listener) {
    listeners.add(listener);
  }

  /** The last snapshot; null where the database never answered. */
  @Nullable AssembledSnapshot current() {
    return current;
  }

  @Override
  public Snapshot fresh() {
    AssembledSnapshot known = current;
    if (known == null || queries.change() != known.change()) {
      rebuild();
      known = current;
    }
    if (known == null) {
      throw new ApiException(503, "not_ready", "there is no snapshot yet", null);
    }
    return known.snapshot();
  }

  @Override
  public void changed() {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      queries.count();
      rebuildSoon();
      return;
    }
    if (TransactionSynchronizationManager.getSynchronizations().stream()
        .noneMatch(Announcement.class::isInstance)) {
      TransactionSynchronizationManager.registerSynchronization(new Announcement(this));
    }
  }

  void rebuild() {
    building.lock();
    try {
      AssembledSnapshot before = current;
      AssembledSnapshot made = assembly.assemble();
      boolean same = before != null && before.version().equals(made.version());
      // The same content keeps its bytes, so that a gateway sees one body per version.
      current =
          same && before != null
              ? new AssembledSnapshot(made.change(), before.snapshot(), before.body())
              : made;
      if (!same) {
        LOG.debug("snapshot {} with change {}", made.version(), made.change());
        listeners.forEach(listener -> listener.accept(made));
      }
    } finally {
      building.unlock();
    }
  }

  private void rebuildSoon() {
    ScheduledExecutorService running = thread;
    if (running != null) {
      running.execute(this::rebuildOrSay);
    }
  }

  private void look() {
    AssembledSnapshot known = current;
    looks++;
    try {
      if (known == null || looks >= LOOKS_UNTIL_REBUILD || queries.change() != known.change()) {
        looks = 0;
        rebuildOrSay();
      }
    } catch (DataAccessException | TransactionException e) {
      say(e);
    }
  }

  private void rebuildOrSay() {
    try {
      rebuild();
      if (failing) {
        failing = false;
        LOG.info("snapshots are made again");
      }
    } catch (RuntimeException e) {
      say(e);
    }
  }

  /** Once per outage: the keeper's thread alone comes here. */
  private void say(RuntimeException e) {
    if (!failing) {
      failing = true;
      LOG.warn("no new snapshot can be made; gateways keep the last one", e);
    }
  }

  @Override
  public void start() {
    ScheduledExecutorService own =
        Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("snapshot").unstarted(task));
    thread = own;
    // At once, so that the first gateway finds one.
    own.execute(this::rebuildOrSay);
    var unused =
        own.scheduleWithFixedDelay(
            this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() {
    ScheduledExecutorService running = thread;
    thread = null;
    if (running != null) {
      running.shutdownNow();
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  /** Counts the change just before its transaction commits, and rebuilds after it did. */
  private record Announcement(SnapshotKeeper keeper) implements TransactionSynchronization {

    @Override
    public void beforeCommit(boolean readOnly) {
      keeper.queries.count();
    }

    @Override
    public void afterCommit() {
      keeper.rebuildSoon();
    }
  }
}
