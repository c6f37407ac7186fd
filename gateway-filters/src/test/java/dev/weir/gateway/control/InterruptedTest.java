package dev.weir.gateway.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.ledger.Json;
import dev.weir.ledger.Outcome;
import dev.weir.ledger.TokenUsage;
import dev.weir.ledger.UsageRecord;
import dev.weir.ledger.UsageSource;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InterruptedTest {

  /** Else the spend of a gateway that was killed would be nobody's. */
  @Test
  void aRequestThatWasCutOffKeepsWhoMadeIt() {
    UUID id = new UUID(1, 2);
    UsageRecord record =
        record(
            """
            {"id":"%s","request_id":"req_1","started_at":"2026-11-20T12:00:00.123456Z",
             "key_id":"key-1","user":"ada","team":"platform","front":"chat.completions",
             "model_requested":"gpt-4o","provider":"openai","model":"gpt-4o-2024-11-20",
             "is_streaming":true,"is_byok":false,"conversation_id":"talk-1",
             "tags":{"feature":"search"},"trace_id":"4bf92f3577b34da6a3ce929d0e0e4736"}
            """
                .formatted(id));
    assertThat(record.id()).isEqualTo(id);
    assertThat(record.outcome()).isEqualTo(Outcome.INTERRUPTED);
    assertThat(record.keyId()).isEqualTo("key-1");
    assertThat(record.user()).isEqualTo("ada");
    assertThat(record.team()).isEqualTo("platform");
    assertThat(record.tags()).containsEntry("feature", "search");
    assertThat(record.conversationId()).isEqualTo("talk-1");
    assertThat(record.traceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    assertThat(record.tokens()).isEqualTo(TokenUsage.NONE);
    assertThat(record.usageSource()).isEqualTo(UsageSource.NONE);
    assertThat(record.cost()).isNull();
  }

  /** A spool outlives the version of the gateway that wrote it. */
  @Test
  void anOpeningOfAnEarlierVersionIsRead() {
    UsageRecord record =
        record(
            """
            {"id":"%s","request_id":"req_1","started_at":"2026-11-20T12:00:00Z",
             "key_id":"key-1","front":"chat.completions","provider":"openai","model":"gpt-4o",
             "is_streaming":false,"is_byok":false,"tags":{}}
            """
                .formatted(new UUID(1, 2)));
    assertThat(record.user()).isNull();
    assertThat(record.modelServed()).isEqualTo("gpt-4o");
  }

  private static UsageRecord record(String opening) {
    return Json.mapper().readValue(Interrupted.record(opening.getBytes(UTF_8)), UsageRecord.class);
  }
}
