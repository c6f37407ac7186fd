package dev.weir.admin.usage;

import dev.weir.admin.database.TestDatabase;
import dev.weir.admin.usage.UsageQueries.Order;
import dev.weir.ledger.Json;
import dev.weir.ledger.UsageBatch;
import dev.weir.ledger.UsageRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/**
 * Fills a ledger with generated rows and measures it: how many records a second come in, and how
 * long the dashboard's questions take. Not a test: {@code main} with the number of rows (10,000,000
 * unless said) and of senders (1). Rows lie evenly in the last 30 days, of 50 keys and ten models.
 */
final class UsageBenchmark {

  /** As many as a busy gateway sends at once. */
  private static final int BATCH = 4000;

  private static final int REPEATS = 7;

  private UsageBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    long count = arguments.length > 0 ? Long.parseLong(arguments[0]) : 10_000_000;
    int senders = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
    Ledger ledger = new Ledger(TestDatabase.fresh());
    Instant to = Ledger.NOW;
    Instant from = to.minus(Duration.ofDays(30));
    LongAdder taking = new LongAdder();
    Thread[] threads = new Thread[senders];
    for (int sender = 0; sender < senders; sender++) {
      long part = count / senders;
      RandomRecords random = new RandomRecords(sender, 50);
      int number = sender;
      threads[sender] =
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (long done = 0; done < part; done += BATCH) {
                      // Time goes on while records come in, as it does in life.
                      Instant lower = at(from, to, (double) done / part);
                      Instant upper = at(from, to, (double) (done + BATCH) / part);
                      List<UsageRecord> batch = random.between(lower, upper, BATCH);
                      byte[] body =
                          Json.mapper()
                              .writeValueAsBytes(new UsageBatch("gateway-" + number, batch));
                      long begun = System.nanoTime();
                      ledger.ingest.take(body);
                      taking.add(System.nanoTime() - begun);
                    }
                  });
    }
    for (Thread thread : threads) {
      thread.join();
    }
    // Without the time in which records are made up, which is the gateways' in life.
    double seconds = taking.sum() / 1e9 / senders;
    print("ingest: %d records in %.1f s, %.0f records/s", count, seconds, count / seconds);
    ledger.jdbc.execute("VACUUM ANALYZE");
    for (String table : List.of("usage_record", "usage_hour", "usage_day")) {
      print(
          "%s: %d rows",
          table, ledger.jdbc.queryForObject("SELECT count(*) FROM " + table, Long.class));
    }
    UsageFilter month = ledger.filter(from.plusMillis(1), to);
    measure("30 days, total", () -> ledger.queries.total(month));
    measure("30 days by model", () -> ledger.queries.by("model", month, Order.COST, 500));
    measure("30 days by provider", () -> ledger.queries.by("provider", month, Order.COST, 500));
    for (String zone : List.of("UTC", "Europe/Berlin", "Asia/Kathmandu")) {
      TimeBuckets days = TimeBuckets.of(month.from(), to, TimeBuckets.Width.DAY, ZoneId.of(zone));
      measure("30 days by day, " + zone, () -> ledger.queries.byBucket(month, days));
    }
    UsageFilter day = ledger.filter(to.minus(Duration.ofDays(1)), to);
    TimeBuckets hours = TimeBuckets.of(day.from(), to, TimeBuckets.Width.HOUR, ZoneId.of("UTC"));
    measure("24 hours by hour", () -> ledger.queries.byBucket(day, hours));
    measure("recent, a page", () -> ledger.rows.page(month, null, true, 50));
    measure(
        "one conversation",
        () ->
            ledger.queries.total(
                month.and(UsageFilter.Condition.ofRows("conversation_id = ?", "conv-7"))));
    measure(
        "a rare tag",
        () ->
            ledger.queries.total(
                month.and(
                    UsageFilter.Condition.ofRows(
                        "tags @> CAST(? AS jsonb)", "{\"ticket\":\"T-1\"}"))));
    measure("24 hours by tag", () -> ledger.queries.byTag("feature", day, Order.COST, 50));
    measure("24 hours of conversations", () -> ledger.conversations.page(day, null, 50));
    measure("30 days of conversations", () -> ledger.conversations.page(month, null, 50));
    System.exit(0);
  }

  private static Instant at(Instant from, Instant to, double share) {
    return from.plusMillis(Math.round(Duration.between(from, to).toMillis() * Math.min(1, share)));
  }

  private static void measure(String what, Runnable question) {
    long[] times = new long[REPEATS];
    for (int i = 0; i < REPEATS; i++) {
      long start = System.nanoTime();
      question.run();
      times[i] = (System.nanoTime() - start) / 1_000_000;
    }
    java.util.Arrays.sort(times);
    print(
        "%s: median %d ms, best %d, worst %d",
        what, times[REPEATS / 2], times[0], times[REPEATS - 1]);
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
