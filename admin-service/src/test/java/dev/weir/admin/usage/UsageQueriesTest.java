package dev.weir.admin.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.admin.database.TestDatabase;
import dev.weir.admin.security.Actor;
import dev.weir.admin.usage.UsageQueries.Group;
import dev.weir.admin.usage.UsageQueries.Order;
import dev.weir.admin.web.ApiException;
import dev.weir.ledger.Cost;
import dev.weir.ledger.UsageRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The database's sums against sums made one by one, over days on which clocks change. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UsageQueriesTest {

  /**
   * Clocks change in Berlin on 25 October, in New York on 1 November, on Lord Howe on 4 October.
   */
  private static final Instant FROM = Instant.parse("2026-10-01T00:00:00Z");

  private static final Instant TO = Instant.parse("2026-11-03T00:00:00Z");
  private static final Actor ADMIN = Actor.SYSTEM;

  private final Ledger ledger;
  private final List<UsageRecord> records = new ArrayList<>();

  UsageQueriesTest(TestDatabase database) {
    ledger = new Ledger(database);
  }

  @BeforeAll
  void fill() {
    RandomRecords random = new RandomRecords(42, 8);
    records.addAll(random.between(FROM, TO, 6000));
    for (String edge :
        List.of(
            "2026-10-25T00:59:59.999999Z",
            "2026-10-25T01:00:00Z",
            "2026-11-01T05:59:59.999Z",
            "2026-11-01T06:00:00Z",
            "2026-10-03T15:29:59.999999Z",
            "2026-10-03T15:30:00Z",
            "2026-10-10T18:15:00Z",
            "2026-10-10T18:14:59.999999Z")) {
      records.add(random.at(Instant.parse(edge)));
    }
    for (int i = 0; i < records.size(); i += 1000) {
      ledger.take(records.subList(i, Math.min(records.size(), i + 1000)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UTC",
        "Europe/Berlin",
        "America/New_York",
        "Asia/Kathmandu",
        "Australia/Lord_Howe",
        "Pacific/Apia"
      })
  void bucketsAddUpToTheWholeInEveryZone(String zoneName) {
    ZoneId zone = ZoneId.of(zoneName);
    Random random = new Random(zoneName.hashCode());
    for (TimeBuckets.Width width :
        List.of(TimeBuckets.Width.HOUR, TimeBuckets.Width.DAY, TimeBuckets.Width.WEEK)) {
      Instant from = FROM.plusMillis(random.nextInt(40_000_000));
      Instant to = TO.minusMillis(random.nextInt(40_000_000));

      TimeBuckets buckets = TimeBuckets.of(from, to, width, zone);
      Map<Integer, Figures> found = ledger.queries.byBucket(ledger.filter(from, to), buckets);

      Map<Integer, List<UsageRecord>> expected = new HashMap<>();
      for (UsageRecord record : within(from, to)) {
        expected
            .computeIfAbsent(place(buckets, record.startedAt()), none -> new ArrayList<>())
            .add(record);
      }
      assertThat(found.keySet()).isEqualTo(expected.keySet());
      expected.forEach(
          (place, part) -> assertThat(found.get(place)).isEqualTo(Naive.figures(part)));
      assertThat(found.values().stream().mapToLong(Figures::requests).sum())
          .isEqualTo(ledger.queries.total(ledger.filter(from, to)).requests());
    }
  }

  @Test
  void daysOfAZoneAreItsOwnAlsoWhenTheClockChanges() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    TimeBuckets buckets =
        TimeBuckets.of(
            LocalDate.parse("2026-10-24").atStartOfDay(berlin).toInstant(),
            LocalDate.parse("2026-10-27").atStartOfDay(berlin).toInstant(),
            TimeBuckets.Width.DAY,
            berlin);

    assertThat(buckets.labels())
        .containsExactly(
            Instant.parse("2026-10-23T22:00:00Z"),
            Instant.parse("2026-10-24T22:00:00Z"),
            Instant.parse("2026-10-25T23:00:00Z"));
    assertThat(
            TimeBuckets.of(
                    buckets.labels().get(1),
                    buckets.labels().get(2),
                    TimeBuckets.Width.HOUR,
                    berlin)
                .labels())
        .hasSize(25);
  }

  @Test
  void hoursOfAZoneThatShiftsByHalfAnHourStayDisjoint() {
    TimeBuckets buckets =
        TimeBuckets.of(
            Instant.parse("2026-04-04T12:00:00Z"),
            Instant.parse("2026-04-04T18:00:00Z"),
            TimeBuckets.Width.HOUR,
            ZoneId.of("Australia/Lord_Howe"));

    assertThat(buckets.labels())
        .isSorted()
        .doesNotHaveDuplicates()
        .contains(Instant.parse("2026-04-04T15:00:00Z"), Instant.parse("2026-04-04T15:30:00Z"));
  }

  @Test
  void everyRangeIsExactToTheMillisecond() {
    Random random = new Random(11);
    for (int i = 0; i < 40; i++) {
      Instant one = records.get(random.nextInt(records.size())).startedAt();
      Instant other = records.get(random.nextInt(records.size())).startedAt();
      Instant from = (one.isBefore(other) ? one : other).truncatedTo(ChronoUnit.MILLIS);
      Instant to = (one.isBefore(other) ? other : one).truncatedTo(ChronoUnit.MILLIS);

      assertThat(ledger.queries.total(ledger.filter(from, to)))
          .isEqualTo(Naive.figures(within(from, to)));
    }
  }

  @Test
  void modelsAndProvidersAddUpToTheWhole() {
    UsageFilter filter = ledger.filter(FROM.plusMillis(1234567), TO.minusMillis(7654321));
    List<UsageRecord> rows = within(filter.from(), filter.to());

    assertGroups(
        ledger.queries.by("model", filter, Order.COST, 500), rows, UsageQueriesTest::model);
    assertGroups(
        ledger.queries.by("provider", filter, Order.TOKENS, 500), rows, UsageRecord::provider);
  }

  @Test
  void tagValuesAndTheRestAddUpToTheWhole() {
    UsageFilter filter = ledger.filter(FROM.plusMillis(1), TO);

    List<Group> groups = ledger.queries.byTag("feature", filter, Order.REQUESTS, 500);

    assertGroups(
        groups, within(filter.from(), filter.to()), record -> record.tags().get("feature"));
    assertThat(groups.getLast().name()).isNull();
  }

  @Test
  void everyFilterHoldsForSumsAndRowsAlike() {
    Actor admin = ADMIN;
    Map<UsageParameters, Predicate<UsageRecord>> cases = new HashMap<>();
    cases.put(Asked.of("user", "user1"), record -> "user1".equals(record.user()));
    cases.put(Asked.of("team", "team2"), record -> "team2".equals(record.team()));
    cases.put(Asked.of("key", "key3"), record -> record.keyId().equals("key3"));
    cases.put(Asked.of("model", "gpt-5"), record -> "gpt-5".equals(model(record)));
    cases.put(Asked.of("provider", "anthropic"), record -> "anthropic".equals(record.provider()));
    cases.put(Asked.of("front", "embeddings"), record -> record.front().equals("embeddings"));
    cases.put(Asked.of("status", "429"), record -> record.status() == 429);
    cases.put(Asked.of("status", "4xx"), record -> record.status() / 100 == 4);
    cases.put(
        Asked.of("status", "provider_error"),
        record -> record.outcome().name().equals("PROVIDER_ERROR"));
    cases.put(
        Asked.of("status", "error"),
        record -> !Set.of("OK", "CLIENT_CLOSED").contains(record.outcome().name()));
    cases.put(Asked.of("byok", "true"), UsageRecord::isByok);
    cases.put(Asked.of("streaming", "false"), record -> !record.isStreaming());
    cases.put(
        Asked.of("conversation", "conv-7"), record -> "conv-7".equals(record.conversationId()));
    cases.put(
        Asked.of("tags", "feature:f1,ticket:T-1"),
        record ->
            "f1".equals(record.tags().get("feature")) && "T-1".equals(record.tags().get("ticket")));
    cases.put(Asked.of("tags", "feature:f2"), record -> "f2".equals(record.tags().get("feature")));
    cases.put(
        Asked.of("min_cost", "0.02"),
        record -> record.cost() != null && record.cost().picos() >= Cost.ofUsd("0.02").picos());
    cases.put(Asked.of("max_tokens", "500"), record -> record.tokens().totalTokens() <= 500);
    cases.forEach(
        (asked, predicate) -> {
          UsageFilter filter = asked.filter(admin, Ledger.NOW);
          List<UsageRecord> expected =
              within(filter.from(), filter.to()).stream().filter(predicate).toList();
          assertThat(ledger.queries.total(filter))
              .describedAs(asked.toString())
              .isEqualTo(Naive.figures(expected));
          List<UsageRecord> rows = new ArrayList<>();
          ledger.rows.each(filter, rows::add);
          assertThat(rows).containsExactlyInAnyOrderElementsOf(expected);
        });
  }

  @Test
  void aReaderSeesOnlyItsOwn() {
    Actor key = new Actor("key", "key1", "key1", Set.of("read"), "key1", "user0", "team1");
    Actor person = new Actor("person", "1", "user1", Set.of("read"), null, "user1", "team2");
    Actor nobody = new Actor("person", "2", "x", Set.of("read"), null, null, null);
    Actor auditor = new Actor("person", "3", "x", Set.of("read", "ledger"), null, "x", null);

    assertThat(seen(key)).isEqualTo(count(record -> record.keyId().equals("key1")));
    assertThat(seen(person))
        .isEqualTo(count(record -> "user1".equals(record.user()) || "team2".equals(record.team())));
    assertThat(seen(nobody)).isZero();
    assertThat(seen(auditor)).isEqualTo(records.size());
  }

  @Test
  void pagesHoldEveryRowOnceInOrder() {
    UsageFilter filter = ledger.filter(FROM, TO);
    List<UsageRecord> read = new ArrayList<>();
    RowCursor cursor = null;
    List<UsageRecord> page;
    do {
      page = ledger.rows.page(filter, cursor, true, 97);
      read.addAll(page);
      cursor = page.isEmpty() ? null : RowCursor.ofText(RowCursor.of(page.getLast()).text());
    } while (page.size() == 97);

    Comparator<UsageRecord> newestFirst =
        Comparator.comparing(UsageRecord::startedAt)
            .thenComparing(record -> record.id().toString())
            .reversed();
    assertThat(read)
        .hasSize(records.size())
        .doesNotHaveDuplicates()
        .isSortedAccordingTo(newestFirst);
  }

  @Test
  void conversationsPageCompletelyMostRecentFirst() {
    UsageFilter filter = ledger.filter(FROM, TO);
    List<ConversationQueries.Conversation> read = new ArrayList<>();
    String cursor = null;
    do {
      var page = ledger.conversations.page(filter, cursor, 40);
      read.addAll(page.items());
      cursor = page.nextCursor();
    } while (cursor != null);

    Map<String, List<UsageRecord>> expected =
        records.stream()
            .filter(record -> record.conversationId() != null)
            .collect(Collectors.groupingBy(UsageRecord::conversationId));
    assertThat(read).hasSameSizeAs(expected.keySet());
    assertThat(read)
        .isSortedAccordingTo(
            Comparator.comparing(ConversationQueries.Conversation::lastAt).reversed());
    for (ConversationQueries.Conversation conversation : read) {
      assertThat(conversation.figures()).isEqualTo(Naive.figures(expected.get(conversation.id())));
    }
  }

  @Test
  void aSeriesWithTooManyBucketsIsRefused() {
    assertThatThrownBy(() -> TimeBuckets.of(FROM, TO, TimeBuckets.Width.MINUTE, ZoneId.of("UTC")))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("coarser");
  }

  @Test
  void wrongParametersAreNamed() {
    for (Map.Entry<String, String> wrong :
        Map.of(
                "from",
                "yesterday",
                "period",
                "fortnight",
                "status",
                "42",
                "tags",
                "feature",
                "min_cost",
                "cheap")
            .entrySet()) {
      assertThatThrownBy(() -> Asked.of(wrong.getKey(), wrong.getValue()).filter(ADMIN, Ledger.NOW))
          .isInstanceOf(ApiException.class)
          .hasMessageStartingWith(wrong.getKey());
    }
  }

  private long seen(Actor actor) {
    UsageFilter filter = Asked.of("from", FROM.toString()).filter(actor, Ledger.NOW);
    long rows = ledger.rows.page(filter, null, true, 100_000).size();
    assertThat(ledger.queries.total(filter).requests()).isEqualTo(rows);
    return rows;
  }

  private long count(Predicate<UsageRecord> predicate) {
    return records.stream().filter(predicate).count();
  }

  private static void assertGroups(
      List<Group> groups, List<UsageRecord> rows, Function<UsageRecord, String> name) {
    Map<String, List<UsageRecord>> expected = new HashMap<>();
    rows.forEach(
        row -> expected.computeIfAbsent(name.apply(row), none -> new ArrayList<>()).add(row));
    assertThat(groups).hasSameSizeAs(expected.keySet());
    for (Group group : groups) {
      assertThat(group.figures()).isEqualTo(Naive.figures(expected.get(group.name())));
    }
  }

  private List<UsageRecord> within(Instant from, Instant to) {
    return records.stream()
        .filter(row -> !row.startedAt().isBefore(from) && row.startedAt().isBefore(to))
        .toList();
  }

  private static String model(UsageRecord record) {
    return record.modelServed() != null ? record.modelServed() : record.modelRequested();
  }

  private static int place(TimeBuckets buckets, Instant moment) {
    int place = 0;
    while (place + 1 < buckets.starts().size()
        && !moment.isBefore(buckets.starts().get(place + 1))) {
      place++;
    }
    return place;
  }
}
