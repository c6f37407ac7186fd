package dev.weir.admin.usage;

import com.zaxxer.hikari.HikariDataSource;
import dev.weir.admin.database.TestDatabase;
import dev.weir.ledger.Json;
import dev.weir.ledger.UsageBatch;
import dev.weir.ledger.UsageRecord;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The ledger's parts over one test database, without a Spring context. */
final class Ledger {

  static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  final JdbcTemplate jdbc;
  final UsageWriter writer;
  final UsageIngest ingest;
  final UsageQueries queries;
  final UsageRows rows;
  final ConversationQueries conversations;
  final InstantSource clock = InstantSource.fixed(NOW);

  Ledger(TestDatabase database) {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(database.url());
    pool.setMaximumPoolSize(8);
    pool.setMinimumIdle(0);
    JdbcTransactionManager transactions = new JdbcTransactionManager(pool);
    jdbc = new JdbcTemplate(pool);
    writer = new UsageWriter(jdbc);
    ingest = new UsageIngest(writer, new LiveUsage(), UsageSettings.FOREVER, clock);
    queries = new UsageQueries(jdbc, transactions);
    rows = new UsageRows(jdbc, transactions);
    conversations = new ConversationQueries(jdbc);
  }

  UsageBatch.Receipt take(List<UsageRecord> records) {
    return ingest.take(Json.mapper().writeValueAsBytes(new UsageBatch("gateway-1", records)));
  }

  UsageController controller() {
    return new UsageController(queries, rows, conversations, clock);
  }

  UsageFilter filter(Instant from, Instant to) {
    return new UsageFilter(from, to, List.of());
  }

  /** Whether the writer keeps the rollups: plain PostgreSQL, not TimescaleDB. */
  boolean keepsRollups() {
    return Boolean.TRUE.equals(
        jdbc.queryForObject("SELECT to_regclass('usage_hour_rollup') IS NOT NULL", Boolean.class));
  }

  void empty() {
    jdbc.execute("TRUNCATE usage_record, usage_quarantine, usage_reprice");
    if (keepsRollups()) {
      jdbc.execute("TRUNCATE usage_hour_rollup, usage_day_rollup");
    }
  }
}
