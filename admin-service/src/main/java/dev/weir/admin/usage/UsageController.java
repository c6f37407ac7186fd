package dev.weir.admin.usage;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.weir.admin.security.Actor;
import dev.weir.admin.usage.UsageFilter.Condition;
import dev.weir.admin.usage.UsageQueries.Group;
import dev.weir.admin.usage.UsageQueries.Order;
import dev.weir.admin.web.ApiException;
import dev.weir.admin.web.Page;
import dev.weir.ledger.UsageRecord;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigInteger;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was used and what it cost: sums, series, rows and conversations, all by one filter set. */
@RestController
@RequestMapping("/api/ai/usage")
@PreAuthorize("hasAuthority('read')")
class UsageController {

  private static final int MOST = 500;

  private final UsageQueries queries;
  private final UsageRows rows;
  private final ConversationQueries conversations;
  private final InstantSource clock;

  UsageController(
      UsageQueries queries,
      UsageRows rows,
      ConversationQueries conversations,
      InstantSource clock) {
    this.queries = queries;
    this.rows = rows;
    this.conversations = conversations;
    this.clock = clock;
  }

  /** A list that has no pages. */
  record Items<T>(@JsonProperty("items") List<T> items) {}

  record ModelItem(@JsonProperty("model") @Nullable String model, @JsonUnwrapped Figures figures) {}

  record ProviderItem(
      @JsonProperty("provider") @Nullable String provider, @JsonUnwrapped Figures figures) {}

  record TagItem(@JsonProperty("value") @Nullable String value, @JsonUnwrapped Figures figures) {}

  record BucketItem(@JsonProperty("bucket") Instant bucket, @JsonUnwrapped Figures figures) {}

  /** The sums of a range, by both of the names that clients know. */
  @Schema(name = "UsageSummary")
  record Summary(
      @JsonProperty("from") Instant from,
      @JsonProperty("to") Instant to,
      @JsonProperty("total_requests") long totalRequests,
      @JsonProperty("total_input_tokens") BigInteger totalInputTokens,
      @JsonProperty("total_output_tokens") BigInteger totalOutputTokens,
      @JsonProperty("total_cost_microcents") BigInteger totalCostMicrocents,
      @JsonProperty("total_cost_usd") String totalCostUsd,
      @JsonUnwrapped Figures figures,
      @JsonProperty("by_model") List<ModelItem> byModel) {}

  /** One conversation: its sums and its rows, the oldest first. */
  record ConversationDetail(
      @JsonProperty("conversation_id") String id,
      @JsonUnwrapped Figures figures,
      @JsonProperty("items") List<UsageRecord> items,
      @JsonProperty("next_cursor") @Nullable String nextCursor) {}

  @GetMapping("/summary")
  Summary getUsageSummary(@ParameterObject UsageParameters parameters) {
    UsageFilter filter = parameters.filter(Actor.current(), clock.instant());
    Figures total = queries.total(filter);
    return new Summary(
        filter.from(),
        filter.to(),
        total.requests(),
        total.promptTokens(),
        total.completionTokens(),
        total.costMicrocents(),
        total.costUsd(),
        total,
        models(queries.by("model", filter, Order.REQUESTS, MOST)));
  }

  @GetMapping("/by-provider")
  Items<ProviderItem> getUsageByProvider(
      @ParameterObject UsageParameters parameters,
      @Parameter(
              schema =
                  @Schema(
                      allowableValues = {"requests", "tokens", "cost"},
                      defaultValue = "requests"))
          @RequestParam(name = "order", defaultValue = "requests")
          String order) {
    UsageFilter filter = parameters.filter(Actor.current(), clock.instant());
    return new Items<>(
        queries.by("provider", filter, order(order), MOST).stream()
            .map(group -> new ProviderItem(group.name(), group.figures()))
            .toList());
  }

  @GetMapping("/top-models")
  Items<ModelItem> getTopModels(
      @ParameterObject UsageParameters parameters,
      @Parameter(
              schema =
                  @Schema(
                      allowableValues = {"requests", "tokens", "cost"},
                      defaultValue = "requests"))
          @RequestParam(name = "order", defaultValue = "requests")
          String order,
      @RequestParam(name = "limit", defaultValue = "10") int limit) {
    UsageFilter filter = parameters.filter(Actor.current(), clock.instant());
    return new Items<>(models(queries.by("model", filter, order(order), limit(limit))));
  }

  @GetMapping("/timeseries")
  Items<BucketItem> getUsageTimeseries(
      @ParameterObject UsageParameters parameters,
      @Parameter(
              schema =
                  @Schema(
                      allowableValues = {"minute", "hour", "day", "week"},
                      defaultValue = "hour"))
          @RequestParam(name = "bucket", defaultValue = "hour")
          String bucket) {
    UsageFilter filter = parameters.filter(Actor.current(), clock.instant());
    TimeBuckets buckets =
        TimeBuckets.of(
            filter.from(),
            filter.to(),
            word(TimeBuckets.Width.class, "bucket", bucket),
            parameters.zone());
    Map<Integer, Figures> figures =
        buckets.starts().isEmpty() ? Map.of() : queries.byBucket(filter, buckets);
    List<BucketItem> items = new ArrayList<>();
    for (int i = 0; i < buckets.labels().size(); i++) {
      Figures found = figures.get(i);
      items.add(new BucketItem(buckets.labels().get(i), found == null ? Figures.none() : found));
    }
    return new Items<>(items);
  }

  @GetMapping("/by-tag")
  Items<TagItem> getUsageByTag(
      @ParameterObject UsageParameters parameters,
      @RequestParam(name = "name") String name,
      @Parameter(
              schema =
                  @Schema(
                      allowableValues = {"requests", "tokens", "cost"},
                      defaultValue = "requests"))
          @RequestParam(name = "order", defaultValue = "requests")
          String order) {
    UsageFilter filter = parameters.filter(Actor.current(), clock.instant());
    return new Items<>(
        queries.byTag(name, filter, order(order), MOST).stream()
            .map(group -> new TagItem(group.name(), group.figures()))
            .toList());
  }

  @GetMapping("/recent")
  Page<UsageRecord> listRequests(
      @ParameterObject UsageParameters parameters,
      @RequestParam(name = "limit", defaultValue = "50") int limit,
      @RequestParam(name = "cursor", required = false) @Nullable String cursor) {
    return page(parameters.filter(Actor.current(), clock.instant()), cursor, true, limit(limit));
  }

  @GetMapping("/conversations")
  Page<ConversationQueries.Conversation> listConversations(
      @ParameterObject UsageParameters parameters,
      @RequestParam(name = "limit", defaultValue = "50") int limit,
      @RequestParam(name = "cursor", required = false) @Nullable String cursor) {
    UsageFilter filter = parameters.filter(Actor.current(), clock.instant());
    return conversations.page(filter, cursor, limit(limit));
  }

  @GetMapping("/conversations/{id}")
  ConversationDetail getConversation(
      @PathVariable("id") String id,
      @ParameterObject UsageParameters parameters,
      @RequestParam(name = "limit", defaultValue = "50") int limit,
      @RequestParam(name = "cursor", required = false) @Nullable String cursor) {
    UsageFilter filter =
        parameters
            .filter(Actor.current(), clock.instant(), UsageParameters.BEGINNING)
            .and(Condition.ofRows("conversation_id = ?", id));
    Figures total = queries.total(filter);
    if (total.requests() == 0) {
      throw ApiException.notFound("conversation " + id);
    }
    Page<UsageRecord> page = page(filter, cursor, false, limit(limit));
    return new ConversationDetail(id, total, page.items(), page.nextCursor());
  }

  private Page<UsageRecord> page(
      UsageFilter filter, @Nullable String cursor, boolean newestFirst, int limit) {
    List<UsageRecord> found = rows.page(filter, RowCursor.ofText(cursor), newestFirst, limit + 1);
    if (found.size() <= limit) {
      return new Page<>(found, null);
    }
    List<UsageRecord> page = found.subList(0, limit);
    return new Page<>(page, RowCursor.of(page.getLast()).text());
  }

  private static List<ModelItem> models(List<Group> groups) {
    return groups.stream().map(group -> new ModelItem(group.name(), group.figures())).toList();
  }

  private static int limit(int limit) {
    if (limit < 1 || limit > MOST) {
      throw ApiException.invalid("limit", limit + " (expected: 1 to " + MOST + ")");
    }
    return limit;
  }

  private static Order order(String word) {
    return word(Order.class, "order", word);
  }

  static <E extends Enum<E>> E word(Class<E> type, String name, String word) {
    for (E value : type.getEnumConstants()) {
      if (value.name().toLowerCase(Locale.ROOT).equals(word)) {
        return value;
      }
    }
    throw ApiException.invalid(
        name,
        word
            + " (expected: "
            + String.join(", ", UsageQueries.words(type.getEnumConstants()))
            + ")");
  }
}
