package dev.weir.admin.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of the audit log. */
@Repository
class AuditQueries {

  /** Any number that no other lock of this database has. */
  private static final long LOCK = 0x7765_6972_6175_6474L;

  private static final String COLUMNS =
      """
      seq, at, actor_kind, actor_id, actor_name, action, subject, before, after,
             previous_hash, hash
      """;

  private final JdbcTemplate template;
  private final JdbcClient jdbc;

  AuditQueries(JdbcTemplate template) {
    this.template = template;
    this.jdbc = JdbcClient.create(template);
  }

  /** Where the chain ends. */
  record Head(long seq, String hash) {}

  /** What is asked for; null takes all. */
  record Filter(
      @Nullable String actor,
      @Nullable String action,
      @Nullable String subject,
      @Nullable Instant from,
      @Nullable Instant to,
      long belowSeq) {}

  /** Keeps every other writer waiting until the running transaction ends, then tells the end. */
  Head lockedHead() {
    template.query("SELECT pg_advisory_xact_lock(?)", row -> {}, LOCK);
    return head();
  }

  Head head() {
    return jdbc.sql("SELECT seq, hash FROM audit_entries ORDER BY seq DESC LIMIT 1")
        .query((row, number) -> new Head(row.getLong("seq"), row.getString("hash")))
        .optional()
        .orElse(new Head(0, AuditEntry.NOTHING));
  }

  void insert(AuditEntry entry) {
    jdbc.sql(
            """
            INSERT INTO audit_entries (seq, at, actor_kind, actor_id, actor_name, action, subject,
                                       before, after, previous_hash, hash)
            VALUES (:seq, :at, :kind, :id, :name, :action, :subject,
                    :before, :after, :previous, :hash)
            """)
        .param("seq", entry.seq())
        .param("at", entry.at().atOffset(ZoneOffset.UTC))
        .param("kind", entry.actorKind())
        .param("id", entry.actorId())
        .param("name", entry.actorName())
        .param("action", entry.action())
        .param("subject", entry.subject())
        .param("before", entry.before())
        .param("after", entry.after())
        .param("previous", entry.previousHash())
        .param("hash", entry.hash())
        .update();
  }

  /** The newest entries first. */
  List<AuditEntry> list(Filter filter, int limit) {
    return jdbc.sql(
            "SELECT "
                + COLUMNS
                + """
                  FROM audit_entries
                 WHERE seq < :below
                   AND (:actor::text IS NULL OR actor_id = :actor OR actor_name = :actor)
                   AND (:action::text IS NULL OR action = :action
                        OR starts_with(action, :action || '.'))
                   AND (:subject::text IS NULL OR subject = :subject)
                   AND (:from::timestamptz IS NULL OR at >= :from)
                   AND (:to::timestamptz IS NULL OR at < :to)
                 ORDER BY seq DESC
                 LIMIT :limit
                """)
        .param("below", filter.belowSeq())
        .param("actor", filter.actor())
        .param("action", filter.action())
        .param("subject", filter.subject())
        .param("from", utc(filter.from()))
        .param("to", utc(filter.to()))
        .param("limit", limit)
        .query((row, number) -> entry(row))
        .list();
  }

  /** Shows every entry in order until one is not wanted any more. Needs a transaction. */
  void walk(Predicate<AuditEntry> wanted) {
    template.query(
        connection -> {
          var statement =
              connection.prepareStatement("SELECT " + COLUMNS + " FROM audit_entries ORDER BY seq");
          statement.setFetchSize(1000);
          return statement;
        },
        (ResultSet rows) -> {
          boolean goOn = true;
          while (goOn && rows.next()) {
            goOn = wanted.test(entry(rows));
          }
          return goOn;
        });
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  private static AuditEntry entry(ResultSet row) throws SQLException {
    return new AuditEntry(
        row.getLong("seq"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("actor_kind"),
        row.getString("actor_id"),
        row.getString("actor_name"),
        row.getString("action"),
        row.getString("subject"),
        row.getString("before"),
        row.getString("after"),
        row.getString("previous_hash"),
        row.getString("hash"));
  }
}
