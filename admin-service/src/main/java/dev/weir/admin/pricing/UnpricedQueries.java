package dev.weir.admin.pricing;

import dev.weir.admin.pricing.PricingController.UnpricedView;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Finds models without a price in the ledger. */
@Component
class UnpricedQueries {

  private static final String UNPRICED =
      """
      select provider, coalesce(model_served, model_requested) as model, service_tier,
             count(*) as requests,
             sum(input_uncached + input_cache_read + input_cache_write_5m + input_cache_write_1h
                 + input_audio)::numeric as prompt_tokens,
             sum(output_text + output_reasoning + output_audio)::numeric as completion_tokens,
             min(started_at) as first_seen, max(started_at) as last_seen
        from usage_record
       where started_at >= ? and started_at < ?
         and cost_picos is null
         and coalesce(model_served, model_requested) is not null
         and input_uncached + input_cache_read + input_cache_write_5m + input_cache_write_1h
             + input_audio + output_text + output_reasoning + output_audio > 0
       group by 1, 2, 3
       order by requests desc, model
       limit 1000
      """;

  private final JdbcTemplate jdbc;

  UnpricedQueries(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether the ledger is in this database. */
  boolean hasLedger() {
    return Boolean.TRUE.equals(
        jdbc.queryForObject("select to_regclass('usage_record') is not null", Boolean.class));
  }

  List<UnpricedView> between(Instant from, Instant to) {
    if (!hasLedger()) {
      return List.of();
    }
    return jdbc.query(
        UNPRICED,
        (row, number) ->
            new UnpricedView(
                row.getString("provider"),
                row.getString("model"),
                row.getString("service_tier"),
                row.getLong("requests"),
                row.getBigDecimal("prompt_tokens").toBigInteger(),
                row.getBigDecimal("completion_tokens").toBigInteger(),
                row.getTimestamp("first_seen").toInstant(),
                row.getTimestamp("last_seen").toInstant()),
        Timestamp.from(from),
        Timestamp.from(to));
  }
}
