package dev.weir.admin.usage;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.weir.admin.web.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Conversations, the most recent first; their sums are those of the rows in the range. A page walks
 * the rows from the newest on, from conversation to conversation, and sums up only those it shows:
 * how long the range is does not matter.
 */
@Component
class ConversationQueries {

  private static final String SUMS =
      "SELECT conversation_id, min(bucket_at) AS first_at, max(bucket_at) AS last_at, "
          + Figures.SELECT
          + """
          FROM usage_raw
          WHERE conversation_id = ANY (?) AND bucket_at >= ? AND bucket_at < ?
          """;

  private final JdbcTemplate jdbc;

  ConversationQueries(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** One conversation. */
  record Conversation(
      @JsonProperty("conversation_id") String id,
      @JsonProperty("first_at") Instant firstAt,
      @JsonProperty("last_at") Instant lastAt,
      @JsonUnwrapped Figures figures) {}

  Page<Conversation> page(UsageFilter filter, @Nullable String cursor, int limit) {
    List<Object> values = new ArrayList<>();
    String walk = walk(filter, Place.of(cursor), limit + 1, values);
    List<String> ids = jdbc.query(walk, (row, i) -> row.getString("id"), values.toArray());
    List<String> shown = ids.size() > limit ? ids.subList(0, limit) : ids;
    List<Conversation> page = sums(filter, shown);
    if (ids.size() <= limit || page.isEmpty()) {
      return new Page<>(page, null);
    }
    Conversation last = page.getLast();
    return new Page<>(page, RowCursor.encode(last.lastAt() + " " + last.id()));
  }

  /** The plan of a page; for tests. */
  List<@Nullable String> plan(UsageFilter filter, @Nullable String cursor) {
    List<Object> values = new ArrayList<>();
    String walk = walk(filter, Place.of(cursor), 51, values);
    return jdbc.queryForList("EXPLAIN " + walk, String.class, values.toArray());
  }

  private List<Conversation> sums(UsageFilter filter, List<String> ids) {
    List<Object> values = new ArrayList<>();
    values.add(ids.toArray(String[]::new));
    range(filter, values);
    String sql = SUMS + filter.sql(values) + " GROUP BY conversation_id";
    Map<String, Conversation> found = new HashMap<>();
    jdbc.query(
        sql,
        row -> {
          Conversation one = conversation(row);
          found.put(one.id(), one);
        },
        values.toArray());
    return ids.stream().map(found::get).filter(Objects::nonNull).toList();
  }

  /** Each step finds the newest row, before the last one found, of a conversation not yet found. */
  private static String walk(
      UsageFilter filter, @Nullable Place after, int most, List<Object> values) {
    String first = step(filter, after != null, after == null ? "" : Place.BEFORE, after, values);
    String next =
        step(
            filter,
            after != null,
            """
             AND bucket_at <= walk.at AND (bucket_at, conversation_id) < (walk.at, walk.id)
             AND conversation_id <> ALL (walk.found)
            """,
            null,
            values);
    values.add(most);
    return """
    WITH RECURSIVE walk AS (
      SELECT id, at, ARRAY[id] AS found, 1 AS number FROM (%s) AS newest
      UNION ALL
      SELECT next.id, next.at, walk.found || next.id, walk.number + 1
      FROM walk, LATERAL (%s) AS next
      WHERE walk.number < ?
    )
    SELECT id FROM walk ORDER BY number
    """
        .formatted(first, next);
  }

  /**
   * @param isLater whether a page came before: then a conversation with a newer row was on it
   */
  private static String step(
      UsageFilter filter,
      boolean isLater,
      String place,
      @Nullable Place after,
      List<Object> values) {
    range(filter, values);
    String conditions = filter.sql(values);
    if (after != null) {
      after.addTo(values);
    }
    String newest = "";
    if (isLater) {
      values.add(filter.to().atOffset(ZoneOffset.UTC));
      newest =
          """
           AND NOT EXISTS (
            SELECT FROM usage_raw WHERE conversation_id = rows.conversation_id
              AND bucket_at > rows.bucket_at AND bucket_at < ? %s)
          """
              .formatted(filter.sql(values));
    }
    return """
    SELECT conversation_id AS id, bucket_at AS at FROM usage_raw AS rows
    WHERE conversation_id IS NOT NULL AND bucket_at >= ? AND bucket_at < ? %s %s %s
    ORDER BY bucket_at DESC, conversation_id DESC LIMIT 1
    """
        .formatted(conditions, place, newest);
  }

  private static void range(UsageFilter filter, List<Object> values) {
    values.add(filter.from().atOffset(ZoneOffset.UTC));
    values.add(filter.to().atOffset(ZoneOffset.UTC));
  }

  /** Where a page ended. */
  private record Place(Instant at, String id) {

    static final String BEFORE = " AND bucket_at <= ? AND (bucket_at, conversation_id) < (?, ?)";

    static @Nullable Place of(@Nullable String cursor) {
      if (cursor == null || cursor.isBlank()) {
        return null;
      }
      try {
        String[] parts = RowCursor.decode(cursor).split(" ", 2);
        return new Place(Instant.parse(parts[0]), parts[1]);
      } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
        throw RowCursor.invalid();
      }
    }

    void addTo(List<Object> values) {
      values.add(at.atOffset(ZoneOffset.UTC));
      values.add(at.atOffset(ZoneOffset.UTC));
      values.add(id);
    }
  }

  private static Conversation conversation(ResultSet row) throws SQLException {
    return new Conversation(
        row.getString("conversation_id"),
        UsageRows.instant(row, "first_at"),
        UsageRows.instant(row, "last_at"),
        Figures.of(row));
  }
}
