package dev.weir.admin.usage;

import dev.weir.ledger.Outcome;
import dev.weir.ledger.TokenUsage;
import dev.weir.ledger.UsageRecord;
import dev.weir.ledger.UsageSource;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** The sums of some records, added up one by one: what the database must say too. */
final class Naive {

  private Naive() {}

  static Figures figures(List<UsageRecord> records) {
    BigInteger picos =
        records.stream()
            .map(UsageRecord::cost)
            .filter(Objects::nonNull)
            .map(cost -> BigInteger.valueOf(cost.picos()))
            .reduce(BigInteger.ZERO, BigInteger::add);
    BigDecimal usd = new BigDecimal(picos, 12);
    List<Long> latencies = records.stream().map(UsageRecord::latencyMs).sorted().toList();
    List<Long> ttfts =
        records.stream().map(UsageRecord::ttftMs).filter(Objects::nonNull).sorted().toList();
    return new Figures(
        records.size(),
        tokens(records, TokenUsage::promptTokens),
        tokens(records, TokenUsage::completionTokens),
        tokens(records, TokenUsage::totalTokens),
        tokens(records, TokenUsage::inputUncached),
        tokens(records, TokenUsage::inputCacheRead),
        tokens(records, TokenUsage::inputCacheWrite5m),
        tokens(records, TokenUsage::inputCacheWrite1h),
        tokens(records, TokenUsage::inputAudio),
        tokens(records, TokenUsage::outputText),
        tokens(records, TokenUsage::outputReasoning),
        tokens(records, TokenUsage::outputAudio),
        picos.signum() == 0 ? "0" : usd.stripTrailingZeros().toPlainString(),
        usd.movePointRight(8).setScale(0, RoundingMode.HALF_UP).toBigIntegerExact(),
        count(records, record -> record.cost() == null),
        count(
            records,
            record ->
                record.usageSource() == UsageSource.ESTIMATED
                    || record.usageSource() == UsageSource.PROVIDER_PARTIAL),
        count(
            records,
            record -> record.outcome() != Outcome.OK && record.outcome() != Outcome.CLIENT_CLOSED),
        count(records, record -> record.outcome() == Outcome.CLIENT_CLOSED),
        count(records, UsageRecord::isStreaming),
        count(records, UsageRecord::isByok),
        average(latencies),
        percentile(latencies, 0.5),
        percentile(latencies, 0.95),
        percentile(latencies, 0.99),
        average(ttfts),
        percentile(ttfts, 0.5),
        percentile(ttfts, 0.95),
        percentile(ttfts, 0.99));
  }

  private static BigInteger tokens(List<UsageRecord> records, ToLongFunction<TokenUsage> bucket) {
    return BigInteger.valueOf(records.stream().map(UsageRecord::tokens).mapToLong(bucket).sum());
  }

  private static long count(List<UsageRecord> records, Predicate<UsageRecord> predicate) {
    return records.stream().filter(predicate).count();
  }

  private static Double average(List<Long> values) {
    return values.isEmpty()
        ? null
        : BigDecimal.valueOf(values.stream().mapToLong(Long::longValue).sum())
            .divide(BigDecimal.valueOf(values.size()), 3, RoundingMode.HALF_UP)
            .doubleValue();
  }

  /** The exact value, put into the middle of its bin, as the ledger tells it. */
  private static Long percentile(List<Long> sorted, double share) {
    if (sorted.isEmpty()) {
      return null;
    }
    long exact = sorted.get((int) Math.max(0, Math.ceil(share * sorted.size()) - 1));
    if (exact < 1) {
      return 0L;
    }
    int bin = 1 + Math.min(80, (int) Math.floor(4 * Math.log(exact) / Math.log(2) + 1e-9));
    return Math.round(Math.pow(2, (bin - 0.5) / 4));
  }
}
