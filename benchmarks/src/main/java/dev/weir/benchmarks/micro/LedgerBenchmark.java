package dev.weir.benchmarks.micro;

import dev.weir.ledger.AttemptRecord;
import dev.weir.ledger.Catalog;
import dev.weir.ledger.Cost;
import dev.weir.ledger.Json;
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
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What is done once for each request's bill. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LedgerBenchmark {

  private static final String MODEL = "gpt-4o-mini-2024-07-18";
  private static final Instant TIME = Instant.parse("2026-11-20T12:00:00Z");

  private final PriceBook prices = new PriceBook(Catalog.bundled().prices());
  private final Price price = Objects.requireNonNull(prices.of("openai", MODEL, TIME));
  private final TokenUsage usage = TokenUsage.ofText(220, 120);
  private final UsageRecord row = row();

  private UsageRecord row() {
    Cost cost = Objects.requireNonNull(Cost.of(price, usage, "default"));
    AttemptRecord attempt =
        new AttemptRecord(
            "openai",
            "gpt-4o-mini",
            AttemptRecord.Phase.DONE,
            200,
            812,
            usage,
            UsageSource.PROVIDER,
            cost,
            "ok",
            "req_0a1b2c3d4e5f");
    return new UsageRecord(
        new UUID(0x019a_9f5e_7c00_7123L, 0x8123_4567_89ab_cdefL),
        "req_019a9f5e-7c00-7123-8123-456789abcdef",
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
        usage,
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

  @Benchmark
  public @Nullable Price price() {
    return prices.of("openai", MODEL, TIME);
  }

  @Benchmark
  public @Nullable Cost cost() {
    return Cost.of(price, usage, "default");
  }

  @Benchmark
  public String usageJson() {
    return Json.mapper().writeValueAsString(row);
  }
}
