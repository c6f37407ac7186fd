package dev.weir.gateway.meter;

import dev.weir.gateway.dialect.AnswerFacts;
import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.gateway.pipeline.AiExchange;
import dev.weir.gateway.pipeline.Alternates;
import dev.weir.gateway.pipeline.Attempt;
import dev.weir.gateway.pipeline.Caller;
import dev.weir.gateway.pipeline.Credential;
import dev.weir.gateway.pipeline.Plan;
import dev.weir.gateway.pipeline.Target;
import dev.weir.ledger.AttemptRecord;
import dev.weir.ledger.AttemptRecord.Phase;
import dev.weir.ledger.Cost;
import dev.weir.ledger.Outcome;
import dev.weir.ledger.Price;
import dev.weir.ledger.TokenUsage;
import dev.weir.ledger.UsageRecord;
import dev.weir.ledger.UsageSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what is known of an exchange as the ledger's row. */
final class UsageRecords {

  private final Prices prices;

  UsageRecords(Prices prices) {
    this.prices = prices;
  }

  UsageRecord.Opening opening(AiExchange ai, Target target) {
    Caller caller = ai.caller.get();
    Plan plan = ai.plan.peek();
    return new UsageRecord.Opening(
        ai.id(),
        ai.requestId(),
        ai.startedAt(),
        caller.keyId(),
        user(caller, plan),
        caller.team(),
        ai.front().id(),
        bounded(ai.modelRequested()),
        target.provider().id(),
        target.model(),
        plan != null && plan.stream(),
        target.credential().isByok(),
        ai.conversationId(),
        ai.tags(),
        traceId(ai.traceparent()));
  }

  /** What the attempts so far cost together, or null where a price is not known. */
  @Nullable Cost cost(AiExchange ai, long now) {
    Sum sum = new Sum();
    for (Attempt attempt : ai.attempts()) {
      sum.add(entry(ai, attempt, now));
    }
    return sum.source() == UsageSource.NONE ? null : sum.cost();
  }

  UsageRecord closed(AiExchange ai, Caller caller, long now) {
    List<AttemptRecord> journal = new ArrayList<>(ai.attempts().size());
    Sum sum = new Sum();
    for (Attempt attempt : ai.attempts()) {
      AttemptRecord entry = entry(ai, attempt, now);
      journal.add(entry);
      sum.add(entry);
    }
    Plan plan = ai.plan.peek();
    Alternates alternates = ai.alternates.peek();
    if (alternates != null) {
      for (Alternates.PassedOver passed : alternates.passedOver()) {
        journal.add(passedOver(passed));
      }
    }
    Attempt last =
        ai.served() != null || ai.attempts().isEmpty() ? ai.served() : ai.attempts().getLast();
    AnswerFacts facts = last == null ? null : last.facts();
    Target target = last == null ? null : last.target();
    Credential credential = target == null ? null : target.credential();
    AiException failure = ai.failure();
    return new UsageRecord(
        ai.id(),
        ai.requestId(),
        ai.startedAt(),
        Math.max(0, (now - ai.startNanos()) / 1_000_000),
        since(ai, ai.firstContentNanos(), 1_000_000),
        since(ai, ai.firstByteSentNanos(), 1_000),
        caller.keyId(),
        user(caller, plan),
        caller.team(),
        ai.front().id(),
        bounded(ai.modelRequested()),
        target == null ? null : served(target, facts),
        target == null ? null : target.provider().id(),
        credential instanceof Credential.Operator operator ? operator.id() : null,
        plan != null && plan.stream(),
        credential != null && credential.isByok(),
        credential instanceof Credential.Byok byok ? byok.fingerprint() : null,
        ai.status(),
        outcome(ai, failure),
        failure == null ? null : failure.error().code(),
        journal,
        sum.tokens(),
        sum.source(),
        facts == null ? null : facts.serviceTier,
        sum.cost(),
        facts == null ? null : facts.providerCost,
        target == null ? null : priceId(ai, target, facts),
        facts == null || facts.finishReason == null ? null : facts.finishReason.text(),
        ai.conversationId(),
        ai.tags(),
        traceId(ai.traceparent()),
        last == null ? null : last.providerRequestId());
  }

  /** The key's owner, else whom the body names. */
  private static @Nullable String user(Caller caller, @Nullable Plan plan) {
    return bounded(caller.user() != null ? caller.user() : plan == null ? null : plan.user());
  }

  private AttemptRecord entry(AiExchange ai, Attempt attempt, long now) {
    AnswerFacts facts = attempt.facts();
    TokenUsage estimate = attempt.estimate();
    TokenUsage tokens =
        facts.usage != null ? facts.usage : estimate != null ? estimate : TokenUsage.NONE;
    UsageSource source = source(attempt);
    AiException failure = attempt.failure();
    return new AttemptRecord(
        attempt.target().provider().id(),
        attempt.target().model(),
        attempt.phase(),
        attempt.status(),
        attempt.millis(now),
        tokens,
        source,
        cost(ai, attempt.target(), facts, tokens),
        failure != null ? failure.error().code() : attempt.isCut() ? "client_closed" : "ok",
        attempt.providerRequestId());
  }

  private static UsageSource source(Attempt attempt) {
    if (attempt.facts().usage == null) {
      return attempt.estimate() == null ? UsageSource.NONE : UsageSource.ESTIMATED;
    }
    return attempt.phase() == Phase.DONE ? UsageSource.PROVIDER : UsageSource.PROVIDER_PARTIAL;
  }

  private static AttemptRecord passedOver(Alternates.PassedOver passed) {
    return new AttemptRecord(
        "",
        passed.name(),
        Phase.NOT_SENT,
        null,
        0,
        TokenUsage.NONE,
        UsageSource.NONE,
        null,
        passed.reason(),
        null);
  }

  private @Nullable Cost cost(AiExchange ai, Target target, AnswerFacts facts, TokenUsage tokens) {
    if (tokens.totalTokens() == 0) {
      return new Cost(0);
    }
    Price price = price(ai, target, facts);
    return price == null ? null : Cost.of(price, tokens, facts.serviceTier);
  }

  private @Nullable Price price(AiExchange ai, Target target, AnswerFacts facts) {
    String provider = target.provider().id();
    Price price =
        facts.model == null ? null : prices.current().of(provider, facts.model, ai.startedAt());
    return price != null ? price : prices.current().of(provider, target.model(), ai.startedAt());
  }

  private @Nullable String priceId(AiExchange ai, Target target, @Nullable AnswerFacts facts) {
    Price price = facts == null ? null : price(ai, target, facts);
    return price == null ? null : price.id();
  }

  private static String served(Target target, @Nullable AnswerFacts facts) {
    String model = facts == null ? null : bounded(facts.model);
    return model == null ? target.model() : model;
  }

  private static Outcome outcome(AiExchange ai, @Nullable AiException failure) {
    if (ai.hasClientLeft()) {
      return Outcome.CLIENT_CLOSED;
    }
    if (failure == null) {
      return Outcome.OK;
    }
    AiError error = failure.error();
    return switch (error) {
      case PROVIDER_TIMEOUT -> Outcome.TIMEOUT;
      case RATE_LIMIT_EXCEEDED ->
          ai.attempts().isEmpty() ? Outcome.LIMITED : Outcome.PROVIDER_ERROR;
      case INSUFFICIENT_QUOTA -> ai.attempts().isEmpty() ? Outcome.BUDGET : Outcome.PROVIDER_ERROR;
      case INTERNAL_ERROR, NOT_READY -> Outcome.INTERNAL;
      case PROVIDER_ERROR,
          PROVIDER_AUTH_FAILED,
          PROVIDER_UNREACHABLE,
          PROVIDER_BAD_RESPONSE,
          PROVIDER_UNAVAILABLE ->
          Outcome.PROVIDER_ERROR;
      case INVALID_JSON,
          INVALID_VALUE,
          UNSUPPORTED_PARAMETER,
          CONTEXT_LENGTH_EXCEEDED,
          INVALID_API_KEY,
          PROVIDER_KEY_INVALID,
          PERMISSION_DENIED,
          MODEL_NOT_ALLOWED,
          MODEL_NOT_FOUND,
          UNKNOWN_URL,
          METHOD_NOT_ALLOWED,
          REQUEST_TOO_LARGE,
          UNSUPPORTED_MEDIA_TYPE ->
          Outcome.CLIENT_ERROR;
    };
  }

  private static @Nullable Long since(AiExchange ai, long nanos, long unit) {
    return nanos == 0 ? null : Math.max(0, (nanos - ai.startNanos()) / unit);
  }

  private static @Nullable String bounded(@Nullable String text) {
    return text == null || text.length() <= 256 ? text : text.substring(0, 256);
  }

  /** The trace id of a W3C traceparent: version, 32 hex digits, span, flags. */
  private static @Nullable String traceId(@Nullable String traceparent) {
    return traceparent != null && traceparent.length() >= 35 ? traceparent.substring(3, 35) : null;
  }

  /**
   * The request's tokens and cost: of the answer, and of failed attempts that the provider counted.
   * It is the provider's exact count only where nothing but a complete answer is in it.
   */
  private static final class Sum {
    private TokenUsage tokens = TokenUsage.NONE;
    private UsageSource source = UsageSource.NONE;
    private @Nullable Cost cost = new Cost(0);
    private boolean counted;

    void add(AttemptRecord entry) {
      if (entry.usageSource() == UsageSource.NONE) {
        return;
      }
      source = counted ? weaker(source, entry.usageSource()) : entry.usageSource();
      tokens = counted ? tokens.plus(entry.tokens()) : entry.tokens();
      cost =
          cost == null || entry.cost() == null
              ? null
              : new Cost(cost.picos() + entry.cost().picos());
      counted = true;
    }

    /** A sum is no provider's exact count; with an estimate in it, it is an estimate. */
    private static UsageSource weaker(UsageSource a, UsageSource b) {
      return a == UsageSource.ESTIMATED || b == UsageSource.ESTIMATED
          ? UsageSource.ESTIMATED
          : UsageSource.PROVIDER_PARTIAL;
    }

    TokenUsage tokens() {
      return tokens;
    }

    UsageSource source() {
      return source;
    }

    @Nullable Cost cost() {
      return cost;
    }
  }
}
