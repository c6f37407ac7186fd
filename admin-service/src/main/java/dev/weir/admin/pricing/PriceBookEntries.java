package dev.weir.admin.pricing;

import dev.weir.admin.audit.AuditLog;
import dev.weir.admin.pricing.PriceJson.Asked;
import dev.weir.admin.security.Actor;
import dev.weir.admin.snapshot.SnapshotChanges;
import dev.weir.admin.snapshot.SnapshotContributor;
import dev.weir.admin.snapshot.SnapshotDraft;
import dev.weir.admin.web.ApiException;
import dev.weir.ledger.Price;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The price book: versions are added to it, none is ever changed. */
@Service
class PriceBookEntries implements SnapshotContributor {

  private static final Duration OLDEST = Duration.ofDays(3660);

  private final PriceQueries queries;
  private final SnapshotChanges changes;
  private final AuditLog audit;
  private final InstantSource clock;

  PriceBookEntries(
      PriceQueries queries, SnapshotChanges changes, AuditLog audit, InstantSource clock) {
    this.queries = queries;
    this.changes = changes;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public List<PriceView> holding(@Nullable Instant at) {
    return queries.holding(at == null ? clock.instant() : at).stream().map(PriceView::of).toList();
  }

  @Transactional(readOnly = true)
  public List<PriceView> history(String model) {
    return queries.history(model.toLowerCase(Locale.ROOT)).stream().map(PriceView::of).toList();
  }

  @Transactional
  public List<PriceView> add(List<Asked> asked) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    List<PriceVersion> before = queries.holding(now);
    List<PriceVersion> added = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      added.add(version(asked.get(i), now, "items[" + i + "]"));
    }
    queries.add(added);
    List<PriceView> views = added.stream().map(PriceView::of).toList();
    for (PriceView view : views) {
      PriceView known =
          before.stream()
              .filter(one -> one.price().model().equals(view.model()))
              .reduce((first, second) -> second)
              .map(PriceView::of)
              .orElse(null);
      audit.record("pricing.add", "price/" + view.id(), known, view);
    }
    changes.changed();
    return views;
  }

  @Override
  public void contribute(SnapshotDraft draft) {
    queries.holding(clock.instant()).forEach(version -> draft.prices.add(version.entry()));
  }

  private static PriceVersion version(Asked asked, Instant now, String where) {
    Instant from = asked.validFrom() == null ? now : asked.validFrom();
    if (from.isBefore(now.minus(OLDEST)) || from.isAfter(now.plus(OLDEST))) {
      throw ApiException.invalid(where + ".valid_from", from + " (expected: within ten years)");
    }
    Instant to = asked.validTo();
    if (to != null && !to.isAfter(from)) {
      throw ApiException.invalid(where + ".valid_to", to + " (expected: after " + from + ")");
    }
    String author = Actor.current().name();
    String id =
        (asked.provider() == null ? "any" : asked.provider())
            + "/"
            + asked.model()
            + "@"
            + from
            + "-"
            + UUID.randomUUID().toString().substring(0, 8);
    Price price =
        new Price(
            id,
            asked.provider(),
            asked.model(),
            asked.prefix(),
            asked.schedule(),
            asked.serviceTiers(),
            to,
            asked.source() == null ? "entered by " + author : asked.source());
    return new PriceVersion(price, from, author, false, now);
  }
}
