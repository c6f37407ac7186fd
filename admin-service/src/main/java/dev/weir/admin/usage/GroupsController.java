package dev.weir.admin.usage;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.weir.admin.security.Actor;
import dev.weir.admin.usage.UsageQueries.Order;
import dev.weir.admin.web.ApiException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who and what the usage belongs to: its sums by any of the rollups' dimensions. */
@RestController
@RequestMapping("/api/ai/usage/by")
@PreAuthorize("hasAuthority('read')")
class GroupsController {

  private static final int MOST = 500;

  private final UsageQueries queries;
  private final InstantSource clock;

  GroupsController(UsageQueries queries, InstantSource clock) {
    this.queries = queries;
    this.clock = clock;
  }

  /** What a sum can be parted by, and its column. */
  enum Dimension {
    MODEL("model"),
    PROVIDER("provider"),
    KEY("key_id"),
    USER("user_name"),
    TEAM("team"),
    FRONT("front"),
    OUTCOME("outcome");

    private final String column;

    Dimension(String column) {
      this.column = column;
    }
  }

  /**
   * The groups, the greatest first.
   *
   * @param items at most 500
   */
  record Groups(@JsonProperty("items") List<GroupItem> items) {}

  /** A group: the value that its rows have in common, null where they have none, and its sums. */
  record GroupItem(@JsonProperty("value") @Nullable String value, @JsonUnwrapped Figures figures) {}

  @GetMapping("/{dimension}")
  Groups usageBy(
      @PathVariable("dimension") String dimension,
      @ParameterObject UsageParameters parameters,
      @RequestParam(name = "order", defaultValue = "requests") String order) {
    Dimension found = word(Dimension.class, "dimension", dimension);
    UsageFilter filter = parameters.filter(Actor.current(), clock.instant());
    return new Groups(
        queries.by(found.column, filter, word(Order.class, "order", order), MOST).stream()
            .map(group -> new GroupItem(group.name(), group.figures()))
            .toList());
  }

  private static <E extends Enum<E>> E word(Class<E> type, String name, String word) {
    for (E value : type.getEnumConstants()) {
      if (value.name().toLowerCase(Locale.ROOT).equals(word)) {
        return value;
      }
    }
    String expected =
        Arrays.stream(type.getEnumConstants())
            .map(value -> value.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    throw ApiException.invalid(name, word + " (expected: " + expected + ")");
  }
}
