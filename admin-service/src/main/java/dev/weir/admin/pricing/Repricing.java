package dev.weir.admin.pricing;

import dev.weir.admin.audit.AuditLog;
import dev.weir.admin.pricing.LedgerRow.Repriced;
import dev.weir.admin.security.Actor;
import dev.weir.admin.web.ApiException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Computes the cost of rows of the ledger anew, with the prices that the book now says held when
 * they were made. A row whose price is still not known keeps what it has. All changes of a run
 * happen in one transaction and can be undone as one.
 */
@Service
class Repricing {

  private static final Logger LOG = LoggerFactory.getLogger(Repricing.class);
  private static final int BATCH = 2000;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final UUID FIRST = new UUID(0, 0);

  private final RepriceQueries queries;
  private final PriceQueries prices;
  private final UnpricedQueries ledger;
  private final AuditLog audit;
  private final InstantSource clock;
  private final TransactionTemplate transaction;

  Repricing(
      RepriceQueries queries,
      PriceQueries prices,
      UnpricedQueries ledger,
      AuditLog audit,
      InstantSource clock,
      PlatformTransactionManager transactions) {
    this.queries = queries;
    this.prices = prices;
    this.ledger = ledger;
    this.audit = audit;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** Starts a run and waits a moment for its end; what comes back may still be running. */
  RepriceRun start(
      @Nullable Instant from, @Nullable Instant to, @Nullable String model, boolean dryRun) {
    if (from == null || to == null || !from.isBefore(to)) {
      throw ApiException.invalid("from", from + " to " + to + " (expected: from before to)");
    }
    checkLedger();
    RepriceRun run =
        RepriceRun.begun(
            UUID.randomUUID(),
            from,
            to,
            model == null || model.isBlank() ? null : model.strip().toLowerCase(Locale.ROOT),
            dryRun,
            Actor.current().name(),
            now());
    transaction.executeWithoutResult(
        status -> {
          queries.begin(run);
          audit.record("pricing.reprice", "reprice/" + run.id(), null, run);
        });
    CompletableFuture<Void> end = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("reprice")
        .start(
            () -> {
              work(run);
              end.complete(null);
            });
    try {
      end.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      LOG.debug("the run {} goes on", run.id());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
    return one(run.id());
  }

  RepriceRun one(UUID id) {
    RepriceRun run = queries.run(id);
    if (run == null) {
      throw ApiException.notFound("run " + id);
    }
    return run;
  }

  /** Gives rows their former cost, where nothing changed them since. */
  RepriceRun undo(UUID id) {
    RepriceRun before = one(id);
    checkLedger();
    transaction.executeWithoutResult(
        status -> {
          if (!queries.undo(id, now())) {
            throw ApiException.conflict(
                "run "
                    + id
                    + " is "
                    + (before.dryRun() ? "a dry run" : before.state())
                    + " (expected: done)");
          }
          queries.move(id, true);
          audit.record("pricing.undo", "reprice/" + id, before, queries.run(id));
        });
    return one(id);
  }

  private void work(RepriceRun run) {
    RepriceSum sum = new RepriceSum();
    try {
      transaction.executeWithoutResult(
          status -> {
            reprice(run, sum);
            if (!run.dryRun()) {
              queries.move(run.id(), false);
            }
            queries.finish(run.id(), "done", sum, now(), null);
          });
    } catch (RuntimeException e) {
      LOG.warn("re-pricing {} failed; nothing was changed", run.id(), e);
      transaction.executeWithoutResult(
          status ->
              queries.finish(
                  run.id(), "failed", new RepriceSum(), now(), "see the log of the time"));
    }
  }

  private void reprice(RepriceRun run, RepriceSum sum) {
    PriceTimeline timeline = new PriceTimeline(prices.all());
    Instant afterTime = run.from();
    UUID afterId = FIRST;
    List<LedgerRow> rows;
    do {
      rows = queries.rows(run.from(), run.to(), run.model(), afterTime, afterId, BATCH);
      Map<LedgerRow, Repriced> changes = new LinkedHashMap<>();
      for (LedgerRow row : rows) {
        Repriced repriced = row.by(timeline.at(row.startedAt()));
        boolean isChange =
            repriced != null
                && !(Objects.equals(repriced.costPicos(), row.costPicos())
                    && Objects.equals(repriced.priceId(), row.priceId()));
        sum.add(row, isChange ? repriced : null);
        if (isChange && repriced != null) {
          changes.put(row, repriced);
        }
        afterTime = row.startedAt();
        afterId = row.id();
      }
      if (!run.dryRun() && !changes.isEmpty()) {
        queries.keep(run.id(), changes);
      }
    } while (rows.size() == BATCH);
  }

  private void checkLedger() {
    if (!ledger.hasLedger()) {
      throw new ApiException(503, "not_ready", "there is no ledger in this database", null);
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
