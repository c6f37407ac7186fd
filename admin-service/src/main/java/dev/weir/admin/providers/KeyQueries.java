package dev.weir.admin.providers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The keys' rows, without the keys, and the sealed values, which only {@link SealedSecrets} asks
 * for.
 */
@Component
class KeyQueries {

  private static final String ALL =
      """
      select id, provider_id, version, reference, masked, verified_at, created_at, retired_at
        from provider_keys
       order by provider_id, version desc
      """;

  private static final String INSERT =
      """
      insert into provider_keys (id, provider_id, version, reference, masked, verified_at,
                                 created_at, retired_at)
      values (?, ?, ?, ?, ?, ?, ?, null)
      """;

  private final JdbcTemplate jdbc;

  KeyQueries(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** All keys, of each provider the latest first. */
  List<ProviderKeyRow> all() {
    return jdbc.query(ALL, (row, number) -> row(row));
  }

  @Nullable ProviderKeyRow current(String providerId) {
    return all().stream()
        .filter(key -> key.providerId().equals(providerId) && key.retiredAt() == null)
        .findFirst()
        .orElse(null);
  }

  long nextVersion() {
    Long version = jdbc.queryForObject("select nextval('provider_key_version')", Long.class);
    return version == null ? 0 : version;
  }

  /** Makes this the provider's current key. */
  void add(ProviderKeyRow key) {
    jdbc.update(
        "update provider_keys set retired_at = ? where provider_id = ? and retired_at is null",
        Timestamp.from(key.createdAt()),
        key.providerId());
    jdbc.update(
        INSERT,
        key.id(),
        key.providerId(),
        key.version(),
        key.reference(),
        key.masked(),
        key.verifiedAt() == null ? null : Timestamp.from(key.verifiedAt()),
        Timestamp.from(key.createdAt()));
  }

  void verified(String keyId, Instant now) {
    jdbc.update(
        "update provider_keys set verified_at = ? where id = ?", Timestamp.from(now), keyId);
  }

  void delete(String keyId) {
    jdbc.update("delete from provider_keys where id = ?", keyId);
  }

  /** Keeps others from sealing or re-sealing until the transaction ends. */
  void lockSealing(boolean alone) {
    jdbc.queryForList(
        alone
            ? "select pg_advisory_xact_lock(hashtext('provider_secrets'))"
            : "select pg_advisory_xact_lock_shared(hashtext('provider_secrets'))");
  }

  void seal(String keyId, String owner, String sealed) {
    jdbc.update(
        """
        insert into provider_secrets (key_id, owner, sealed) values (?, ?, ?)
        on conflict (key_id) do update set sealed = excluded.sealed
        """,
        keyId,
        owner,
        sealed);
  }

  @Nullable String sealed(String keyId) {
    return jdbc
        .queryForList("select sealed from provider_secrets where key_id = ?", String.class, keyId)
        .stream()
        .findFirst()
        .orElse(null);
  }

  List<SealedRow> allSealed() {
    return jdbc.query(
        "select key_id, owner, sealed from provider_secrets order by key_id for update",
        (row, number) ->
            new SealedRow(
                row.getString("key_id"), row.getString("owner"), row.getString("sealed")));
  }

  void deleteSealed(String keyId) {
    jdbc.update("delete from provider_secrets where key_id = ?", keyId);
  }

  private static ProviderKeyRow row(ResultSet row) throws SQLException {
    return new ProviderKeyRow(
        row.getString("id"),
        row.getString("provider_id"),
        row.getLong("version"),
        row.getString("reference"),
        row.getString("masked"),
        instant(row, "verified_at"),
        row.getTimestamp("created_at").toInstant(),
        instant(row, "retired_at"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp time = row.getTimestamp(column);
    return time == null ? null : time.toInstant();
  }

  /** A sealed value and whose it is. */
  record SealedRow(String keyId, String owner, String sealed) {}
}
