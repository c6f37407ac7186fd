package dev.weir.clients.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.clients.control.Installation.Secrets;
import dev.weir.clients.control.ProofCaller.Sight;
import dev.weir.clients.control.ProofRequest.Dialect;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The ledger is exact whatever happens: callers leave at any moment, the gateway is killed twice,
 * admin is killed, the database is stopped; and in the end there is one row for each request.
 */
class LedgerProofIT {

  private static final int REQUESTS = Integer.getInteger("proof.requests", 2_000);
  private static final int CALLERS = 16;
  private static final int MISSING_USAGE = 20;
  private static final long SETTLE_NANOS = Duration.ofSeconds(90).toNanos();

  private static final String ROLLUP_SUMS =
      """
      SELECT key_id, provider, model, front, status_class, outcome, is_streaming,
        sum(requests) AS requests, sum(unpriced_requests) AS unpriced_requests,
        sum(estimated_requests) AS estimated_requests, sum(input_uncached) AS input_uncached,
        sum(input_cache_read) AS input_cache_read, sum(output_text) AS output_text,
        sum(output_reasoning) AS output_reasoning, sum(cost_picos) AS cost_picos,
        sum(latency_ms) AS latency_ms, sum(ttft_ms) AS ttft_ms, sum(ttft_requests) AS ttft_requests,
        sum(latency_histogram) AS latency_histogram, sum(ttft_histogram) AS ttft_histogram
      FROM %s GROUP BY 1, 2, 3, 4, 5, 6, 7
      """;

  @Test
  void everyRequestHasOneRowAndItsNumbersAreRight() throws Exception {
    long began = System.nanoTime();
    try (Installation weir = Installation.start("proof", Secrets.PLAIN, "--weir.usage.log=false")) {
      for (Dialect dialect : Dialect.values()) {
        weir.enterProvider(dialect.provider, "key-of-the-operator-" + dialect.provider);
      }
      enterPrices(weir);
      ProofCaller caller =
          new ProofCaller(weir.gateway().port(), makeKey(weir, "cancel"), makeKey(weir, "drain"));
      Map<Dialect, Long> overhead = overheads(weir, caller);
      disturbProviders(weir);
      weir.simulatorApi().send("DELETE", "/meter", null).ok();
      List<String> told = new ArrayList<>();
      List<Sight> sights = send(weir, caller, told);

      ProofAudit audit = settled(weir, sights, overhead);
      report(audit, told, Duration.ofNanos(System.nanoTime() - began));
      assertThat(audit.doubled()).as("twice").isEmpty();
      assertThat(audit.missing()).as("missing").isEmpty();
      assertThat(audit.miscounted()).as("differs from the meter").isEmpty();
      assertThat(audit.mislabelled(MISSING_USAGE, CALLERS)).as("wrong label").isEmpty();
      assertThat(audit.unbounded()).as("claims too much").isEmpty();
      assertThat(audit.mispriced()).as("wrong cost").isEmpty();
      assertSumsAreThoseOfTheRows(weir);
      assertNothingIsLeft(weir);
    }
  }

  private static void enterPrices(Installation weir) {
    List<Map<String, Object>> prices = new ArrayList<>();
    for (Dialect dialect : Dialect.values()) {
      prices.add(
          Map.of(
              "provider",
              dialect.provider,
              "model",
              dialect.model,
              "prefix",
              true,
              "input_uncached",
              dialect.input.toPlainString(),
              "output_text",
              dialect.output.toPlainString(),
              "source",
              "the proof"));
    }
    weir.adminApi().send("PUT", "/api/ai/pricing", Map.of("items", prices)).ok();
  }

  private static String makeKey(Installation weir, String policy) {
    Map<String, Object> key =
        Map.of("name", policy, "client_gone", Map.of("stream", policy, "whole", policy));
    return weir.adminApi().post("/api/ai/keys", key).ok().path("key").asString("");
  }

  /** Asks each dialect once, as soon as the gateway knows keys, providers and prices. */
  private static Map<Dialect, Long> overheads(Installation weir, ProofCaller caller)
      throws Exception {
    Map<Dialect, Long> overheads = new EnumMap<>(Dialect.class);
    for (Dialect dialect : Dialect.values()) {
      String words = "rain ".repeat(40).strip();
      await(
          () ->
              weir.gatewayApi()
                  .chat(dialect.model + "x", words, false)
                  .headers()
                  .contains("x-weir-cost-usd"));
      JsonNode answer = weir.gatewayApi().chat(dialect.model + "x", words, false).ok();
      overheads.put(dialect, answer.path("usage").path("prompt_tokens").asLong() - 40);
    }
    return overheads;
  }

  private static void disturbProviders(Installation weir) {
    weir.simulatorApi().send("PUT", "/pace", Map.of("latency_ms", 8, "pace_ms", 2)).ok();
    List<Map<String, Object>> faults = new ArrayList<>();
    faults.add(Map.of("kind", "missing_usage", "provider", "openai", "times", MISSING_USAGE));
    for (Dialect dialect : Dialect.values()) {
      faults.add(Map.of("kind", "cut", "after", 4, "provider", dialect.provider, "times", 10));
      faults.add(Map.of("kind", "status", "status", 503, "provider", dialect.provider, "times", 5));
      faults.add(Map.of("kind", "status", "status", 429, "provider", dialect.provider, "times", 5));
    }
    weir.simulatorApi().post("/faults", Map.of("faults", faults)).ok();
  }

  private static List<Sight> send(Installation weir, ProofCaller caller, List<String> told)
      throws Exception {
    AtomicInteger next = new AtomicInteger();
    Disturbances disturbances = new Disturbances(weir, REQUESTS);
    List<Sight> sights = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(CALLERS + 1)) {
      Future<?> disturbing = threads.submit(disturbances::run);
      List<Future<List<Sight>>> calling = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        calling.add(threads.submit(() -> call(caller, next, disturbances, disturbing)));
      }
      for (Future<List<Sight>> one : calling) {
        sights.addAll(one.get());
      }
      disturbing.get();
    }
    told.addAll(disturbances.told());
    return sights;
  }

  private static List<Sight> call(
      ProofCaller caller, AtomicInteger next, Disturbances disturbances, Future<?> disturbing)
      throws Exception {
    List<Sight> seen = new ArrayList<>();
    for (int number = next.getAndIncrement(); number < REQUESTS; number = next.getAndIncrement()) {
      Optional<Sight> sight = Optional.empty();
      while (sight.isEmpty()) {
        if (disturbances.allows(number)) {
          sight = caller.send(ProofRequest.of(number));
        }
        if (sight.isEmpty()) {
          ProofCaller.pause(20);
          assertThat(disturbing.state()).isNotEqualTo(Future.State.FAILED);
        }
      }
      disturbances.sent();
      seen.add(sight.get());
    }
    return seen;
  }

  /** Waits until the spool is empty and no further row comes. */
  private static ProofAudit settled(
      Installation weir, List<Sight> sights, Map<Dialect, Long> overhead) {
    long end = System.nanoTime() + SETTLE_NANOS;
    ProofAudit audit;
    long before;
    long now = -1;
    do {
      before = now;
      ProofCaller.pause(1_000);
      JsonNode meter = weir.simulatorApi().get("/meter?by=request").ok().path("by_request");
      List<ProofRow> rows =
          ProofRow.all(weir.database()).stream()
              .filter(row -> row.requestId().startsWith("proof-"))
              .toList();
      audit = new ProofAudit(sights, rows, meter, overhead);
      now = rows.size();
    } while ((now != before || waiting(weir) > 0 || !audit.missing().isEmpty())
        && System.nanoTime() < end);
    return audit;
  }

  private static double waiting(Installation weir) {
    return gauge(weir, "weir_spool_waiting");
  }

  private static double gauge(Installation weir, String name) {
    return weir.gatewayApi()
        .get("/actuator/prometheus")
        .body()
        .lines()
        .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private static void assertSumsAreThoseOfTheRows(Installation weir) {
    for (String rollup : List.of("usage_hour", "usage_day")) {
      String rows = ROLLUP_SUMS.formatted("usage_raw");
      String sums = ROLLUP_SUMS.formatted(rollup);
      String differences = "(%s EXCEPT ALL %s) UNION ALL (%s EXCEPT ALL %s)";
      assertThat(weir.database().query(differences.formatted(rows, sums, sums, rows)))
          .as(rollup)
          .isEmpty();
    }
    JsonNode summary = weir.adminApi().get("/api/ai/usage/summary?period=24h").ok();
    assertThat(summary.path("total_requests").asLong())
        .isEqualTo(weir.database().count("SELECT count(*) FROM usage_record"));
    BigDecimal picos =
        (BigDecimal)
            weir.database()
                .query("SELECT sum(cost_picos) AS sum FROM usage_record")
                .getFirst()
                .get("sum");
    assertThat(new BigDecimal(summary.path("total_cost_usd").asString("")))
        .isEqualByComparingTo(picos.movePointLeft(12));
  }

  private static void assertNothingIsLeft(Installation weir) {
    assertThat(waiting(weir)).isZero();
    assertThat(gauge(weir, "weir_spool_lost_total")).isZero();
    assertThat(weir.data().resolve("gateway/refused-usage-records.jsonl")).doesNotExist();
    assertThat(weir.database().count("SELECT count(*) FROM usage_quarantine")).isZero();
  }

  private static void report(ProofAudit audit, List<String> told, Duration took) throws Exception {
    StringBuilder table = new StringBuilder();
    table.append("%d requests, %d callers, %d s%n".formatted(REQUESTS, CALLERS, took.toSeconds()));
    told.forEach(line -> table.append(line).append('\n'));
    audit.figures().forEach((name, count) -> table.append("%-50s %7d%n".formatted(name, count)));
    Files.writeString(Path.of(System.getProperty("control.folder"), "ledger-proof.txt"), table);
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("it did not come to be within 20 s");
      }
      ProofCaller.pause(100);
    }
  }
}
