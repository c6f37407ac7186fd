package dev.weir.admin.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.weir.admin.database.TestDatabase;
import dev.weir.admin.security.Actor;
import dev.weir.ledger.Json;
import dev.weir.ledger.UsageBatch;
import dev.weir.ledger.UsageRecord;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import tools.jackson.databind.JsonNode;

/** The usage endpoints as clients see them: names, shapes, pages, files. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UsageEndpointsTest {

  private static final Instant FROM = Instant.parse("2026-11-18T00:00:00Z");
  private static final Instant TO = Instant.parse("2026-11-20T11:00:00Z");

  private final Ledger ledger;
  private final MockMvc mvc;
  private final List<UsageRecord> records = new RandomRecords(9, 5).between(FROM, TO, 400);

  UsageEndpointsTest(TestDatabase database) {
    ledger = new Ledger(database);
    mvc =
        MockMvcBuilders.standaloneSetup(
                ledger.controller(),
                new GroupsController(ledger.queries, ledger.clock),
                new RequestFinder(ledger.rows, ledger.clock),
                new ExportController(ledger.rows, ledger.clock),
                new IngestController(ledger.ingest),
                new QuarantineController(ledger.jdbc))
            .setMessageConverters(
                new ByteArrayHttpMessageConverter(),
                new JacksonJsonHttpMessageConverter(Json.mapper()))
            .build();
  }

  @BeforeAll
  void bring() throws Exception {
    MockHttpServletResponse receipt =
        mvc.perform(
                post("/internal/usage")
                    .contentType(MediaType.APPLICATION_JSON)
                    .content(Json.mapper().writeValueAsBytes(new UsageBatch("g", records))))
            .andReturn()
            .getResponse();
    assertThat(Json.mapper().readTree(receipt.getContentAsString()))
        .isEqualTo(Json.mapper().readTree("{\"inserted\":400,\"known\":0,\"quarantined\":[]}"));
  }

  @AfterEach
  void signOut() {
    SecurityContextHolder.clearContext();
  }

  @ParameterizedTest
  @ValueSource(strings = {"model", "provider", "key", "user", "team", "front", "outcome"})
  void theGroupsOfADimensionAddUpToTheWhole(String dimension) throws Exception {
    String range = "?from=" + FROM + "&to=" + TO;
    long requests = 0;
    for (JsonNode group : json("/api/ai/usage/by/" + dimension + range).path("items")) {
      requests += group.path("requests").asLong();
    }
    assertThat(requests).isEqualTo(records.size());
  }

  @Test
  void aRequestIsFoundByAnyOfItsIds() throws Exception {
    UsageRecord known = records.getFirst();
    String ids = "UPDATE usage_record SET trace_id = ?, provider_request_id = ? WHERE id = ?";
    ledger.jdbc.update(ids, "trace-1", "p-1", known.id());
    try {
      for (String id : List.of(known.id().toString(), known.requestId(), "trace-1", "p-1")) {
        assertThat(json("/api/ai/usage/requests/" + id).path("items").toString())
            .contains(known.id().toString());
      }
    } finally {
      ledger.jdbc.update(ids, known.traceId(), known.providerRequestId(), known.id());
    }
  }

  @Test
  void demoFalseLeavesOutTheKeysOfTheDemo() throws Exception {
    String key = records.getFirst().keyId();
    ledger.jdbc.update(
        """
        INSERT INTO gateway_keys (id, version, name, last_four, permissions, models, tags, byok,
                                  capture, is_active, created_at, created_by)
        VALUES (?, 0, 'demo-one', 'abcd', '{execute}', '{}', '{}', true, false, true, now(), 'test')
        """,
        key);
    try {
      long others = records.stream().filter(row -> !row.keyId().equals(key)).count();
      String summary = "/api/ai/usage/summary?from=" + FROM + "&to=" + TO;
      assertThat(json(summary).path("requests").asLong()).isEqualTo(records.size());
      assertThat(json(summary + "&demo=false").path("requests").asLong())
          .isEqualTo(others)
          .isLessThan(records.size());
    } finally {
      ledger.jdbc.update("DELETE FROM gateway_keys WHERE id = ?", key);
    }
  }

  @Test
  void theSummaryHasBothKnownShapes() throws Exception {
    JsonNode summary = json("/api/ai/usage/summary?period=7d");

    Figures expected = Naive.figures(records);
    assertThat(summary.path("total_requests").asLong()).isEqualTo(400);
    assertThat(summary.path("prompt_tokens")).isEqualTo(summary.path("total_input_tokens"));
    assertThat(summary.path("completion_tokens")).isEqualTo(summary.path("total_output_tokens"));
    assertThat(summary.path("total_tokens").asString())
        .isEqualTo(expected.totalTokens().toString());
    assertThat(summary.path("total_cost_usd").isString()).isTrue();
    assertThat(summary.path("total_cost_usd").asString()).isEqualTo(expected.costUsd());
    assertThat(summary.path("total_cost_microcents").asString())
        .isEqualTo(expected.costMicrocents().toString());
    assertThat(summary.path("unpriced_requests").asLong()).isEqualTo(expected.unpricedRequests());
    BigDecimal parts = BigDecimal.ZERO;
    for (JsonNode model : summary.path("by_model")) {
      parts = parts.add(new BigDecimal(model.path("cost_usd").asString()));
    }
    assertThat(parts).isEqualByComparingTo(expected.costUsd());
    for (String field :
        List.of(
            "avg_latency_ms",
            "p50_latency_ms",
            "p95_latency_ms",
            "p99_latency_ms",
            "avg_ttft_ms",
            "error_count",
            "streaming_count",
            "byok_count")) {
      assertThat(summary.has(field)).describedAs(field).isTrue();
    }
  }

  @Test
  void groupedViewsNameTheirGroups() throws Exception {
    assertThat(json("/api/ai/usage/by-provider?period=7d").path("items").get(0).has("provider"))
        .isTrue();
    assertThat(json("/api/ai/usage/top-models?period=7d&limit=3").path("items").size())
        .isEqualTo(3);
    JsonNode tag = json("/api/ai/usage/by-tag?period=7d&name=feature").path("items").get(0);
    assertThat(tag.has("value")).isTrue();
    assertThat(tag.has("cost_usd")).isTrue();
    assertThat(tag.has("unpriced_requests")).isTrue();
  }

  @Test
  void emptyBucketsArePresent() throws Exception {
    JsonNode items =
        json("/api/ai/usage/timeseries?bucket=day&tz=Europe/Berlin"
                + "&from=2026-11-10T00:00:00%2B01:00&to=2026-11-20T12:00:00Z")
            .path("items");

    assertThat(items.size()).isEqualTo(11);
    assertThat(items.get(0).path("bucket").asString()).isEqualTo("2026-11-09T23:00:00Z");
    assertThat(items.get(0).path("requests").asLong()).isZero();
    assertThat(items.get(0).path("cost_usd").asString()).isEqualTo("0");
  }

  @Test
  void recentRowsCarryTheLedgersNamesAndPageByKey() throws Exception {
    List<String> ids = new ArrayList<>();
    String next = "";
    do {
      JsonNode page = json("/api/ai/usage/recent?period=7d&limit=150" + next);
      page.path("items").forEach(row -> ids.add(row.path("id").asString()));
      next =
          page.path("next_cursor").isNull() ? "" : "&cursor=" + page.path("next_cursor").asString();
    } while (!next.isEmpty());

    assertThat(ids).hasSize(400).doesNotHaveDuplicates();
    JsonNode row = json("/api/ai/usage/recent?period=7d&limit=1").path("items").get(0);
    assertThat(row.has("model_served")).isTrue();
    assertThat(row.path("tags").isObject()).isTrue();
    assertThat(row.path("attempts").isArray()).isTrue();
  }

  @Test
  void aConversationHasItsSumsAndItsRowsOldestFirst() throws Exception {
    UsageRecord one =
        records.stream().filter(row -> row.conversationId() != null).findFirst().orElseThrow();

    JsonNode found = json("/api/ai/usage/conversations/" + one.conversationId());

    long rows =
        records.stream().filter(row -> one.conversationId().equals(row.conversationId())).count();
    assertThat(found.path("requests").asLong()).isEqualTo(rows);
    assertThat(found.path("items").size()).isEqualTo(rows);
    assertThat(json("/api/ai/usage/conversations?period=7d&limit=2").path("items").size())
        .isEqualTo(2);
  }

  @Test
  void bothExportsHoldEveryRow() throws Exception {
    String csv = text("/api/ai/usage/export?period=7d&format=csv");
    List<String> lines = csv.lines().toList();
    assertThat(lines.getFirst()).isEqualTo(String.join(",", UsageExport.FIELDS));
    assertThat(lines).hasSize(401);
    assertThat(lines.stream().skip(1).map(line -> line.substring(0, 36)))
        .containsExactlyInAnyOrderElementsOf(
            records.stream().map(row -> row.id().toString()).toList());

    Set<UsageRecord> read =
        text("/api/ai/usage/export?period=7d&format=jsonl")
            .lines()
            .map(line -> Json.mapper().readValue(line, UsageRecord.class))
            .collect(Collectors.toSet());
    assertThat(read).containsExactlyInAnyOrderElementsOf(records);
  }

  @Test
  void aKeyThatMayReadSeesItsOwnRowsInEveryView() throws Exception {
    Actor key = new Actor("key", "key2", "key2", Set.of("read"), "key2", null, null);
    SecurityContextHolder.getContext()
        .setAuthentication(new TestingAuthenticationToken(key, "", "read"));
    long own = records.stream().filter(row -> row.keyId().equals("key2")).count();

    assertThat(json("/api/ai/usage/summary?period=7d").path("total_requests").asLong())
        .isEqualTo(own);
    assertThat(json("/api/ai/usage/recent?period=7d&limit=500").path("items").size())
        .isEqualTo((int) own);
    assertThat(text("/api/ai/usage/export?period=7d&format=jsonl").lines()).hasSize((int) own);
    assertThat(json("/api/ai/usage/summary?period=7d&key=key1").path("total_requests").asLong())
        .isZero();
  }

  private JsonNode json(String url) throws Exception {
    return Json.mapper().readTree(text(url));
  }

  private String text(String url) throws Exception {
    MockHttpServletResponse response = mvc.perform(get(URI.create(url))).andReturn().getResponse();
    assertThat(response.getStatus()).isEqualTo(200);
    return response.getContentAsString();
  }
}
