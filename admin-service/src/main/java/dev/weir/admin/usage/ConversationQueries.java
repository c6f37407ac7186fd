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
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Conversations, the most recent first; their sums are those of the rows in the range. */
@Component
class ConversationQueries {

  private static final String SELECT =
      "SELECT conversation_id, min(bucket_at) AS first_at, max(bucket_at) AS last_at, "
          + Figures.SELECT;

  private static final String FROM =
      """
      FROM usage_raw
      WHERE conversation_id IS NOT NULL AND bucket_at >= ? AND bucket_at < ?
      """;

  private static final String END =
      """

      ORDER BY max(bucket_at) DESC, conversation_id DESC
      LIMIT ?
      """;

  private static final String AFTER = " HAVING (max(bucket_at), conversation_id) < (?, ?)";

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
    values.add(filter.from().atOffset(ZoneOffset.UTC));
    values.add(filter.to().atOffset(ZoneOffset.UTC));
    String conditions = filter.sql(values);
    boolean isFirst = cursor == null || cursor.isBlank();
    if (cursor != null && !isFirst) {
      addCursor(cursor, values);
    }
    values.add(limit + 1);
    List<Conversation> found =
        jdbc.query(
            SELECT + FROM + conditions + " GROUP BY conversation_id" + (isFirst ? "" : AFTER) + END,
            ConversationQueries::conversation,
            values.toArray());
    if (found.size() <= limit) {
      return new Page<>(found, null);
    }
    List<Conversation> page = found.subList(0, limit);
    Conversation last = page.getLast();
    return new Page<>(page, RowCursor.encode(last.lastAt() + " " + last.id()));
  }

  private static void addCursor(String cursor, List<Object> values) {
    try {
      String[] parts = RowCursor.decode(cursor).split(" ", 2);
      values.add(Instant.parse(parts[0]).atOffset(ZoneOffset.UTC));
      values.add(parts[1]);
    } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
      throw RowCursor.invalid();
    }
  }

  private static Conversation conversation(ResultSet row, int index) throws SQLException {
    return new Conversation(
        row.getString("conversation_id"),
        UsageRows.instant(row, "first_at"),
        UsageRows.instant(row, "last_at"),
        Figures.of(row));
  }
}
