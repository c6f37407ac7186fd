package dev.weir.admin.usage;

import static java.util.stream.Collectors.joining;

import java.util.List;

/**
 * The sums of hours and days, where PostgreSQL keeps them itself: the part of the writer's
 * statement that adds to them what was really inserted. The sums of a day are those of its hours,
 * so each row is added up once.
 */
final class UsageRollups {

  private static final List<String> DIMENSIONS =
      List.of(
          "bucket_at",
          "key_id",
          "user_name",
          "team",
          "provider",
          "model",
          "front",
          "status_class",
          "outcome",
          "is_streaming",
          "is_byok");

  private static final List<String> SUMS =
      List.of(
          "requests",
          "unpriced_requests",
          "estimated_requests",
          "input_uncached",
          "input_cache_read",
          "input_cache_write_5m",
          "input_cache_write_1h",
          "input_audio",
          "output_text",
          "output_reasoning",
          "output_audio",
          "cost_picos",
          "latency_ms",
          "ttft_ms",
          "ttft_requests",
          "latency_histogram",
          "ttft_histogram");

  private static final String HOURLY =
      """
      SELECT date_trunc('hour', n.started_at, 'UTC') AS bucket_at, n.key_id, n.user_name, n.team,
        n.provider, coalesce(n.model_served, n.model_requested) AS model, n.front,
        (n.status / 100)::smallint AS status_class, n.outcome, n.is_streaming, n.is_byok,
        count(*) AS requests,
        count(*) FILTER (WHERE n.cost_picos IS NULL) AS unpriced_requests,
        count(*) FILTER (WHERE n.usage_source IN ('estimated', 'provider_partial')) AS estimated_requests,
        sum(n.input_uncached) AS input_uncached,
        sum(n.input_cache_read) AS input_cache_read,
        sum(n.input_cache_write_5m) AS input_cache_write_5m,
        sum(n.input_cache_write_1h) AS input_cache_write_1h,
        sum(n.input_audio) AS input_audio,
        sum(n.output_text) AS output_text,
        sum(n.output_reasoning) AS output_reasoning,
        sum(n.output_audio) AS output_audio,
        coalesce(sum(n.cost_picos), 0) AS cost_picos,
        sum(n.latency_ms) AS latency_ms,
        coalesce(sum(n.ttft_ms), 0) AS ttft_ms,
        count(n.ttft_ms) AS ttft_requests,
        sum(usage_bin(n.latency_ms)) AS latency_histogram,
        sum(usage_bin(n.ttft_ms)) AS ttft_histogram
      FROM inserted n
      GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
      """;

  private static final String DAILY =
      "SELECT date_trunc('day', bucket_at, 'UTC') AS "
          + String.join(", ", DIMENSIONS)
          + each("sum(%1$s) AS %1$s")
          + " FROM hourly GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11";

  /** Follows the expression {@code inserted} of a {@code WITH}. */
  static final String ADD_INSERTED =
      ", hourly AS ("
          + HOURLY
          + "), daily AS ("
          + DAILY
          + "), hour AS ("
          + add("hourly", "usage_hour_rollup")
          + "), day AS ("
          + add("daily", "usage_day_rollup")
          + ")";

  private UsageRollups() {}

  /** In the order of the keys, so that two batches never wait for each other in a circle. */
  private static String add(String sums, String rollup) {
    String columns = String.join(", ", DIMENSIONS) + each("%s");
    return "INSERT INTO %1$s AS r (%2$s) SELECT %2$s FROM %3$s".formatted(rollup, columns, sums)
        + " ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11"
        + " ON CONFLICT ON CONSTRAINT %s_key DO UPDATE SET ".formatted(rollup)
        + each("%1$s = r.%1$s + EXCLUDED.%1$s").substring(2);
  }

  private static String each(String column) {
    return SUMS.stream().map(column::formatted).map(", "::concat).collect(joining());
  }
}
