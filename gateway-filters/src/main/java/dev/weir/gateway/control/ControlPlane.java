package dev.weir.gateway.control;

import dev.weir.gateway.authenticate.GatewayKeys;
import dev.weir.gateway.dialect.Dialect;
import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.gateway.fallback.Circuits;
import dev.weir.gateway.meter.Prices;
import dev.weir.gateway.meter.UsageSink;
import dev.weir.gateway.pipeline.GatewayCondition;
import dev.weir.gateway.route.RoutingTables;
import dev.weir.ledger.SealedValue;
import dev.weir.ledger.Secret;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A gateway with admin: keys, routes and prices come from its snapshots, usage goes to it through
 * the spool, and it is told how the gateway is. While admin is down everything goes on with what is
 * here. Safe for any thread.
 */
public final class ControlPlane implements GatewayCondition, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ControlPlane.class);
  private static final Duration LATER = Duration.ofSeconds(10);

  private final boolean refuseWhenFull;
  private final AdminClient admin;
  private final UsageSpool spool;
  private final UsageShipper shipper;
  private final ServedSnapshot served;
  private final SnapshotSource snapshots;
  private final StatusTeller status;
  private final @Nullable VaultKeys vault;
  private volatile @Nullable Circuits circuits;

  private ControlPlane(
      ControlSettings settings,
      Map<String, Dialect> dialects,
      InstantSource clock,
      @Nullable VaultReader vaultReader)
      throws IOException {
    this.refuseWhenFull = settings.refuseWhenFull();
    this.vault =
        vaultReader == null ? null : new VaultKeys(vaultReader, settings.vaultStale(), clock);
    KeyRing keys = new KeyRing(snapshotKey(settings.snapshotKey()), vault);
    PrivateFiles.createFolder(settings.data());
    String gateway = GatewayIdentity.of(settings.data(), new SecureRandom());
    this.spool =
        new UsageSpool(
            new SpoolFiles(
                settings.data().resolve("spool"), settings.segmentSize(), settings.spoolSize()));
    this.admin = new AdminClient(settings.admin(), settings.token());
    this.served = new ServedSnapshot(clock);
    this.shipper =
        new UsageShipper(
            spool, admin, gateway, settings.data().resolve("refused-usage-records.jsonl"));
    this.snapshots =
        new SnapshotSource(
            admin,
            served,
            keys,
            dialects,
            settings.clientGone(),
            settings.data().resolve("snapshot.json"));
    snapshots.start();
    this.status =
        new StatusTeller(
            admin,
            gateway,
            settings.version(),
            clock,
            spool,
            served,
            () -> circuits,
            this::degradations);
    log.info("{} takes its keys, models and prices from {}", gateway, settings.admin());
  }

  /**
   * Starts it.
   *
   * @param dialects by id
   * @param vault null where there is none
   */
  public static ControlPlane start(
      ControlSettings settings,
      Map<String, Dialect> dialects,
      InstantSource clock,
      @Nullable VaultReader vault) {
    try {
      return new ControlPlane(settings, dialects, clock, vault);
    } catch (IOException e) {
      throw new UncheckedIOException("weir.data: " + settings.data() + " cannot be used", e);
    }
  }

  private static byte @Nullable [] snapshotKey(@Nullable Secret text) {
    if (text == null) {
      return null;
    }
    byte[] key;
    try {
      key = Base64.getDecoder().decode(text.reveal().strip());
    } catch (IllegalArgumentException e) {
      key = new byte[0];
    }
    if (key.length != SealedValue.KEY_BYTES) {
      throw new IllegalArgumentException(
          "weir.admin.snapshot-key: expected 32 bytes in base64, as admin has them");
    }
    return key;
  }

  public GatewayKeys keys() {
    return served.keys();
  }

  public RoutingTables routingTables() {
    return served.tables();
  }

  public Prices prices() {
    return served.prices();
  }

  /** The durable spool. */
  public UsageSink usage() {
    return spool;
  }

  /** Whether requests can be taken: a snapshot is there, and room to record what it was told to. */
  public boolean isReady() {
    return served.now() != null && refusal() == null;
  }

  @Override
  public String degraded() {
    return spool.isFull() ? "spool" : "";
  }

  @Override
  public @Nullable AiException refusal() {
    return refuseWhenFull && spool.isNearlyFull()
        ? new AiException(
                AiError.NOT_READY,
                "the gateway has no room to record requests (weir.spool.when-full: refuse)")
            .withRetryAfter(LATER)
        : null;
  }

  private List<String> degradations() {
    List<String> all = new ArrayList<>();
    if (spool.isFull()) {
      all.add("spool");
    }
    if (snapshots.isFailing()) {
      all.add("snapshot");
    }
    if (shipper.isFailing()) {
      all.add("usage");
    }
    if (vault != null && vault.isDown()) {
      all.add("vault");
    }
    SnapshotView view = served.now();
    if (view != null && !view.faults().isEmpty()) {
      all.add("snapshot-faults");
    }
    return all;
  }

  /** Tells admin of these circuits too. */
  public void watch(Circuits of) {
    circuits = of;
  }

  /** Registers how the spool is. */
  public void measure(MeterRegistry registry) {
    FunctionCounter.builder("weir.spool.lost", spool, UsageSpool::lost)
        .description("Usage records that found no room in the spool")
        .register(registry);
    Gauge.builder("weir.spool.waiting", spool, UsageSpool::waiting)
        .description("Usage records that admin has not acknowledged")
        .register(registry);
    Gauge.builder("weir.spool.size", spool, UsageSpool::bytes)
        .description("Bytes in the spool")
        .baseUnit("bytes")
        .register(registry);
  }

  /** Ends it, and sends what still waits if admin takes it. */
  @Override
  public void close() {
    snapshots.close();
    status.close();
    shipper.close();
    admin.close();
    spool.close();
    if (vault != null) {
      vault.close();
    }
  }
}
