package dev.weir.gateway.control;

import dev.weir.ledger.Cost;
import dev.weir.ledger.Outcome;
import dev.weir.ledger.TokenUsage;
import dev.weir.ledger.UsageRecord;
import dev.weir.ledger.UsageSource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Usage records as a busy gateway writes them. */
final class Rows {

  private final Random random;

  Rows(long seed) {
    this.random = new Random(seed);
  }

  UsageRecord.Opening opening() {
    UUID id = new UUID(random.nextLong(), random.nextLong());
    return new UsageRecord.Opening(
        id,
        "req_" + id,
        Instant.parse("2026-11-20T12:00:00.123456Z").plusSeconds(random.nextInt(1_000_000)),
        "key-1",
        random.nextBoolean() ? null : "ada",
        random.nextBoolean() ? null : "platform",
        "chat.completions",
        "gpt-4o",
        "openai",
        "gpt-4o-2024-11-20",
        random.nextBoolean(),
        false,
        random.nextBoolean() ? null : "talk-" + random.nextInt(50),
        random.nextBoolean() ? Map.of() : Map.of("team", text(random.nextInt(60))),
        random.nextBoolean() ? null : "4bf92f3577b34da6a3ce929d0e0e4736");
  }

  private String text(int length) {
    StringBuilder text = new StringBuilder("é\"\\\n");
    for (int i = 0; i < length; i++) {
      text.append((char) (' ' + random.nextInt(90)));
    }
    return text.toString();
  }

  UsageRecord closing(UsageRecord.Opening opening) {
    return new UsageRecord(
        opening.id(),
        opening.requestId(),
        opening.startedAt(),
        random.nextInt(90_000),
        (long) random.nextInt(1_000),
        (long) random.nextInt(1_000),
        opening.keyId(),
        "ada",
        "platform",
        opening.front(),
        opening.modelRequested(),
        opening.model(),
        opening.provider(),
        "key-of-openai",
        opening.isStreaming(),
        opening.isByok(),
        null,
        200,
        Outcome.OK,
        null,
        List.of(),
        TokenUsage.ofText(random.nextInt(10_000), random.nextInt(1_000)),
        UsageSource.PROVIDER,
        "default",
        new Cost(random.nextInt(1_000_000_000)),
        null,
        "price-1",
        "stop",
        opening.conversationId(),
        opening.tags(),
        null,
        "chatcmpl-" + opening.id());
  }

  UsageRecord row() {
    return closing(opening());
  }
}
