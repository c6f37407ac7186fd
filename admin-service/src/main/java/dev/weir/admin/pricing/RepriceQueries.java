package dev.weir.admin.pricing;

import dev.weir.admin.pricing.LedgerRow.Repriced;
import dev.weir.ledger.AttemptRecord;
import dev.weir.ledger.Json;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The rows that re-pricing reads and writes. */
@Component
class RepriceQueries {

  /** By the index on (started_at, id), page after page. */
  private static final String ROWS =
      """
      select id, started_at, model_served, service_tier, attempts, cost_picos, price_id
        from usage_record
       where started_at >= ? and started_at < ?
         and (started_at, id) > (?, ?)
         and (?::text is null or lower(coalesce(model_served, model_requested)) = ?)
       order by started_at, id
       limit ?
      """;

  private static final String CHANGE =
      """
      insert into usage_reprice (run_id, id, started_at, old_cost_picos, old_price_id,
                                 new_cost_picos, new_price_id)
      values (?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String RUN =
      """
      insert into reprice_runs (id, from_time, to_time, model, is_dry_run, state, rows_seen,
                                rows_changed, cost_picos_before, cost_picos_after,
                                unpriced_before, unpriced_after, author, started_at)
      values (?, ?, ?, ?, ?, 'running', 0, 0, 0, 0, 0, 0, ?, ?)
      """;

  private static final String FINISH =
      """
      update reprice_runs
         set state = ?, rows_seen = ?, rows_changed = ?, cost_picos_before = ?,
             cost_picos_after = ?, unpriced_before = ?, unpriced_after = ?, finished_at = ?,
             error = ?
       where id = ?
      """;

  private static final String RUN_BY_ID =
      """
      select id, from_time, to_time, model, is_dry_run, state, rows_seen, rows_changed,
             cost_picos_before, cost_picos_after, unpriced_before, unpriced_after, author,
             started_at, finished_at, undone_at, error
        from reprice_runs
       where id = ?
      """;

  private final JdbcTemplate jdbc;

  RepriceQueries(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  List<LedgerRow> rows(
      Instant from, Instant to, @Nullable String model, Instant afterTime, UUID afterId, int most) {
    return jdbc.query(
        ROWS,
        (row, number) -> row(row),
        Timestamp.from(from),
        Timestamp.from(to),
        Timestamp.from(afterTime),
        afterId,
        model,
        model,
        most);
  }

  void keep(UUID run, Map<LedgerRow, Repriced> changes) {
    jdbc.batchUpdate(
        CHANGE,
        changes.entrySet(),
        Math.max(1, changes.size()),
        (statement, change) -> {
          LedgerRow row = change.getKey();
          statement.setObject(1, run);
          statement.setObject(2, row.id());
          statement.setTimestamp(3, Timestamp.from(row.startedAt()));
          statement.setObject(4, row.costPicos());
          statement.setString(5, row.priceId());
          statement.setLong(6, change.getValue().costPicos());
          statement.setString(7, change.getValue().priceId());
        });
  }

  /** Applies a run to rows and rollups together, or undoes it; returns how many rows moved. */
  long move(UUID run, boolean undo) {
    Long moved = jdbc.queryForObject("select usage_reprice_move(?, ?)", Long.class, run, undo);
    return moved == null ? 0 : moved;
  }

  void begin(RepriceRun run) {
    jdbc.update(
        RUN,
        run.id(),
        Timestamp.from(run.from()),
        Timestamp.from(run.to()),
        run.model(),
        run.dryRun(),
        run.author(),
        Timestamp.from(run.startedAt()));
  }

  void finish(UUID run, String state, RepriceSum sum, Instant now, @Nullable String error) {
    jdbc.update(
        FINISH,
        state,
        sum.rowsSeen(),
        sum.rowsChanged(),
        new BigDecimal(sum.before()),
        new BigDecimal(sum.after()),
        sum.unpricedBefore(),
        sum.unpricedAfter(),
        Timestamp.from(now),
        error,
        run);
  }

  /** True where the run was there to be undone; a second caller finds it undone. */
  boolean undo(UUID run, Instant now) {
    return jdbc.update(
            """
            update reprice_runs set state = 'undone', undone_at = ?
             where id = ? and state = 'done' and not is_dry_run
            """,
            Timestamp.from(now),
            run)
        == 1;
  }

  @Nullable RepriceRun run(UUID id) {
    return jdbc.query(RUN_BY_ID, (row, number) -> run(row), id).stream().findFirst().orElse(null);
  }

  private static LedgerRow row(ResultSet row) throws SQLException {
    return new LedgerRow(
        row.getObject("id", UUID.class),
        row.getTimestamp("started_at").toInstant(),
        row.getString("model_served"),
        row.getString("service_tier"),
        List.of(Json.mapper().readValue(row.getString("attempts"), AttemptRecord[].class)),
        row.getObject("cost_picos", Long.class),
        row.getString("price_id"));
  }

  private static RepriceRun run(ResultSet row) throws SQLException {
    return new RepriceRun(
        row.getObject("id", UUID.class),
        row.getTimestamp("from_time").toInstant(),
        row.getTimestamp("to_time").toInstant(),
        row.getString("model"),
        row.getBoolean("is_dry_run"),
        row.getString("state"),
        row.getLong("rows_seen"),
        row.getLong("rows_changed"),
        RepriceSum.usd(row.getBigDecimal("cost_picos_before")),
        RepriceSum.usd(row.getBigDecimal("cost_picos_after")),
        row.getLong("unpriced_before"),
        row.getLong("unpriced_after"),
        row.getString("author"),
        row.getTimestamp("started_at").toInstant(),
        instant(row, "finished_at"),
        instant(row, "undone_at"),
        row.getString("error"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp time = row.getTimestamp(column);
    return time == null ? null : time.toInstant();
  }
}
