package dev.weir.benchmarks.micro;

import dev.weir.ledger.AttemptRecord;
import dev.weir.ledger.Catalog;
import dev.weir.ledger.Cost;
import dev.weir.ledger.Outcome;
import dev.weir.ledger.Price;
import dev.weir.ledger.PriceBook;
import dev.weir.ledger.TokenUsage;
import dev.weir.ledger.UsageRecord;
import dev.weir.ledger.UsageSource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** The usage of one plain request, priced. */
public final class SampleRecord {

  static final String MODEL = "gpt-4o-mini-2024-07-18";
  static final Instant TIME = Instant.parse("2026-11-20T12:00:00Z");
  static final TokenUsage USAGE = TokenUsage.ofText(220, 120);

  private static final UUID ID = new UUID(0x019a_9f5e_7c00_7123L, 0x8123_4567_89ab_cdefL);
  private static final String REQUEST_ID = "req_019a9f5e-7c00-7123-8123-456789abcdef";

  private SampleRecord() {}

  static Price price(PriceBook prices) {
    return Objects.requireNonNull(prices.of("openai", MODEL, TIME));
  }

  /** What is known when its first byte goes upstream. */
  public static UsageRecord.Opening opening() {
    return new UsageRecord.Opening(
        ID,
        REQUEST_ID,
        TIME,
        "benchmark",
        null,
        "platform",
        "chat.completions",
        "gpt-4o-mini",
        "openai",
        "gpt-4o-mini",
        false,
        false,
        null,
        Map.of("team", "platform"),
        null);
  }

  /** The record of its end. */
  public static UsageRecord closed() {
    Price price = price(new PriceBook(Catalog.bundled().prices()));
    Cost cost = Objects.requireNonNull(Cost.of(price, USAGE, "default"));
    AttemptRecord attempt =
        new AttemptRecord(
            "openai",
            "gpt-4o-mini",
            AttemptRecord.Phase.DONE,
            200,
            812,
            USAGE,
            UsageSource.PROVIDER,
            cost,
            "ok",
            "req_0a1b2c3d4e5f");
    return new UsageRecord(
        ID,
        REQUEST_ID,
        TIME,
        812,
        812L,
        640L,
        "benchmark",
        null,
        "platform",
        "chat.completions",
        "gpt-4o-mini",
        MODEL,
        "openai",
        "openai",
        false,
        false,
        null,
        200,
        Outcome.OK,
        null,
        List.of(attempt),
        USAGE,
        UsageSource.PROVIDER,
        "default",
        cost,
        null,
        price.id(),
        "stop",
        null,
        Map.of("team", "platform"),
        null,
        "req_0a1b2c3d4e5f");
  }
}
