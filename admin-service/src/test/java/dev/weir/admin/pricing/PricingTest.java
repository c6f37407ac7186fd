package dev.weir.admin.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.admin.snapshot.SnapshotSource;
import dev.weir.admin.testing.ControlPlane;
import dev.weir.ledger.Catalog;
import dev.weir.ledger.Snapshot.PriceEntry;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The price book and re-pricing over HTTP. */
class PricingTest extends ControlPlane {

  @Autowired private SnapshotSource snapshots;
  @Autowired private PriceListImport imports;
  @Autowired private UnpricedQueries ledger;

  private final String model = "priced-" + UUID.randomUUID().toString().substring(0, 8);

  private Map<String, Object> item(String input, String output) {
    Map<String, Object> item = new HashMap<>();
    item.put("provider", "ours");
    item.put("model", model);
    item.put("input_uncached", input);
    item.put("output_text", output);
    return item;
  }

  private Answer add(Map<String, Object> item) {
    return put("/api/ai/pricing", Map.of("items", List.of(item)));
  }

  private PriceEntry told() {
    List<PriceEntry> mine =
        snapshots.fresh().prices().stream().filter(one -> one.model().equals(model)).toList();
    assertThat(mine).hasSizeLessThan(2);
    return mine.isEmpty() ? null : mine.getFirst();
  }

  @Test
  void theBundledListIsTheFirstVersion() {
    JsonNode items = get("/api/ai/pricing", "read").json().path("items");
    assertThat(items.size()).isGreaterThanOrEqualTo(Catalog.bundled().prices().size());
    assertThat(items.get(0).path("author").asString()).isEqualTo("weir");
    long before = jdbc.queryForObject("select count(*) from prices", Long.class);
    imports.importList(Catalog.bundled());
    assertThat(jdbc.queryForObject("select count(*) from prices", Long.class)).isEqualTo(before);
  }

  @Test
  void aLaterListAddsWhatItSaysDifferentlyAndLeavesOperatorsAlone() {
    String mine = Catalog.bundled().prices().getFirst().model();
    String provider = Catalog.bundled().prices().getFirst().provider();
    Map<String, Object> own = item("1.5", "2.5");
    own.put("model", mine);
    own.put("provider", provider);
    add(own);
    long before = jdbc.queryForObject("select count(*) from prices", Long.class);

    imports.importList(new Catalog("2026-12-24", Catalog.bundled().models()));

    assertThat(jdbc.queryForObject("select count(*) from prices", Long.class)).isEqualTo(before);
  }

  @Test
  void aNewVersionTakesThePlaceOfTheOldOneAndBothStayInTheHistory() {
    assertThat(add(item("2.50", "10")).status()).isEqualTo(200);
    assertThat(told().schedule().rates())
        .isEqualTo(Map.of("input_uncached", 2_500_000L, "output_text", 10_000_000L));
    Map<String, Object> second = item("1.25", "5.00");
    second.put("tiers", List.of(Map.of("above_prompt_tokens", 200_000, "input_uncached", "2.50")));
    second.put("service_tiers", Map.of("batch", Map.of("input_uncached", "0.6", "output_text", 2)));
    assertThat(add(second).status()).isEqualTo(200);

    assertThat(told().schedule().rates().get("input_uncached")).isEqualTo(1_250_000L);
    assertThat(told().serviceTiers().get("batch").rates().get("output_text")).isEqualTo(2_000_000L);
    JsonNode history = get("/api/ai/pricing/history?model=" + model, "read").json().path("items");
    assertThat(history.size()).isEqualTo(2);
    assertThat(history.get(0).path("input_uncached").asString()).isEqualTo("1.25");
    assertThat(history.get(0).path("output_text").asString()).isEqualTo("5.00");
    assertThat(history.get(0).path("tiers").get(0).path("input_uncached").asString())
        .isEqualTo("2.50");
    assertThat(history.get(1).path("input_uncached").asString()).isEqualTo("2.50");
    assertThat(audited()).containsExactly("pricing.add", "pricing.add");
  }

  @Test
  void aPromotionHoldsInItsTimeOnly() {
    Instant now = Instant.now();
    add(item("2", "4"));
    Map<String, Object> past = item("1", "1");
    past.put("valid_from", now.minus(2, ChronoUnit.DAYS).toString());
    past.put("valid_to", now.minus(1, ChronoUnit.DAYS).toString());
    add(past);
    Map<String, Object> future = item("9", "9");
    future.put("valid_from", now.plus(1, ChronoUnit.DAYS).toString());
    add(future);

    assertThat(told().schedule().rates().get("input_uncached")).isEqualTo(2_000_000L);
    assertThat(priceAt(now.minus(36, ChronoUnit.HOURS))).isEqualTo("1.00");
    assertThat(priceAt(now.plus(2, ChronoUnit.DAYS))).isEqualTo("9.00");
    assertThat(priceAt(now.minus(3, ChronoUnit.DAYS))).isNull();
  }

  private String priceAt(Instant time) {
    for (JsonNode item : get("/api/ai/pricing?at=" + time).json().path("items")) {
      if (item.path("model").asString().equals(model)) {
        return item.path("input_uncached").asString();
      }
    }
    return null;
  }

  @Test
  void whatIsNoPriceIsRefusedWithItsPlace() {
    assertThat(add(item("-1", "1")).body()).contains("items[0].input_uncached");
    assertThat(add(item("0.0000001", "1")).body()).contains("at most 6 decimals");
    assertThat(add(item("1e5", "1")).status()).isEqualTo(400);
    Map<String, Object> unknown = item("1", "1");
    unknown.put("input_uncahced", "1");
    assertThat(add(unknown).body()).contains("items[0].input_uncahced");
    assertThat(add(Map.of("model", model)).body()).contains("a price without a number");
    assertThat(told()).isNull();
  }

  @Test
  void theBookIsAppendOnly() {
    add(item("1", "2"));
    assertThatThrownBy(() -> jdbc.update("update prices set source = 'x' where model = ?", model))
        .hasMessageContaining("append-only");
    assertThatThrownBy(() -> jdbc.update("delete from prices where model = ?", model))
        .hasMessageContaining("append-only");
  }

  @Test
  void repricingIsTriedDoneAndUndone() {
    assumeTrue(ledger.hasLedger(), "the ledger's tables are not in this build");
    Instant start = Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MICROS);
    insert(start, null);
    insert(start.plusSeconds(1), 5L);
    assertThat(get("/api/ai/pricing/unpriced").body()).contains(model);
    Map<String, Object> price = item("2", "10");
    price.put("valid_from", start.minusSeconds(60).toString());
    add(price);
    Map<String, Object> asked = new HashMap<>();
    asked.put("from", start.minusSeconds(10).toString());
    asked.put("to", start.plusSeconds(10).toString());
    asked.put("model", model);
    asked.put("dry_run", true);

    JsonNode dry = post("/api/ai/pricing/reprice", asked).json();
    assertThat(dry.path("state").asString()).as(dry.toString()).isEqualTo("done");
    assertThat(dry.path("rows_changed").asLong()).isEqualTo(2);
    assertThat(dry.path("unpriced_before").asLong()).isEqualTo(1);
    assertThat(dry.path("unpriced_after").asLong()).isZero();
    // 1,000 tokens in at 2 USD and 100 out at 10 USD per million, twice.
    assertThat(dry.path("cost_usd_after").asString()).isEqualTo("0.006");
    assertThat(costs()).containsExactly(null, 5L);

    asked.put("dry_run", false);
    JsonNode run = post("/api/ai/pricing/reprice", asked).json();
    assertThat(run.path("state").asString()).as(run.toString()).isEqualTo("done");
    assertThat(costs()).containsExactly(3_000_000_000L, 3_000_000_000L);
    assertThat(get("/api/ai/pricing/unpriced").body()).doesNotContain(model);

    String undo = "/api/ai/pricing/reprice/" + run.path("run").asString() + "/undo";
    assertThat(post(undo, null).json().path("state").asString()).isEqualTo("undone");
    assertThat(costs()).containsExactly(null, 5L);
    assertThat(post(undo, null).status()).isEqualTo(409);
    assertThat(audited()).contains("pricing.reprice", "pricing.undo");
  }

  private List<Long> costs() {
    return jdbc.queryForList(
        "select cost_picos from usage_record where model_served = ? order by started_at",
        Long.class,
        model);
  }

  private void insert(Instant startedAt, Long cost) {
    jdbc.queryForList(
        "select usage_ensure_partition((?::timestamptz at time zone 'UTC')::date)",
        Timestamp.from(startedAt));
    String attempts =
        """
        [{"provider": "ours", "model": "%s", "phase": "done", "status": 200, "ms": 5,
          "input_uncached": 1000, "input_cache_read": 0, "input_cache_write_5m": 0,
          "input_cache_write_1h": 0, "input_audio": 0, "output_text": 100, "output_reasoning": 0,
          "output_audio": 0, "usage_source": "provider", "why": "ok"}]
        """
            .formatted(model);
    jdbc.update(
        """
        insert into usage_record (id, started_at, request_id, latency_ms, key_id, front,
            model_requested, model_served, provider, is_streaming, is_byok, status, outcome,
            attempts, input_uncached, input_cache_read, input_cache_write_5m,
            input_cache_write_1h, input_audio, output_text, output_reasoning, output_audio,
            usage_source, cost_picos, tags, gateway)
        values (?, ?, 'r', 5, 'k', 'chat.completions', ?, ?, 'ours', false, false, 200, 'ok',
            ?::jsonb, 1000, 0, 0, 0, 0, 100, 0, 0, 'provider', ?, '{}', 'g')
        """,
        UUID.randomUUID(),
        Timestamp.from(startedAt),
        model,
        model,
        attempts,
        cost);
  }
}
