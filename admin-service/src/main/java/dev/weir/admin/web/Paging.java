package dev.weir.admin.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How much of a list is asked for, and after what. The cursor is opaque to callers; it holds the
 * place of the last item shown, so that a list that grows meanwhile neither skips nor repeats.
 *
 * @param after the place of the last item of the page before, as {@link #page} was told; null on
 *     the first page
 */
public record Paging(int limit, @Nullable String after) {

  private static final int DEFAULT = 50;
  private static final int MOST = 1000;

  /** Reads the two query parameters. */
  public static Paging of(@Nullable Integer limit, @Nullable String cursor) {
    if (limit != null && (limit < 1 || limit > MOST)) {
      throw ApiException.invalid("limit", limit + " (expected: 1 to " + MOST + ")");
    }
    return new Paging(limit == null ? DEFAULT : limit, cursor == null ? null : decoded(cursor));
  }

  /** How many rows to fetch: one more than shown tells whether there is a next page. */
  public int fetch() {
    return limit + 1;
  }

  /**
   * The page that these rows are.
   *
   * @param rows at most {@link #fetch} of them
   * @param place where a row stands in the order of the list
   */
  public <R, T> Page<T> page(List<R> rows, Function<R, String> place, Function<R, T> item) {
    boolean more = rows.size() > limit;
    List<R> shown = more ? rows.subList(0, limit) : rows;
    String next = more ? encoded(place.apply(shown.get(shown.size() - 1))) : null;
    return new Page<>(shown.stream().map(item).toList(), next);
  }

  private static String encoded(String place) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(place.getBytes(StandardCharsets.UTF_8));
  }

  private static String decoded(String cursor) {
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw wrongCursor();
    }
  }

  /** For places that do not read back. */
  public static ApiException wrongCursor() {
    return ApiException.invalid("cursor", "it is not one of ours (expected: a next_cursor)");
  }
}
