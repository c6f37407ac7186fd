package dev.weir.admin.usage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Which rows a question is about: a time range, what the caller asked for, and what the caller may
 * see. Immutable.
 *
 * @param from the first moment
 * @param to the first moment that is out
 */
record UsageFilter(Instant from, Instant to, List<Condition> conditions) {

  /**
   * One condition in SQL, over the columns of {@link Grain}'s views.
   *
   * @param rowsOnly whether it names a column that only the rows have
   */
  record Condition(String sql, List<Object> values, boolean rowsOnly) {

    static Condition of(String sql, Object... values) {
      return new Condition(sql, List.of(values), false);
    }

    static Condition ofRows(String sql, Object... values) {
      return new Condition(sql, List.of(values), true);
    }
  }

  UsageFilter {
    conditions = List.copyOf(conditions);
  }

  UsageFilter and(Condition condition) {
    List<Condition> more = new ArrayList<>(conditions);
    more.add(condition);
    return new UsageFilter(from, to, more);
  }

  /** Whether the rollups cannot answer. */
  boolean needsRows() {
    return conditions.stream().anyMatch(Condition::rowsOnly);
  }

  /** The conditions, each with {@code AND} before it; their values go to the list. */
  String sql(List<Object> values) {
    StringBuilder sql = new StringBuilder();
    for (Condition condition : conditions) {
      sql.append(" AND ").append(condition.sql());
      values.addAll(condition.values());
    }
    return sql.toString();
  }
}
