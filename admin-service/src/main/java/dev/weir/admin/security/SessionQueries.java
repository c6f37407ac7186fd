package dev.weir.admin.security;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of people's sessions. A session is known by the hash of its cookie. */
@Repository
class SessionQueries {

  private final JdbcClient jdbc;

  SessionQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A session that is stored. */
  record StoredSession(String personId, Instant createdAt, Instant expiresAt) {}

  void insert(String hash, String personId, Instant now, Instant expiresAt) {
    jdbc.sql(
            """
            INSERT INTO person_sessions (hash, person_id, created_at, expires_at)
            VALUES (:hash, :person, :now, :expires)
            """)
        .param("hash", hash)
        .param("person", personId)
        .param("now", utc(now))
        .param("expires", utc(expiresAt))
        .update();
  }

  @Nullable StoredSession find(String hash, Instant now) {
    return jdbc.sql(
            """
            SELECT person_id, created_at, expires_at
              FROM person_sessions
             WHERE hash = :hash AND expires_at > :now
            """)
        .param("hash", hash)
        .param("now", utc(now))
        .query(
            (row, number) ->
                new StoredSession(
                    row.getString("person_id"),
                    row.getObject("created_at", OffsetDateTime.class).toInstant(),
                    row.getObject("expires_at", OffsetDateTime.class).toInstant()))
        .optional()
        .orElse(null);
  }

  void extend(String hash, Instant expiresAt) {
    jdbc.sql("UPDATE person_sessions SET expires_at = :expires WHERE hash = :hash")
        .param("hash", hash)
        .param("expires", utc(expiresAt))
        .update();
  }

  void delete(String hash) {
    jdbc.sql("DELETE FROM person_sessions WHERE hash = :hash").param("hash", hash).update();
  }

  void deleteExpired(Instant now) {
    jdbc.sql("DELETE FROM person_sessions WHERE expires_at <= :now")
        .param("now", utc(now))
        .update();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
