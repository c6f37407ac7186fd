package dev.weir.admin.usage;

import dev.weir.ledger.AttemptRecord;
import dev.weir.ledger.Cost;
import dev.weir.ledger.Json;
import dev.weir.ledger.Outcome;
import dev.weir.ledger.TokenUsage;
import dev.weir.ledger.UsageRecord;
import dev.weir.ledger.UsageSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;

/** The single rows of the ledger, paged by key or read from end to end. */
@Component
class UsageRows {

  private static final int FETCH_SIZE = 1000;
  private static final TypeReference<List<AttemptRecord>> ATTEMPTS = new TypeReference<>() {};
  private static final TypeReference<Map<String, String>> TAGS = new TypeReference<>() {};

  private static final String SELECT =
      """
      SELECT u.id, u.request_id, u.started_at, u.latency_ms, u.ttft_ms, u.overhead_us, u.key_id,
        u.user_name, u.team, u.front, u.model_requested, u.model_served, u.provider,
        u.provider_key_id, u.is_streaming, u.is_byok, u.byok_fingerprint, u.status, u.outcome,
        u.error_code, u.attempts, u.input_uncached, u.input_cache_read, u.input_cache_write_5m,
        u.input_cache_write_1h, u.input_audio, u.output_text, u.output_reasoning, u.output_audio,
        u.usage_source, u.service_tier, u.cost_picos, u.provider_cost_picos, u.price_id,
        u.finish_reason, u.conversation_id, u.tags, u.trace_id, u.provider_request_id
      FROM (
        SELECT r.*, coalesce(r.model_served, r.model_requested) AS model,
          r.started_at AS bucket_at, (r.status / 100)::smallint AS status_class,
          r.cost_picos AS row_cost_picos,
          r.input_uncached + r.input_cache_read + r.input_cache_write_5m + r.input_cache_write_1h
            + r.input_audio + r.output_text + r.output_reasoning + r.output_audio AS row_tokens
        FROM usage_record r
      ) u
      WHERE started_at >= ? AND started_at < ?
      """;

  private final JdbcTemplate jdbc;
  private final TransactionTemplate reading;

  UsageRows(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    reading = new TransactionTemplate(transactions);
    reading.setReadOnly(true);
  }

  /**
   * A page of rows.
   *
   * @param after the last row of the page before; null for the first page
   * @param newestFirst the order
   */
  List<UsageRecord> page(
      UsageFilter filter, @Nullable RowCursor after, boolean newestFirst, int limit) {
    List<Object> values = new ArrayList<>();
    String sql = sql(filter, after, newestFirst, values) + " LIMIT ?";
    values.add(limit);
    return jdbc.query(sql, (row, i) -> record(row), values.toArray());
  }

  /** Hands over all rows, the oldest first, without holding more than a few of them. */
  void each(UsageFilter filter, Consumer<UsageRecord> taker) {
    // PostgreSQL reads by cursor only inside a transaction.
    reading.executeWithoutResult(status -> read(filter, taker));
  }

  private void read(UsageFilter filter, Consumer<UsageRecord> taker) {
    List<Object> values = new ArrayList<>();
    String sql = sql(filter, null, false, values);
    jdbc.query(
        connection -> {
          var statement = connection.prepareStatement(sql);
          statement.setFetchSize(FETCH_SIZE);
          for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
          }
          return statement;
        },
        row -> {
          taker.accept(record(row));
        });
  }

  /** The plan of a page; for tests. */
  List<@Nullable String> plan(UsageFilter filter, @Nullable RowCursor after) {
    List<Object> values = new ArrayList<>();
    return jdbc.queryForList(
        "EXPLAIN " + sql(filter, after, true, values) + " LIMIT 50",
        String.class,
        values.toArray());
  }

  private static String sql(
      UsageFilter filter, @Nullable RowCursor after, boolean newestFirst, List<Object> values) {
    values.add(filter.from().atOffset(ZoneOffset.UTC));
    values.add(filter.to().atOffset(ZoneOffset.UTC));
    StringBuilder sql = new StringBuilder(SELECT).append(filter.sql(values));
    if (after != null) {
      sql.append(" AND (started_at, id) ").append(newestFirst ? '<' : '>').append(" (?, ?)");
      values.add(after.startedAt().atOffset(ZoneOffset.UTC));
      values.add(after.id());
    }
    return sql.append(
            newestFirst ? " ORDER BY started_at DESC, id DESC" : " ORDER BY started_at, id")
        .toString();
  }

  private static UsageRecord record(ResultSet row) throws SQLException {
    return new UsageRecord(
        row.getObject("id", UUID.class),
        row.getString("request_id"),
        instant(row, "started_at"),
        row.getLong("latency_ms"),
        number(row, "ttft_ms"),
        number(row, "overhead_us"),
        row.getString("key_id"),
        row.getString("user_name"),
        row.getString("team"),
        row.getString("front"),
        row.getString("model_requested"),
        row.getString("model_served"),
        row.getString("provider"),
        row.getString("provider_key_id"),
        row.getBoolean("is_streaming"),
        row.getBoolean("is_byok"),
        row.getString("byok_fingerprint"),
        row.getInt("status"),
        Outcome.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT)),
        row.getString("error_code"),
        Json.mapper().readValue(row.getString("attempts"), ATTEMPTS),
        new TokenUsage(
            row.getLong("input_uncached"),
            row.getLong("input_cache_read"),
            row.getLong("input_cache_write_5m"),
            row.getLong("input_cache_write_1h"),
            row.getLong("input_audio"),
            row.getLong("output_text"),
            row.getLong("output_reasoning"),
            row.getLong("output_audio")),
        UsageSource.valueOf(row.getString("usage_source").toUpperCase(Locale.ROOT)),
        row.getString("service_tier"),
        cost(row, "cost_picos"),
        cost(row, "provider_cost_picos"),
        row.getString("price_id"),
        row.getString("finish_reason"),
        row.getString("conversation_id"),
        Json.mapper().readValue(row.getString("tags"), TAGS),
        row.getString("trace_id"),
        row.getString("provider_request_id"));
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Long number(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  private static @Nullable Cost cost(ResultSet row, String column) throws SQLException {
    long picos = row.getLong(column);
    return row.wasNull() ? null : new Cost(picos);
  }
}
