package dev.weir.admin.pricing;

import dev.weir.ledger.AttemptRecord;
import dev.weir.ledger.Cost;
import dev.weir.ledger.Price;
import dev.weir.ledger.PriceBook;
import dev.weir.ledger.UsageSource;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What of a row of the ledger its cost follows from.
 *
 * @param attempts the journal, in order
 * @param costPicos what it costs now; null where unpriced
 */
record LedgerRow(
    UUID id,
    Instant startedAt,
    @Nullable String modelServed,
    @Nullable String serviceTier,
    List<AttemptRecord> attempts,
    @Nullable Long costPicos,
    @Nullable String priceId) {

  /**
   * The cost by these prices, as a gateway would have computed it: the sum over all attempts that
   * were counted.
   *
   * @return null where a price is not known, or nothing was counted
   */
  @Nullable Repriced by(PriceBook prices) {
    List<AttemptRecord> counted =
        attempts.stream().filter(attempt -> attempt.usageSource() != UsageSource.NONE).toList();
    if (counted.isEmpty()) {
      return null;
    }
    long picos = 0;
    String newPriceId = priceId;
    for (int i = 0; i < counted.size(); i++) {
      AttemptRecord attempt = counted.get(i);
      if (attempt.tokens().totalTokens() == 0) {
        continue;
      }
      boolean isLast = i == counted.size() - 1;
      Price price = price(prices, attempt, isLast);
      Cost cost =
          price == null ? null : Cost.of(price, attempt.tokens(), isLast ? serviceTier : null);
      if (price == null || cost == null) {
        return null;
      }
      picos = Math.addExact(picos, cost.picos());
      newPriceId = price.id();
    }
    return new Repriced(picos, newPriceId);
  }

  /** The answer may have named a more exact model than was asked for. */
  private @Nullable Price price(PriceBook prices, AttemptRecord attempt, boolean isLast) {
    Price price =
        isLast && modelServed != null
            ? prices.of(attempt.provider(), modelServed, startedAt)
            : null;
    return price != null ? price : prices.of(attempt.provider(), attempt.model(), startedAt);
  }

  /** A cost and the price it comes from. */
  record Repriced(long costPicos, @Nullable String priceId) {}
}
