package dev.weir.admin.usage;

import dev.weir.admin.usage.Figures.Sums;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The sums of the ledger. Each answer adds whole days, whole hours and single rows, so that it is
 * exact for any range and as fast as the rollups allow; a filter that the rollups do not know makes
 * it read the rows alone.
 */
@Component
class UsageQueries {

  private static final int MOST_BRANCHES = 4;

  /** The columns that every {@link Grain} has. */
  private static final String COLUMNS =
      """
      bucket_at, key_id, user_name, team, provider, model, front, status_class, outcome,
      is_streaming, is_byok, requests, unpriced_requests, estimated_requests, input_uncached,
      input_cache_read, input_cache_write_5m, input_cache_write_1h, input_audio, output_text,
      output_reasoning, output_audio, cost_picos, latency_ms, ttft_ms, ttft_requests,
      latency_histogram, ttft_histogram
      """;

  private final JdbcTemplate jdbc;
  private final TransactionTemplate oneState;

  UsageQueries(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    oneState = new TransactionTemplate(transactions);
    oneState.setReadOnly(true);
    oneState.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  /** A group of rows and its sums. */
  record Group(@Nullable String name, Figures figures) {}

  /** What the groups of a list are ordered by, the greatest first. */
  enum Order {
    REQUESTS,
    TOKENS,
    COST
  }

  Figures total(UsageFilter filter) {
    return sums(filter).figures();
  }

  private Sums sums(UsageFilter filter) {
    List<Object> values = new ArrayList<>();
    String sql = "SELECT " + Figures.SELECT + " FROM (" + source(filter, List.of(), values) + ") s";
    Sums sums = jdbc.queryForObject(sql, (row, i) -> Sums.of(row), values.toArray());
    return sums == null ? Sums.NONE : sums;
  }

  /**
   * @param column a dimension of the rollups, such as {@code model} or {@code key_id}
   */
  List<Group> by(String column, UsageFilter filter, Order order, int limit) {
    List<Object> values = new ArrayList<>();
    String sql =
        "SELECT "
            + column
            + " AS name, "
            + Figures.SELECT
            + " FROM ("
            + source(filter, List.of(), values)
            + ") s GROUP BY "
            + column;
    List<Group> groups = jdbc.query(sql, UsageQueries::group, values.toArray());
    return groups.stream().sorted(comparator(order)).limit(limit).toList();
  }

  /** The sums of each bucket that has any, by the bucket's place. */
  Map<Integer, Figures> byBucket(UsageFilter filter, TimeBuckets buckets) {
    List<Object> values = new ArrayList<>();
    StringJoiner starts = new StringJoiner(",", "{", "}");
    buckets.starts().forEach(start -> starts.add(start.toString()));
    values.add(starts.toString());
    // As a subselect the array is read once, not for each row.
    String sql =
        "SELECT width_bucket(bucket_at, (SELECT CAST(? AS timestamptz[]))) AS place, "
            + Figures.SELECT
            + " FROM ("
            + source(filter, buckets.starts(), values)
            + ") s GROUP BY 1";
    Map<Integer, Figures> figures = new TreeMap<>();
    jdbc.query(
        sql,
        row -> {
          figures.put(row.getInt("place") - 1, Figures.of(row));
        },
        values.toArray());
    return figures;
  }

  /**
   * The values of one tag. What does not carry the tag comes last, as a group without a name, so
   * that the parts add up to the whole; both are read from the same state of the ledger.
   */
  List<Group> byTag(String tag, UsageFilter filter, Order order, int limit) {
    List<Group> groups = oneState.execute(status -> tagged(tag, filter, order, limit));
    return groups == null ? List.of() : groups;
  }

  private List<Group> tagged(String tag, UsageFilter filter, Order order, int limit) {
    Sums rest = sums(filter);
    List<Object> values = new ArrayList<>();
    values.add(tag);
    UsageFilter tagged = filter.and(UsageFilter.Condition.ofRows("tags ?? ?", tag));
    String sql =
        "SELECT tag AS name, "
            + Figures.SELECT
            + " FROM (SELECT tags ->> ? AS tag, "
            + COLUMNS
            + " FROM usage_raw"
            + between(tagged, values)
            + ") s GROUP BY tag";
    List<Group> groups = new ArrayList<>();
    for (Map.Entry<String, Sums> part :
        jdbc.query(
            sql, (row, i) -> Map.entry(row.getString("name"), Sums.of(row)), values.toArray())) {
      rest = rest.minus(part.getValue());
      groups.add(new Group(part.getKey(), part.getValue().figures()));
    }
    List<Group> answer =
        new ArrayList<>(groups.stream().sorted(comparator(order)).limit(limit).toList());
    if (rest.requests() > 0) {
      answer.add(new Group(null, rest.figures()));
    }
    return answer;
  }

  /** What was asked for in SQL, and its plan; for tests. */
  List<@Nullable String> plan(UsageFilter filter, List<Instant> cuts) {
    List<Object> values = new ArrayList<>();
    return jdbc.queryForList(
        "EXPLAIN SELECT " + Figures.SELECT + " FROM (" + source(filter, cuts, values) + ") s",
        String.class,
        values.toArray());
  }

  /** The slices of the range, one below the other. */
  private static String source(UsageFilter filter, List<Instant> cuts, List<Object> values) {
    Slices slices =
        filter.needsRows()
            ? Slices.ofRows(filter.from(), filter.to())
            : Slices.of(filter.from(), filter.to(), cuts);
    StringJoiner union = new StringJoiner(" UNION ALL ");
    for (Grain grain : Grain.values()) {
      List<Slices.Range> ranges = slices.ranges().getOrDefault(grain, List.of());
      if (ranges.size() > MOST_BRANCHES) {
        union.add(lookups(grain, ranges, filter, values));
      } else {
        for (Slices.Range range : ranges) {
          union.add("SELECT " + COLUMNS + " FROM " + grain.view() + between(range, filter, values));
        }
      }
    }
    return union.length() == 0
        ? "SELECT " + COLUMNS + " FROM usage_raw WHERE false"
        : union.toString();
  }

  private static String between(UsageFilter filter, List<Object> values) {
    return between(new Slices.Range(filter.from(), filter.to()), filter, values);
  }

  private static String between(Slices.Range range, UsageFilter filter, List<Object> values) {
    values.add(range.from().atOffset(ZoneOffset.UTC));
    values.add(range.to().atOffset(ZoneOffset.UTC));
    return " WHERE bucket_at >= ? AND bucket_at < ?" + filter.sql(values);
  }

  /** Many short ranges: each is looked up in the index, which {@code OFFSET 0} makes sure of. */
  private static String lookups(
      Grain grain, List<Slices.Range> ranges, UsageFilter filter, List<Object> values) {
    StringJoiner starts = new StringJoiner(",", "{", "}");
    StringJoiner ends = new StringJoiner(",", "{", "}");
    for (Slices.Range range : ranges) {
      starts.add(range.from().toString());
      ends.add(range.to().toString());
    }
    values.add(starts.toString());
    values.add(ends.toString());
    return "SELECT "
        + COLUMNS
        + " FROM unnest(CAST(? AS timestamptz[]), CAST(? AS timestamptz[])) AS r (range_from,"
        + " range_to) CROSS JOIN LATERAL (SELECT "
        + COLUMNS
        + " FROM "
        + grain.view()
        + " WHERE bucket_at >= range_from AND bucket_at < range_to"
        + filter.sql(values)
        + " OFFSET 0) l";
  }

  private static Group group(ResultSet row, int index) throws SQLException {
    return new Group(row.getString("name"), Figures.of(row));
  }

  private static Comparator<Group> comparator(Order order) {
    Comparator<Group> greatest =
        switch (order) {
          case REQUESTS -> Comparator.comparingLong(group -> group.figures().requests());
          case TOKENS -> Comparator.comparing(group -> group.figures().totalTokens());
          case COST -> Comparator.comparing(group -> new BigDecimal(group.figures().costUsd()));
        };
    return greatest
        .reversed()
        .thenComparing(Group::name, Comparator.nullsLast(Comparator.naturalOrder()));
  }

  static <E extends Enum<E>> List<String> words(E[] values) {
    return Arrays.stream(values).map(value -> value.name().toLowerCase(Locale.ROOT)).toList();
  }
}
