package dev.weir.admin.demo;

import dev.weir.ledger.AttemptRecord;
import dev.weir.ledger.AttemptRecord.Phase;
import dev.weir.ledger.Cost;
import dev.weir.ledger.Outcome;
import dev.weir.ledger.Price;
import dev.weir.ledger.PriceBook;
import dev.weir.ledger.TokenUsage;
import dev.weir.ledger.UsageRecord;
import dev.weir.ledger.UsageSource;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Invents the usage of {@link DemoApp#ALL}: days and nights, weekends, conversations, failures with
 * and without a fallback, and one bad afternoon of one provider. Costs are what the price book says
 * at the end. The same random numbers make the same rows.
 */
final class DemoTraffic {

  private static final int DAYS = 30;
  private static final int BAD_DAY = 6;
  private static final String BAD_PROVIDER = "mistral";

  private final Map<String, String> keyIds;
  private final PriceBook prices;
  private final Instant end;
  private final Random random;
  private final List<UsageRecord> rows = new ArrayList<>();

  /**
   * @param keyIds the ids of the keys, by name
   * @param end the first moment without a row
   */
  DemoTraffic(Map<String, String> keyIds, PriceBook prices, Instant end, Random random) {
    this.keyIds = keyIds;
    this.prices = prices;
    this.end = end.truncatedTo(ChronoUnit.MILLIS);
    this.random = random;
  }

  List<UsageRecord> rows() {
    Instant first = end.minus(Duration.ofDays(DAYS));
    for (Instant hour = first; hour.isBefore(end); hour = hour.plus(Duration.ofHours(1))) {
      for (DemoApp app : DemoApp.ALL) {
        hour(app, hour);
      }
    }
    return rows;
  }

  private void hour(DemoApp app, Instant hour) {
    double expected = app.perHour() * activity(hour.atZone(ZoneOffset.UTC));
    int count = (int) (expected + random.nextDouble());
    String conversation = null;
    int left = 0;
    for (int i = 0; i < count; i++) {
      if (app.isConversation() && left-- <= 0) {
        conversation = "demo-" + Long.toString(random.nextLong(1L << 40), 36);
        left = 2 + random.nextInt(6);
      }
      Instant at = hour.plusMillis(random.nextInt(3_600_000));
      if (at.isBefore(end)) {
        rows.add(request(app, at, conversation));
      }
    }
  }

  /** How busy an hour is: 1 at noon of a working day. */
  private static double activity(ZonedDateTime time) {
    double distance = (time.getHour() + time.getMinute() / 60.0 - 13) / 4.2;
    double day = 0.08 + 0.92 * Math.exp(-distance * distance);
    boolean weekend =
        time.getDayOfWeek() == DayOfWeek.SATURDAY || time.getDayOfWeek() == DayOfWeek.SUNDAY;
    return weekend ? day * 0.3 : day;
  }

  private UsageRecord request(DemoApp app, Instant at, @Nullable String conversation) {
    DemoApp.Model model = pick(app);
    boolean streaming = random.nextInt(100) < app.streaming();
    TokenUsage tokens = tokens(app, model);
    long latency = 180 + tokens.completionTokens() * (6 + random.nextInt(10));
    int fate = random.nextInt(1_000);
    if (isBadHour(model.provider(), at)) {
      fate = random.nextInt(20);
    }
    Row row = new Row(app, at, model, streaming, conversation);
    if (fate < 12) {
      AttemptRecord failed = failed(model, 503, "provider_overloaded", 40 + random.nextInt(400));
      DemoApp.Model second = app.fallback();
      if (second.equals(model) || fate < 3) {
        row.failed(503, Outcome.PROVIDER_ERROR, "provider_overloaded", failed);
      } else {
        tokens = tokens(app, second);
        row.served(second, tokens, latency + failed.millis(), failed);
      }
    } else if (fate < 16) {
      row.failed(504, Outcome.TIMEOUT, "timeout", failed(model, null, "timeout", 60_000));
    } else if (fate < 22) {
      row.failed(
          429, Outcome.PROVIDER_ERROR, "rate_limited", failed(model, 429, "rate_limited", 90));
    } else if (fate < 27) {
      row.failed(400, Outcome.CLIENT_ERROR, "invalid_value", null);
    } else if (fate < 35 && streaming) {
      row.left(
          new TokenUsage(
              tokens.inputUncached(),
              tokens.inputCacheRead(),
              0,
              0,
              0,
              Math.max(1, tokens.outputText() / 3),
              0,
              0),
          latency / 3);
    } else {
      row.served(model, tokens, latency, null);
    }
    return row.toRecord();
  }

  private boolean isBadHour(String provider, Instant at) {
    ZonedDateTime time = at.atZone(ZoneOffset.UTC);
    return provider.equals(BAD_PROVIDER)
        && Duration.between(at, end).toDays() == BAD_DAY
        && time.getHour() >= 13
        && time.getHour() < 16;
  }

  private DemoApp.Model pick(DemoApp app) {
    double luck = random.nextDouble();
    int index = luck < 0.62 ? 0 : luck < 0.9 ? 1 : 2;
    return app.models().get(Math.min(index, app.models().size() - 1));
  }

  private TokenUsage tokens(DemoApp app, DemoApp.Model model) {
    long input = around(app.input());
    if (app.output() == 0) {
      return TokenUsage.ofText(input, 0);
    }
    boolean isCached = random.nextInt(100) < app.cached() && input > 1_024;
    long read = isCached ? input * 7 / 10 : 0;
    long reasoning =
        model.name().startsWith("gpt-5") || model.name().endsWith("pro") ? around(300) : 0;
    return new TokenUsage(input - read, read, 0, 0, 0, around(app.output()), reasoning, 0);
  }

  private long around(int usual) {
    return Math.max(1, Math.round(usual * Math.exp(random.nextGaussian() * 0.55)));
  }

  private AttemptRecord failed(
      DemoApp.Model model, @Nullable Integer status, String why, long millis) {
    return new AttemptRecord(
        model.provider(),
        model.name(),
        status == null ? Phase.SENT : Phase.HEADERS,
        status,
        millis,
        TokenUsage.NONE,
        UsageSource.NONE,
        null,
        why,
        null);
  }

  private UUID id(Instant at) {
    long high = at.toEpochMilli() << 16 | 0x7000 | random.nextInt(0x1000);
    return new UUID(high, random.nextLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L);
  }

  /** A request on its way to a record. */
  private final class Row {

    private final DemoApp app;
    private final Instant at;
    private final DemoApp.Model asked;
    private final boolean streaming;
    private final @Nullable String conversation;
    private final List<AttemptRecord> attempts = new ArrayList<>();
    private DemoApp.Model last;
    private TokenUsage tokens = TokenUsage.NONE;
    private UsageSource source = UsageSource.NONE;
    private Outcome outcome = Outcome.OK;
    private @Nullable String error;
    private @Nullable Price price;
    private int status = 200;
    private long latency = 5;
    private boolean isServed;

    Row(
        DemoApp app,
        Instant at,
        DemoApp.Model asked,
        boolean streaming,
        @Nullable String conversation) {
      this.app = app;
      this.at = at;
      this.asked = asked;
      this.last = asked;
      this.streaming = streaming;
      this.conversation = conversation;
    }

    void served(
        DemoApp.Model by, TokenUsage used, long millis, @Nullable AttemptRecord failedBefore) {
      answered(by, used, millis, UsageSource.PROVIDER, Phase.DONE, "ok", failedBefore);
    }

    void left(TokenUsage used, long millis) {
      answered(asked, used, millis, UsageSource.ESTIMATED, Phase.CONTENT, "client_closed", null);
      outcome = Outcome.CLIENT_CLOSED;
    }

    private void answered(
        DemoApp.Model by,
        TokenUsage used,
        long millis,
        UsageSource from,
        Phase phase,
        String why,
        @Nullable AttemptRecord failedBefore) {
      long own = millis;
      if (failedBefore != null) {
        attempts.add(failedBefore);
        own = millis - failedBefore.millis();
      }
      last = by;
      tokens = used;
      source = from;
      latency = millis;
      isServed = true;
      price = prices.of(by.provider(), by.name(), end);
      attempts.add(
          new AttemptRecord(
              by.provider(), by.name(), phase, 200, own, used, from, cost(), why, null));
    }

    void failed(int shown, Outcome how, String code, @Nullable AttemptRecord attempt) {
      status = shown;
      outcome = how;
      error = code;
      if (attempt != null) {
        attempts.add(attempt);
        latency = attempt.millis() + 2;
      }
    }

    private @Nullable Cost cost() {
      return price == null ? null : Cost.of(price, tokens, null);
    }

    UsageRecord toRecord() {
      UUID id = id(at);
      boolean isEmbedding = app.output() == 0;
      return new UsageRecord(
          id,
          "req_" + id,
          at,
          latency,
          isServed ? Math.min(latency, 120 + random.nextInt(700)) : null,
          140L + random.nextInt(300),
          keyIds.getOrDefault(app.key(), app.key()),
          app.people().get(random.nextInt(app.people().size())),
          app.team(),
          isEmbedding ? "embeddings" : "chat.completions",
          asked.name(),
          isServed ? last.name() : null,
          last.provider(),
          null,
          streaming,
          false,
          null,
          status,
          outcome,
          error,
          attempts,
          tokens,
          source,
          null,
          isServed ? cost() : Cost.ofUsd("0"),
          null,
          price == null ? null : price.id(),
          isServed && !isEmbedding && outcome == Outcome.OK ? "stop" : null,
          conversation,
          Map.of("demo", "true", "feature", app.feature(), "env", "prod"),
          null,
          null);
    }
  }
}
