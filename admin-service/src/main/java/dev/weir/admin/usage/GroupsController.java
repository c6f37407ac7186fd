package dev.weir.admin.usage;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.weir.admin.security.Actor;
import dev.weir.admin.usage.UsageController.Items;
import dev.weir.admin.usage.UsageQueries.Order;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who and what the usage belongs to: its sums by any of the rollups' dimensions. */
@RestController
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

  /** A group: the value that its rows have in common, null where they have none, and its sums. */
  record GroupItem(@JsonProperty("value") @Nullable String value, @JsonUnwrapped Figures figures) {}

  @GetMapping("/api/ai/usage/by/{dimension}")
  @PreAuthorize("hasAuthority('read')")
  Items<GroupItem> getUsageBy(
      @Parameter(
              schema =
                  @Schema(
                      allowableValues = {
                        "model",
                        "provider",
                        "key",
                        "user",
                        "team",
                        "front",
                        "outcome"
                      }))
          @PathVariable("dimension")
          String dimension,
      @ParameterObject UsageParameters parameters,
      @Parameter(
              schema =
                  @Schema(
                      allowableValues = {"requests", "tokens", "cost"},
                      defaultValue = "requests"))
          @RequestParam(name = "order", defaultValue = "requests")
          String order) {
    Dimension by = UsageController.word(Dimension.class, "dimension", dimension);
    UsageFilter filter = parameters.filter(Actor.current(), clock.instant());
    return new Items<>(
        queries
            .by(by.column, filter, UsageController.word(Order.class, "order", order), MOST)
            .stream()
            .map(group -> new GroupItem(group.name(), group.figures()))
            .toList());
  }
}
