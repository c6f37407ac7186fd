package dev.weir.gateway.meter;

import dev.weir.ledger.TokenUsage;
import dev.weir.ledger.UsageRecord;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Counts usage records under OpenTelemetry's names for generative AI. Meters are looked up once for
 * each provider and model; the number of models is bounded, and no id or tag of a request is ever a
 * label. Used by one thread.
 */
public final class UsageMetrics implements UsageListener {

  private static final int MOST_MODELS = 500;

  private static final Duration[] SECONDS = {
    Duration.ofMillis(10),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2500),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30),
    Duration.ofSeconds(60),
    Duration.ofSeconds(120),
    Duration.ofSeconds(300)
  };

  private static final double[] TOKENS = {
    1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304
  };

  private final MeterRegistry registry;
  private final Function<String, String> providerNames;
  private final Map<Key, Meters> meters = new HashMap<>();

  /**
   * @param providerNames the GenAI name of a provider's id
   */
  public UsageMetrics(MeterRegistry registry, Function<String, String> providerNames) {
    this.registry = registry;
    this.providerNames = providerNames;
  }

  @Override
  public void closed(UsageRecord record) {
    String error = record.errorCode() == null ? "" : record.errorCode();
    Meters target = meters(record, error);
    target.requests.increment();
    target.duration.record(record.latencyMs(), TimeUnit.MILLISECONDS);
    if (record.ttftMs() != null && record.isStreaming()) {
      target.timeToFirstToken.record(record.ttftMs(), TimeUnit.MILLISECONDS);
      long tokens = record.tokens().completionTokens();
      if (tokens > 1) {
        target.timePerOutputToken.record(
            (record.latencyMs() - record.ttftMs()) * 1_000_000L / (tokens - 1),
            TimeUnit.NANOSECONDS);
      }
    }
    tokens(target, record.tokens());
    if (record.cost() == null) {
      target.unpriced.increment();
    } else if (record.cost().picos() > 0) {
      target.cost.increment(record.cost().picos() / 1e12);
    }
  }

  private static void tokens(Meters target, TokenUsage usage) {
    if (usage.totalTokens() > 0) {
      target.inputTokens.record(usage.promptTokens());
      target.outputTokens.record(usage.completionTokens());
    }
  }

  private Meters meters(UsageRecord record, String error) {
    String provider = record.provider() == null ? "" : record.provider();
    String model = model(record);
    Key key = new Key(record.front(), provider, model, error, record.outcome().name());
    Meters known = meters.get(key);
    if (known == null) {
      if (meters.size() >= MOST_MODELS) {
        key = new Key(record.front(), provider, "other", error, record.outcome().name());
      }
      known = meters.computeIfAbsent(key, this::register);
    }
    return known;
  }

  /** The target's name: what the caller wrote could be anything. */
  private static String model(UsageRecord record) {
    return record.attempts().isEmpty() || record.provider() == null
        ? ""
        : record.attempts().getLast().model();
  }

  private Meters register(Key key) {
    Tags tags =
        Tags.of(
            "gen_ai.operation.name",
            key.front().equals("embeddings") ? "embeddings" : "chat",
            "gen_ai.provider.name",
            key.provider().isEmpty() ? "none" : providerNames.apply(key.provider()),
            "gen_ai.request.model",
            key.model().isEmpty() ? "none" : key.model());
    Tags withError = tags.and("error.type", key.error().isEmpty() ? "none" : key.error());
    return new Meters(
        Counter.builder("weir.requests")
            .description("Requests with a known gateway key, by outcome")
            .tags(withError.and("outcome", key.outcome().toLowerCase(Locale.ROOT)))
            .register(registry),
        timer("gen_ai.server.request.duration", withError),
        timer("gen_ai.server.time_to_first_token", tags),
        timer("gen_ai.server.time_per_output_token", tags),
        tokens(tags, "input"),
        tokens(tags, "output"),
        Counter.builder("weir.cost.usd")
            .description("Cost in USD; for alerts, not for sums: the ledger is exact")
            .tags(tags)
            .register(registry),
        Counter.builder("weir.requests.unpriced")
            .description("Requests whose cost is not known")
            .tags(tags)
            .register(registry));
  }

  private Timer timer(String name, Tags tags) {
    return Timer.builder(name).tags(tags).serviceLevelObjectives(SECONDS).register(registry);
  }

  private DistributionSummary tokens(Tags tags, String type) {
    return DistributionSummary.builder("gen_ai.client.token.usage")
        .tags(tags.and("gen_ai.token.type", type))
        .serviceLevelObjectives(TOKENS)
        .register(registry);
  }

  private record Key(String front, String provider, String model, String error, String outcome) {}

  private record Meters(
      Counter requests,
      Timer duration,
      Timer timeToFirstToken,
      Timer timePerOutputToken,
      DistributionSummary inputTokens,
      DistributionSummary outputTokens,
      Counter cost,
      Counter unpriced) {}
}
