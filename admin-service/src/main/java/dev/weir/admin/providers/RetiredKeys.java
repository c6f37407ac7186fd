package dev.weir.admin.providers;

import dev.weir.admin.snapshot.LivingGateways;
import dev.weir.admin.snapshot.SnapshotSource;
import dev.weir.admin.web.ApiException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Forgets keys that were rotated out, once every gateway that lives serves from the newest
 * snapshot: until then one of them may still need the old key.
 */
@Component
class RetiredKeys implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(RetiredKeys.class);
  private static final Duration AT_LEAST = Duration.ofMinutes(10);
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final KeyQueries keys;
  private final ProviderSecrets secrets;
  private final LivingGateways gateways;
  private final SnapshotSource snapshots;
  private final InstantSource clock;
  private final TransactionTemplate transaction;
  private volatile @Nullable ScheduledExecutorService thread;

  RetiredKeys(
      KeyQueries keys,
      ProviderSecrets secrets,
      LivingGateways gateways,
      SnapshotSource snapshots,
      InstantSource clock,
      PlatformTransactionManager transactions) {
    this.keys = keys;
    this.secrets = secrets;
    this.gateways = gateways;
    this.snapshots = snapshots;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** Forgets what no gateway can need any more; returns how many. */
  int forget() {
    Instant before = clock.instant().minus(AT_LEAST);
    String newest = snapshots.fresh().version();
    if (!gateways.now().stream().allMatch(one -> newest.equals(one.snapshotVersion()))) {
      return 0;
    }
    int count = 0;
    for (ProviderKeyRow key : keys.all()) {
      Instant retiredAt = key.retiredAt();
      if (retiredAt != null && retiredAt.isBefore(before)) {
        transaction.executeWithoutResult(
            status -> {
              keys.delete(key.id());
              secrets.forget(key, false);
            });
        count++;
      }
    }
    return count;
  }

  private void forgetOrSay() {
    try {
      forget();
    } catch (DataAccessException | TransactionException | ApiException e) {
      LOG.debug("retired keys stay for now: {}", e.getClass().getSimpleName());
    }
  }

  @Override
  public void start() {
    ScheduledExecutorService own =
        Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("retired-keys").unstarted(task));
    thread = own;
    var unused =
        own.scheduleWithFixedDelay(
            this::forgetOrSay, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
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
}
