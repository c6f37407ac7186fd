package dev.weir.admin.usage;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The sums over some rows of the ledger. Token counts and money are exact; percentiles come from
 * logarithmic bins and are at most 9 % off.
 *
 * @param unpricedRequests how many of the requests have no known cost and are not in {@code
 *     costUsd}
 * @param estimatedRequests how many have token counts that are not the provider's final ones
 * @param errorCount how many ended neither well nor by the caller's leaving
 */
record Figures(
    @JsonProperty("requests") long requests,
    @JsonProperty("prompt_tokens") BigInteger promptTokens,
    @JsonProperty("completion_tokens") BigInteger completionTokens,
    @JsonProperty("total_tokens") BigInteger totalTokens,
    @JsonProperty("input_uncached") BigInteger inputUncached,
    @JsonProperty("input_cache_read") BigInteger inputCacheRead,
    @JsonProperty("input_cache_write_5m") BigInteger inputCacheWrite5m,
    @JsonProperty("input_cache_write_1h") BigInteger inputCacheWrite1h,
    @JsonProperty("input_audio") BigInteger inputAudio,
    @JsonProperty("output_text") BigInteger outputText,
    @JsonProperty("output_reasoning") BigInteger outputReasoning,
    @JsonProperty("output_audio") BigInteger outputAudio,
    @JsonProperty("cost_usd") String costUsd,
    @JsonProperty("cost_microcents") BigInteger costMicrocents,
    @JsonProperty("unpriced_requests") long unpricedRequests,
    @JsonProperty("estimated_requests") long estimatedRequests,
    @JsonProperty("error_count") long errorCount,
    @JsonProperty("client_closed_count") long clientClosedCount,
    @JsonProperty("streaming_count") long streamingCount,
    @JsonProperty("byok_count") long byokCount,
    @JsonProperty("avg_latency_ms") @Nullable Double avgLatencyMs,
    @JsonProperty("p50_latency_ms") @Nullable Long p50LatencyMs,
    @JsonProperty("p95_latency_ms") @Nullable Long p95LatencyMs,
    @JsonProperty("p99_latency_ms") @Nullable Long p99LatencyMs,
    @JsonProperty("avg_ttft_ms") @Nullable Double avgTtftMs,
    @JsonProperty("p50_ttft_ms") @Nullable Long p50TtftMs,
    @JsonProperty("p95_ttft_ms") @Nullable Long p95TtftMs,
    @JsonProperty("p99_ttft_ms") @Nullable Long p99TtftMs) {

  private static final int PICO_DECIMALS = 12;
  private static final int MICROCENT_DECIMALS = 8;

  /** The select list that {@link #of} reads; over the columns that every {@link Grain} has. */
  static final String SELECT =
      """
      coalesce(sum(requests), 0) AS requests,
      coalesce(sum(input_uncached), 0) AS input_uncached,
      coalesce(sum(input_cache_read), 0) AS input_cache_read,
      coalesce(sum(input_cache_write_5m), 0) AS input_cache_write_5m,
      coalesce(sum(input_cache_write_1h), 0) AS input_cache_write_1h,
      coalesce(sum(input_audio), 0) AS input_audio,
      coalesce(sum(output_text), 0) AS output_text,
      coalesce(sum(output_reasoning), 0) AS output_reasoning,
      coalesce(sum(output_audio), 0) AS output_audio,
      coalesce(sum(cost_picos), 0) AS cost_picos,
      coalesce(sum(unpriced_requests), 0) AS unpriced_requests,
      coalesce(sum(estimated_requests), 0) AS estimated_requests,
      coalesce(sum(requests) FILTER (WHERE outcome NOT IN ('ok', 'client_closed')), 0) AS errors,
      coalesce(sum(requests) FILTER (WHERE outcome = 'client_closed'), 0) AS client_closed,
      coalesce(sum(requests) FILTER (WHERE is_streaming), 0) AS streaming,
      coalesce(sum(requests) FILTER (WHERE is_byok), 0) AS byok,
      coalesce(sum(latency_ms), 0) AS latency_ms,
      coalesce(sum(ttft_ms), 0) AS ttft_ms,
      coalesce(sum(ttft_requests), 0) AS ttft_requests,
      coalesce(sum(latency_histogram), 0) AS latency_histogram,
      coalesce(sum(ttft_histogram), 0) AS ttft_histogram
      """;

  static Figures of(ResultSet row) throws SQLException {
    return Sums.of(row).figures();
  }

  /** Nothing. */
  static Figures none() {
    return Sums.NONE.figures();
  }

  /** The sums as the database has them; they can be taken from each other. */
  record Sums(BigDecimal[] values) {

    private static final String[] COLUMNS = {
      "requests",
      "input_uncached",
      "input_cache_read",
      "input_cache_write_5m",
      "input_cache_write_1h",
      "input_audio",
      "output_text",
      "output_reasoning",
      "output_audio",
      "cost_picos",
      "unpriced_requests",
      "estimated_requests",
      "errors",
      "client_closed",
      "streaming",
      "byok",
      "latency_ms",
      "ttft_ms",
      "ttft_requests",
      "latency_histogram",
      "ttft_histogram"
    };

    static final Sums NONE = none();

    private static Sums none() {
      BigDecimal[] zeros = new BigDecimal[COLUMNS.length];
      Arrays.fill(zeros, BigDecimal.ZERO);
      return new Sums(zeros);
    }

    static Sums of(ResultSet row) throws SQLException {
      BigDecimal[] values = new BigDecimal[COLUMNS.length];
      for (int i = 0; i < values.length; i++) {
        BigDecimal value = row.getBigDecimal(COLUMNS[i]);
        values[i] = value == null ? BigDecimal.ZERO : value;
      }
      return new Sums(values);
    }

    /** What is left of these when those are taken away; histograms too. */
    Sums minus(Sums part) {
      BigDecimal[] rest = new BigDecimal[COLUMNS.length];
      for (int i = 0; i < rest.length; i++) {
        rest[i] = values[i].subtract(part.values[i]);
      }
      return new Sums(rest);
    }

    long requests() {
      return count(0);
    }

    private BigInteger tokens(int index) {
      return values[index].toBigInteger();
    }

    private long count(int index) {
      return values[index].longValueExact();
    }

    Figures figures() {
      BigInteger prompt = tokens(1).add(tokens(2)).add(tokens(3)).add(tokens(4)).add(tokens(5));
      BigInteger completion = tokens(6).add(tokens(7)).add(tokens(8));
      BigDecimal usd = values[9].movePointLeft(PICO_DECIMALS);
      UsageHistogram latency = new UsageHistogram(values[19]);
      UsageHistogram ttft = new UsageHistogram(values[20]);
      return new Figures(
          requests(),
          prompt,
          completion,
          prompt.add(completion),
          tokens(1),
          tokens(2),
          tokens(3),
          tokens(4),
          tokens(5),
          tokens(6),
          tokens(7),
          tokens(8),
          usd.signum() == 0 ? "0" : usd.stripTrailingZeros().toPlainString(),
          usd.movePointRight(MICROCENT_DECIMALS)
              .setScale(0, RoundingMode.HALF_UP)
              .toBigIntegerExact(),
          count(10),
          count(11),
          count(12),
          count(13),
          count(14),
          count(15),
          average(values[16], values[0]),
          latency.percentile(0.5),
          latency.percentile(0.95),
          latency.percentile(0.99),
          average(values[17], values[18]),
          ttft.percentile(0.5),
          ttft.percentile(0.95),
          ttft.percentile(0.99));
    }

    private static @Nullable Double average(BigDecimal sum, BigDecimal count) {
      return count.signum() == 0 ? null : sum.divide(count, 3, RoundingMode.HALF_UP).doubleValue();
    }
  }
}
