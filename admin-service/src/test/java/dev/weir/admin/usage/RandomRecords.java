package dev.weir.admin.usage;

import dev.weir.ledger.AttemptRecord;
import dev.weir.ledger.Cost;
import dev.weir.ledger.Outcome;
import dev.weir.ledger.TokenUsage;
import dev.weir.ledger.UsageRecord;
import dev.weir.ledger.UsageSource;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/** Makes plausible records from a seed: the same seed, the same records. */
public final class RandomRecords {

  private static final List<String> MODELS =
      List.of(
          "gpt-5",
          "gpt-5-mini",
          "claude-sonnet-4-5",
          "claude-haiku-4-5",
          "gemini-2.5-pro",
          "gemini-2.5-flash",
          "grok-4",
          "mistral-large",
          "deepseek-chat",
          "in-house");
  private static final List<String> PROVIDERS =
      List.of(
          "openai",
          "openai",
          "anthropic",
          "anthropic",
          "gemini",
          "gemini",
          "xai",
          "mistral",
          "deepseek",
          "house");

  private final Random random;
  private final int keys;

  public RandomRecords(long seed, int keys) {
    random = new Random(seed);
    this.keys = keys;
  }

  List<UsageRecord> between(Instant from, Instant to, int count) {
    return IntStream.range(0, count).mapToObj(i -> one(from, to)).toList();
  }

  UsageRecord one(Instant from, Instant to) {
    long span = Duration.between(from, to).toNanos() / 1000;
    return at(from.plus((long) (random.nextDouble() * span), ChronoUnit.MICROS));
  }

  public UsageRecord at(Instant startedAt) {
    int key = random.nextInt(keys);
    int model = Math.min(random.nextInt(MODELS.size()), random.nextInt(MODELS.size()));
    boolean fails = random.nextInt(20) == 0;
    boolean streams = random.nextInt(10) < 7;
    boolean unpriced = model == MODELS.size() - 1 || random.nextInt(200) == 0;
    Outcome outcome =
        fails
            ? List.of(Outcome.PROVIDER_ERROR, Outcome.CLIENT_ERROR, Outcome.CLIENT_CLOSED)
                .get(random.nextInt(3))
            : Outcome.OK;
    int status =
        switch (outcome) {
          case PROVIDER_ERROR -> 502;
          case CLIENT_ERROR -> random.nextBoolean() ? 400 : 429;
          default -> 200;
        };
    TokenUsage tokens =
        fails
            ? TokenUsage.NONE
            : new TokenUsage(
                random.nextInt(4000),
                random.nextInt(3) == 0 ? random.nextInt(20_000) : 0,
                random.nextInt(9) == 0 ? random.nextInt(2000) : 0,
                random.nextInt(30) == 0 ? random.nextInt(2000) : 0,
                random.nextInt(50) == 0 ? random.nextInt(500) : 0,
                random.nextInt(1500),
                random.nextInt(4) == 0 ? random.nextInt(3000) : 0,
                random.nextInt(50) == 0 ? random.nextInt(500) : 0);
    Cost cost =
        unpriced
            ? null
            : new Cost(tokens.promptTokens() * 1_250_000 + tokens.completionTokens() * 10_000_001);
    long latency = Math.round(Math.exp(random.nextGaussian() * 0.9 + 7));
    Map<String, String> tags = new HashMap<>();
    if (random.nextInt(3) > 0) {
      tags.put("feature", "f" + random.nextInt(5));
    }
    if (random.nextInt(10) == 0) {
      tags.put("ticket", "T-" + random.nextInt(500));
    }
    return new UsageRecord(
        new UUID(
            (startedAt.toEpochMilli() << 16) | 0x7000 | random.nextInt(0x1000),
            (random.nextLong() >>> 2) | 0x8000_0000_0000_0000L),
        "req-" + Long.toHexString(random.nextLong()),
        startedAt.truncatedTo(ChronoUnit.MICROS),
        latency,
        streams && !fails ? Math.max(1, latency / 4) : null,
        (long) random.nextInt(900),
        "key" + key,
        key % 5 == 0 ? null : "user" + key / 2,
        key % 7 == 0 ? null : "team" + key % 4,
        random.nextInt(12) == 0 ? "embeddings" : "chat.completions",
        MODELS.get(model),
        status >= 400 && random.nextBoolean() ? null : MODELS.get(model),
        PROVIDERS.get(model),
        "pk1",
        streams,
        random.nextInt(25) == 0,
        null,
        status,
        outcome,
        fails ? "some_error" : null,
        List.of(
            new AttemptRecord(
                PROVIDERS.get(model),
                MODELS.get(model),
                AttemptRecord.Phase.DONE,
                status,
                latency,
                tokens,
                fails ? UsageSource.NONE : UsageSource.PROVIDER,
                cost,
                fails ? "some_error" : "ok",
                "prov-" + random.nextInt(1_000_000))),
        tokens,
        fails
            ? UsageSource.NONE
            : random.nextInt(20) == 0 ? UsageSource.ESTIMATED : UsageSource.PROVIDER,
        null,
        cost,
        null,
        cost == null ? null : "price-" + model,
        fails ? null : "stop",
        random.nextInt(4) == 0 ? "conv-" + random.nextInt(2000) : null,
        tags,
        null,
        "prov-" + random.nextInt(1_000_000));
  }
}
