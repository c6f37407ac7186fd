package dev.weir.admin.pricing;

import dev.weir.ledger.Json;
import dev.weir.ledger.Price;
import dev.weir.ledger.Snapshot.ScheduleEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** The price book's rows: read and added, never changed. */
@Component
class PriceQueries {

  /** Of what holds at a time, the latest version for each model and provider; later ones last. */
  private static final String HOLDING =
      """
      select id, provider, model, is_prefix, schedule, service_tiers, valid_from, valid_to,
             source, author, is_bundled, created_at
        from (select distinct on (model, coalesce(provider, ''))
                     id, serial, provider, model, is_prefix, schedule, service_tiers, valid_from,
                     valid_to, source, author, is_bundled, created_at
                from prices
               where valid_from <= ? and (valid_to is null or valid_to > ?)
               order by model, coalesce(provider, ''), valid_from desc, serial desc) holding
       order by valid_from, serial
      """;

  private static final String ALL =
      """
      select id, provider, model, is_prefix, schedule, service_tiers, valid_from, valid_to,
             source, author, is_bundled, created_at
        from prices
       order by valid_from, serial
      """;

  private static final String HISTORY =
      """
      select id, provider, model, is_prefix, schedule, service_tiers, valid_from, valid_to,
             source, author, is_bundled, created_at
        from prices
       where model = ?
       order by valid_from desc, serial desc
       limit 1000
      """;

  private static final String INSERT =
      """
      insert into prices (id, provider, model, is_prefix, schedule, service_tiers, valid_from,
                          valid_to, source, author, is_bundled, created_at)
      values (?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?, ?)
      """;

  private static final TypeReference<Map<String, ScheduleEntry>> SCHEDULES =
      new TypeReference<>() {};

  private final JdbcTemplate jdbc;

  PriceQueries(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  List<PriceVersion> holding(Instant time) {
    Timestamp at = Timestamp.from(time);
    return jdbc.query(HOLDING, (row, number) -> version(row), at, at);
  }

  List<PriceVersion> all() {
    return jdbc.query(ALL, (row, number) -> version(row));
  }

  List<PriceVersion> history(String model) {
    return jdbc.query(HISTORY, (row, number) -> version(row), model);
  }

  /** Marks the list as taken over; false where it was before. Waits for another replica. */
  boolean claimList(String version, Instant now) {
    return jdbc.update(
            """
            insert into price_lists (version, imported_at) values (?, ?)
            on conflict (version) do nothing
            """,
            version,
            Timestamp.from(now))
        == 1;
  }

  void add(List<PriceVersion> versions) {
    jdbc.batchUpdate(
        INSERT,
        versions,
        Math.max(1, versions.size()),
        (statement, version) -> {
          Price price = version.price();
          statement.setString(1, price.id());
          statement.setString(2, price.provider());
          statement.setString(3, price.model());
          statement.setBoolean(4, price.prefix());
          statement.setString(5, json(PriceVersion.entry(price.schedule())));
          statement.setString(6, json(PriceVersion.entries(price.serviceTiers())));
          statement.setTimestamp(7, Timestamp.from(version.validFrom()));
          statement.setTimestamp(
              8, price.validTo() == null ? null : Timestamp.from(price.validTo()));
          statement.setString(9, price.source());
          statement.setString(10, version.author());
          statement.setBoolean(11, version.isBundled());
          statement.setTimestamp(12, Timestamp.from(version.createdAt()));
        });
  }

  private static String json(Object value) {
    return Json.mapper().writeValueAsString(value);
  }

  private static PriceVersion version(ResultSet row) throws SQLException {
    return new PriceVersion(
        new Price(
            row.getString("id"),
            row.getString("provider"),
            row.getString("model"),
            row.getBoolean("is_prefix"),
            PriceVersion.schedule(
                Json.mapper().readValue(row.getString("schedule"), ScheduleEntry.class)),
            PriceVersion.schedules(
                Json.mapper().readValue(row.getString("service_tiers"), SCHEDULES)),
            instant(row, "valid_to"),
            row.getString("source")),
        row.getTimestamp("valid_from").toInstant(),
        row.getString("author"),
        row.getBoolean("is_bundled"),
        row.getTimestamp("created_at").toInstant());
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp time = row.getTimestamp(column);
    return time == null ? null : time.toInstant();
  }
}
