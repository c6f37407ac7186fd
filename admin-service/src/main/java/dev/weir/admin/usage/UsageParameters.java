package dev.weir.admin.usage;

import dev.weir.admin.security.Actor;
import dev.weir.admin.usage.UsageFilter.Condition;
import dev.weir.admin.web.ApiException;
import dev.weir.ledger.Cost;
import dev.weir.ledger.Json;
import dev.weir.ledger.Outcome;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/**
 * The filters that every usage endpoint takes, as they stand in the URL.
 *
 * @param from ISO 8601 with offset, to the millisecond and finer; or a date, its midnight in tz
 * @param to the first moment that is out; now where it is absent
 * @param period {@code 24h}, {@code 7d}, {@code 30d}: until {@code to}
 * @param tags {@code name:value} pairs, all of which must match
 * @param status an HTTP status ({@code 429}), a class ({@code 4xx}) or an outcome ({@code
 *     timeout}); {@code error} for all that failed
 * @param demo false for everything but the invented usage of the keys {@code demo-…}
 * @param minCost in USD
 * @param tz the time zone of dates and buckets, UTC where absent
 */
record UsageParameters(
    @Parameter(description = "ISO 8601 with an offset, or a date: its midnight in tz")
        @Nullable String from,
    @Parameter(description = "the first moment that is out; now where absent") @Nullable String to,
    @Parameter(description = "such as 24h, 7d, 30d: until to") @Nullable String period,
    @Nullable String user,
    @Nullable String team,
    @Parameter(description = "the id of a gateway key") @Nullable String key,
    @Nullable String conversation,
    @Parameter(description = "name:value pairs, all of which must match")
        @Nullable List<String> tags,
    @Nullable String model,
    @Nullable String provider,
    @Parameter(description = "the endpoint, such as chat.completions") @Nullable String front,
    @Parameter(description = "429, 4xx, error, or an outcome such as timeout")
        @Nullable String status,
    @Nullable Boolean byok,
    @Nullable Boolean streaming,
    @Parameter(description = "false leaves out the invented usage of the keys demo-…")
        @Nullable Boolean demo,
    @Parameter(name = "min_cost", description = "USD") @BindParam("min_cost")
        @Nullable String minCost,
    @Parameter(name = "max_cost", description = "USD") @BindParam("max_cost")
        @Nullable String maxCost,
    @Parameter(name = "min_tokens") @BindParam("min_tokens") @Nullable Long minTokens,
    @Parameter(name = "max_tokens") @BindParam("max_tokens") @Nullable Long maxTokens,
    @Parameter(description = "the time zone of dates and buckets; UTC where absent")
        @Nullable String tz) {

  private static final Duration DEFAULT_PERIOD = Duration.ofDays(30);
  private static final String NO_DEMO =
      "key_id NOT IN (SELECT id FROM gateway_keys WHERE name LIKE 'demo-%')";
  private static final Pattern PERIOD = Pattern.compile("(\\d{1,4})([mhdw])");

  /** Where time begins for questions without a range of their own. */
  static final Instant BEGINNING = Instant.parse("2000-01-01T00:00:00Z");

  UsageParameters {
    from = given(from);
    to = given(to);
    period = given(period);
    user = given(user);
    team = given(team);
    key = given(key);
    conversation = given(conversation);
    model = given(model);
    provider = given(provider);
    front = given(front);
    status = given(status);
    minCost = given(minCost);
    maxCost = given(maxCost);
    tz = given(tz);
    tags = tags == null ? List.of() : List.copyOf(tags);
  }

  /** What the caller asked for and may see. */
  UsageFilter filter(Actor actor, Instant now) {
    return filter(actor, now, null);
  }

  /**
   * @param beginning from when on, where neither {@code from} nor {@code period} is given; null for
   *     the last 30 days
   */
  UsageFilter filter(Actor actor, Instant now, @Nullable Instant beginning) {
    Instant end = to == null ? now : moment("to", to);
    Instant start;
    if (from != null) {
      start = moment("from", from);
    } else if (period != null) {
      start = end.minus(duration(period));
    } else {
      start = beginning == null ? end.minus(DEFAULT_PERIOD) : beginning;
    }
    if (start.isAfter(end)) {
      throw ApiException.invalid("from", start + " is after to, " + end);
    }
    List<Condition> conditions = new ArrayList<>(Visibility.of(actor).conditions());
    equal(conditions, "user_name", user);
    equal(conditions, "team", team);
    equal(conditions, "key_id", key);
    equal(conditions, "provider", provider);
    equal(conditions, "model", model);
    equal(conditions, "front", front);
    status(conditions);
    if (byok != null) {
      conditions.add(Condition.of("is_byok = ?", byok));
    }
    if (streaming != null) {
      conditions.add(Condition.of("is_streaming = ?", streaming));
    }
    if (Boolean.FALSE.equals(demo)) {
      conditions.add(Condition.of(NO_DEMO));
    }
    if (conversation != null) {
      conditions.add(Condition.ofRows("conversation_id = ?", conversation));
    }
    tags(conditions);
    ranges(conditions);
    return new UsageFilter(start, end, conditions);
  }

  ZoneId zone() {
    if (tz == null) {
      return ZoneId.of("UTC");
    }
    try {
      return ZoneId.of(tz);
    } catch (DateTimeException e) {
      throw ApiException.invalid("tz", tz + " (expected: a time zone such as Europe/Berlin)");
    }
  }

  private static void equal(List<Condition> conditions, String column, @Nullable String value) {
    if (value != null) {
      conditions.add(Condition.of(column + " = ?", value));
    }
  }

  private void status(List<Condition> conditions) {
    if (status == null) {
      return;
    }
    String word = status.toLowerCase(Locale.ROOT);
    if (word.matches("[1-5]xx")) {
      conditions.add(Condition.of("status_class = ?", word.charAt(0) - '0'));
    } else if (word.matches("[1-5]\\d\\d")) {
      conditions.add(Condition.ofRows("status = ?", Integer.parseInt(word)));
    } else if (word.equals("error")) {
      conditions.add(Condition.of("outcome NOT IN ('ok', 'client_closed')"));
    } else if (Arrays.stream(Outcome.values())
        .anyMatch(outcome -> outcome.name().toLowerCase(Locale.ROOT).equals(word))) {
      conditions.add(Condition.of("outcome = ?", word));
    } else {
      throw ApiException.invalid(
          "status", status + " (expected: 429, 4xx, error, or an outcome such as ok or timeout)");
    }
  }

  private void tags(List<Condition> conditions) {
    for (String pair : tags == null ? List.<String>of() : tags) {
      int colon = pair.indexOf(':');
      if (colon < 1) {
        throw ApiException.invalid("tags", pair + " (expected: name:value,name:value)");
      }
      String tag =
          Json.mapper()
              .writeValueAsString(
                  Map.of(pair.substring(0, colon).strip(), pair.substring(colon + 1).strip()));
      conditions.add(Condition.ofRows("tags @> CAST(? AS jsonb)", tag));
    }
  }

  private void ranges(List<Condition> conditions) {
    if (minCost != null) {
      conditions.add(Condition.ofRows("row_cost_picos >= ?", picos("min_cost", minCost)));
    }
    if (maxCost != null) {
      conditions.add(Condition.ofRows("row_cost_picos <= ?", picos("max_cost", maxCost)));
    }
    if (minTokens != null) {
      conditions.add(Condition.ofRows("row_tokens >= ?", minTokens));
    }
    if (maxTokens != null) {
      conditions.add(Condition.ofRows("row_tokens <= ?", maxTokens));
    }
  }

  private static long picos(String name, String usd) {
    try {
      return Cost.ofUsd(usd).picos();
    } catch (IllegalArgumentException e) {
      throw ApiException.invalid(name, usd + " (expected: USD such as 0.25)");
    }
  }

  /** A plus in a URL that was not escaped arrives as a space. */
  private Instant moment(String name, String text) {
    String repaired = text.strip().replace(' ', '+');
    try {
      return repaired.length() == 10
          ? LocalDate.parse(repaired).atStartOfDay(zone()).toInstant()
          : OffsetDateTime.parse(repaired).toInstant();
    } catch (DateTimeException e) {
      throw ApiException.invalid(
          name, text + " (expected: 2026-11-20T09:30:00.000Z, or a date such as 2026-11-20)");
    }
  }

  private static Duration duration(String text) {
    Matcher matcher = PERIOD.matcher(text);
    if (!matcher.matches()) {
      throw ApiException.invalid("period", text + " (expected: such as 24h, 7d or 30d)");
    }
    long count = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      case "d" -> Duration.ofDays(count);
      default -> Duration.ofDays(7 * count);
    };
  }

  private static @Nullable String given(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
