package dev.weir.benchmarks.micro;

import dev.weir.ledger.Catalog;
import dev.weir.ledger.Cost;
import dev.weir.ledger.Json;
import dev.weir.ledger.Price;
import dev.weir.ledger.PriceBook;
import dev.weir.ledger.UsageRecord;
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

  private final PriceBook prices = new PriceBook(Catalog.bundled().prices());
  private final Price price = SampleRecord.price(prices);
  private final UsageRecord row = SampleRecord.closed();

  @Benchmark
  public @Nullable Price price() {
    return prices.of("openai", SampleRecord.MODEL, SampleRecord.TIME);
  }

  @Benchmark
  public @Nullable Cost cost() {
    return Cost.of(price, SampleRecord.USAGE, "default");
  }

  @Benchmark
  public String usageJson() {
    return Json.mapper().writeValueAsString(row);
  }
}
