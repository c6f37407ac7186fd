package dev.weir.admin.usage;

import dev.weir.ledger.Cost;
import dev.weir.ledger.Json;
import dev.weir.ledger.UsageRecord;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Puts records into the ledger, each once. One statement inserts a batch and adds to the rollups
 * what was really inserted, so rows and sums stand or fall together. Rows and sums are touched in
 * the order of their keys, so two batches never wait for each other in a circle. Safe for any
 * thread.
 */
@Component
class UsageWriter {

  private static final String INSERT =
      """
      WITH inserted AS (
        INSERT INTO usage_record (
          id, started_at, request_id, latency_ms, ttft_ms, overhead_us, key_id, user_name, team,
          front, model_requested, model_served, provider, provider_key_id, is_streaming,
          is_byok, byok_fingerprint, status, outcome, error_code, attempts, input_uncached,
          input_cache_read, input_cache_write_5m, input_cache_write_1h, input_audio,
          output_text, output_reasoning, output_audio, usage_source, service_tier, cost_picos,
          provider_cost_picos, price_id, finish_reason, conversation_id, tags, trace_id,
          provider_request_id, gateway)
        SELECT i.id, i.started_at, i.request_id, i.latency_ms, i.ttft_ms, i.overhead_us, i.key_id,
          i.user_name, i.team, i.front, i.model_requested, i.model_served, i.provider,
          i.provider_key_id, i.is_streaming, i.is_byok, i.byok_fingerprint, i.status, i.outcome,
          i.error_code, CAST(i.attempts AS jsonb), i.input_uncached, i.input_cache_read,
          i.input_cache_write_5m, i.input_cache_write_1h, i.input_audio, i.output_text,
          i.output_reasoning, i.output_audio, i.usage_source, i.service_tier, i.cost_picos,
          i.provider_cost_picos, i.price_id, i.finish_reason, i.conversation_id, CAST(i.tags AS
          jsonb), i.trace_id, i.provider_request_id, ?::text
        FROM unnest(
          ?::uuid[], ?::timestamptz[], ?::text[], ?::int8[], ?::int8[], ?::int8[], ?::text[],
          ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
          ?::bool[], ?::bool[], ?::text[], ?::int4[], ?::text[], ?::text[], ?::text[],
          ?::int8[], ?::int8[], ?::int8[], ?::int8[], ?::int8[], ?::int8[], ?::int8[],
          ?::int8[], ?::text[], ?::text[], ?::int8[], ?::int8[], ?::text[], ?::text[],
          ?::text[], ?::text[], ?::text[], ?::text[])
          AS i (id, started_at, request_id, latency_ms, ttft_ms, overhead_us, key_id, user_name,
            team, front, model_requested, model_served, provider, provider_key_id, is_streaming,
            is_byok, byok_fingerprint, status, outcome, error_code, attempts, input_uncached,
            input_cache_read, input_cache_write_5m, input_cache_write_1h, input_audio,
            output_text, output_reasoning, output_audio, usage_source, service_tier, cost_picos,
            provider_cost_picos, price_id, finish_reason, conversation_id, tags, trace_id,
            provider_request_id)
        ORDER BY i.started_at, i.id
        ON CONFLICT (id, started_at) DO NOTHING
        RETURNING started_at, key_id, user_name, team, provider, model_served, model_requested, front,
          status, outcome, is_streaming, is_byok, usage_source, cost_picos, latency_ms, ttft_ms,
          input_uncached, input_cache_read, input_cache_write_5m, input_cache_write_1h,
          input_audio, output_text, output_reasoning, output_audio
      )
      """;

  private static final String COUNT = " SELECT count(*) FROM inserted";

  private static final String QUARANTINE =
      """
      INSERT INTO usage_quarantine (id, received_at, gateway, reason, record)
      VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (id) DO NOTHING
      """;

  /**
   * A column of the ledger.
   *
   * @param type of PostgreSQL, as an array's element
   */
  private record Column(String type, Function<UsageRecord, @Nullable Object> value) {}

  private static final List<Column> COLUMNS =
      List.of(
          new Column("uuid", UsageRecord::id),
          new Column(
              "timestamptz",
              record -> record.startedAt().truncatedTo(ChronoUnit.MICROS).toString()),
          new Column("text", UsageRecord::requestId),
          new Column("int8", UsageRecord::latencyMs),
          new Column("int8", UsageRecord::ttftMs),
          new Column("int8", UsageRecord::overheadUs),
          new Column("text", UsageRecord::keyId),
          new Column("text", UsageRecord::user),
          new Column("text", UsageRecord::team),
          new Column("text", UsageRecord::front),
          new Column("text", UsageRecord::modelRequested),
          new Column("text", UsageRecord::modelServed),
          new Column("text", UsageRecord::provider),
          new Column("text", UsageRecord::providerKeyId),
          new Column("bool", UsageRecord::isStreaming),
          new Column("bool", UsageRecord::isByok),
          new Column("text", UsageRecord::byokFingerprint),
          new Column("int4", UsageRecord::status),
          new Column("text", record -> word(record.outcome())),
          new Column("text", UsageRecord::errorCode),
          new Column("text", record -> Json.mapper().writeValueAsString(record.attempts())),
          new Column("int8", record -> record.tokens().inputUncached()),
          new Column("int8", record -> record.tokens().inputCacheRead()),
          new Column("int8", record -> record.tokens().inputCacheWrite5m()),
          new Column("int8", record -> record.tokens().inputCacheWrite1h()),
          new Column("int8", record -> record.tokens().inputAudio()),
          new Column("int8", record -> record.tokens().outputText()),
          new Column("int8", record -> record.tokens().outputReasoning()),
          new Column("int8", record -> record.tokens().outputAudio()),
          new Column("text", record -> word(record.usageSource())),
          new Column("text", UsageRecord::serviceTier),
          new Column("int8", record -> picos(record.cost())),
          new Column("int8", record -> picos(record.providerCost())),
          new Column("text", UsageRecord::priceId),
          new Column("text", UsageRecord::finishReason),
          new Column("text", UsageRecord::conversationId),
          new Column("text", record -> Json.mapper().writeValueAsString(record.tags())),
          new Column("text", UsageRecord::traceId),
          new Column("text", UsageRecord::providerRequestId));

  private final JdbcTemplate jdbc;
  private final Set<LocalDate> months = ConcurrentHashMap.newKeySet();
  private @Nullable String statement;

  UsageWriter(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Inserts what is not there yet and says how many that was. */
  int insert(String gateway, List<UsageRecord> records) {
    records.stream()
        .map(record -> record.startedAt().atOffset(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1))
        .distinct()
        .forEach(this::ensurePartition);
    String sql = statement();
    Integer inserted =
        jdbc.execute(
            (ConnectionCallback<Integer>) connection -> insert(connection, sql, gateway, records));
    return inserted == null ? 0 : inserted;
  }

  private static int insert(
      Connection connection, String sql, String gateway, List<UsageRecord> records)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, gateway);
      for (int i = 0; i < COLUMNS.size(); i++) {
        Column column = COLUMNS.get(i);
        Array values =
            connection.createArrayOf(column.type(), records.stream().map(column.value()).toArray());
        insert.setArray(i + 2, values);
      }
      try (ResultSet count = insert.executeQuery()) {
        count.next();
        return count.getInt(1);
      }
    }
  }

  /** Drops the partitions that end at this moment or before; says how many. */
  int dropBefore(Instant cutoff) {
    Integer dropped =
        jdbc.queryForObject(
            "SELECT usage_drop_before(?)", Integer.class, cutoff.atOffset(ZoneOffset.UTC));
    forgetPartitions();
    return dropped == null ? 0 : dropped;
  }

  /** Makes the month's partition unless it is known to be there. */
  void ensurePartition(LocalDate month) {
    if (!months.contains(month)) {
      jdbc.query("SELECT usage_ensure_partition(?)", row -> {}, month);
      months.add(month);
    }
  }

  /** Forgets which partitions are there: one was found missing. */
  void forgetPartitions() {
    months.clear();
  }

  void quarantine(UUID id, Instant at, String gateway, String reason, String record) {
    jdbc.update(
        QUARANTINE,
        id,
        at.atOffset(ZoneOffset.UTC),
        storable(gateway),
        storable(reason),
        storable(record));
  }

  /** TimescaleDB keeps the sums itself. */
  private String statement() {
    String known = statement;
    if (known == null) {
      Boolean keepsRollups =
          jdbc.queryForObject("SELECT to_regclass('usage_hour_rollup') IS NOT NULL", Boolean.class);
      known = INSERT + (Boolean.TRUE.equals(keepsRollups) ? UsageRollups.ADD_INSERTED : "") + COUNT;
      statement = known;
    }
    return known;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable Long picos(@Nullable Cost cost) {
    return cost == null ? null : cost.picos();
  }

  /** PostgreSQL's text cannot hold the character zero. */
  private static String storable(String text) {
    return text.replace("\0", "\\u0000");
  }
}
