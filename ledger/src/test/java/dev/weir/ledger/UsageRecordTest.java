package dev.weir.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.ledger.AttemptRecord.Phase;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class UsageRecordTest {

  @Test
  void theJsonFormIsTheGoldenFile() throws IOException {
    assertThat(Json.mapper().readTree(Json.mapper().writeValueAsString(record())))
        .isEqualTo(golden());
  }

  @Test
  void theGoldenFileReadsBackAsTheSameRecord() throws IOException {
    assertThat(Json.mapper().treeToValue(golden(), UsageRecord.class)).isEqualTo(record());
  }

  @Test
  void fieldsOfALaterVersionAreSkipped() throws IOException {
    String json = golden().toString().replaceFirst("\\{", "{\"from_the_future\":[1],");

    assertThat(Json.mapper().readValue(json, UsageRecord.class)).isEqualTo(record());
  }

  @Test
  void bucketsAreDisjointAndSumUp() {
    TokenUsage usage = new TokenUsage(1, 2, 4, 8, 16, 32, 64, 128);

    assertThat(usage.promptTokens()).isEqualTo(31);
    assertThat(usage.completionTokens()).isEqualTo(224);
    assertThat(usage.totalTokens()).isEqualTo(255);
    assertThat(usage.plus(TokenUsage.ofText(1, 1)).totalTokens()).isEqualTo(257);
    assertThat(new TokenUsage(-1, 0, 0, 0, 0, -5, 0, 0)).isEqualTo(TokenUsage.NONE);
  }

  private static UsageRecord record() {
    return new UsageRecord(
        UUID.fromString("01936b1e-7c00-7abc-8def-0123456789ab"),
        "req-1",
        Instant.parse("2026-11-20T12:00:00.123456Z"),
        1234,
        321L,
        456L,
        "kdDdmqDTDjfd",
        "ada",
        "platform",
        "chat.completions",
        "fast",
        "claude-sonnet-4-5-20250929",
        "anthropic",
        "anthropic",
        true,
        false,
        null,
        200,
        Outcome.OK,
        null,
        List.of(
            new AttemptRecord(
                "openai",
                "gpt-4o",
                Phase.HEADERS,
                503,
                12,
                TokenUsage.NONE,
                UsageSource.NONE,
                new Cost(0),
                "provider_error",
                null),
            new AttemptRecord(
                "anthropic",
                "claude-sonnet-4-5",
                Phase.DONE,
                200,
                1200,
                new TokenUsage(10, 20, 30, 0, 0, 40, 5, 0),
                UsageSource.PROVIDER,
                Cost.ofUsd("0.000823500000"),
                "ok",
                "req_abc")),
        new TokenUsage(10, 20, 30, 0, 0, 40, 5, 0),
        UsageSource.PROVIDER,
        "standard",
        Cost.ofUsd("0.000823500000"),
        null,
        "anthropic/claude-sonnet-4-5@2026-11-20",
        "stop",
        "conv-7",
        Map.of("team", "platform"),
        "4bf92f3577b34da6a3ce929d0e0e4736",
        "req_abc");
  }

  private static JsonNode golden() throws IOException {
    try (InputStream file = UsageRecordTest.class.getResourceAsStream("usage-record.json")) {
      return Json.mapper().readTree(file);
    }
  }
}
