package dev.weir.gateway.pipeline;

import dev.weir.gateway.dialect.ProviderCall;
import dev.weir.gateway.error.AiException;
import dev.weir.gateway.json.JsonMembers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/**
 * One request on its journey: what the stages know of it and what they contributed. It travels as
 * the one attribute of the web exchange. Changed by one thread at a time.
 */
public final class AiExchange {

  private static final String ATTRIBUTE = AiExchange.class.getName();

  private final UUID id;
  private final String requestId;
  private final Front front;
  private final Instant startedAt;
  private final long startNanos;
  private final boolean strict;

  /** Tells the request's end. */
  public final Slot<Metering> metering = new Slot<>(Stage.METER, "the metering");

  /** Whose key it is. */
  public final Slot<Caller> caller = new Slot<>(Stage.AUTHENTICATE, "the caller");

  /** The body. */
  public final Slot<JsonMembers> body = new Slot<>(Stage.ROUTE, "the body");

  /** Where it goes. */
  public final Slot<Plan> plan = new Slot<>(Stage.ROUTE, "the plan");

  /** Finds alternates. */
  public final Slot<Alternates.Planner> planner = new Slot<>(Stage.ROUTE, "the planner");

  /** The gateway's own answer, where no provider is asked. */
  public final Slot<Answer> ownAnswer = new Slot<>(Stage.ROUTE, "the answer");

  /** The targets after the first. */
  public final Slot<Alternates> alternates = new Slot<>(Stage.FALLBACK, "the alternates");

  /** Tries the targets. */
  public final Slot<AttemptLoop> attemptLoop = new Slot<>(Stage.FALLBACK, "the attempt loop");

  /** Makes the request for a target. */
  public final Slot<RequestTranslation> translation =
      new Slot<>(Stage.TRANSLATE, "the request translation");

  /** Remembers what providers want back. */
  public final Slot<TurnMemory> turnMemory = new Slot<>(Stage.TRANSLATE, "the turn memory");

  /** Reads a target's answer. */
  public final Slot<AnswerNormalization> normalization =
      new Slot<>(Stage.NORMALIZE, "the answer normalization");

  private final List<Attempt> attempts = new ArrayList<>(2);
  private Map<String, String> tags = Map.of();
  private @Nullable String conversationId;
  private @Nullable String traceparent;
  private @Nullable String modelRequested;
  private @Nullable AiException failure;
  private @Nullable Attempt served;
  private int status;
  private long firstByteSentNanos;
  private long firstContentNanos;
  private long authenticatedNanos;
  private long routedNanos;
  private boolean clientLeft;
  private boolean composite;

  public AiExchange(
      UUID id, String requestId, Front front, Instant startedAt, long startNanos, boolean strict) {
    this.id = id;
    this.requestId = requestId;
    this.front = front;
    this.startedAt = startedAt;
    this.startNanos = startNanos;
    this.strict = strict;
  }

  /** The AI exchange of this web exchange, or null where no AI filter ran. */
  public static @Nullable AiExchange find(ServerWebExchange exchange) {
    return (AiExchange) exchange.getAttributes().get(ATTRIBUTE);
  }

  /**
   * The AI exchange of this web exchange.
   *
   * @throws IllegalStateException if no AI filter ran
   */
  public static AiExchange of(ServerWebExchange exchange) {
    AiExchange found = find(exchange);
    if (found == null) {
      throw new IllegalStateException(
          "no AI exchange: the route needs the filter "
              + Stage.METER.filterName()
              + " before this one");
    }
    return found;
  }

  /** Puts this into the web exchange. */
  public void attachTo(ServerWebExchange exchange) {
    exchange.getAttributes().put(ATTRIBUTE, this);
  }

  /** The billing key. */
  public UUID id() {
    return id;
  }

  /** What is echoed to the caller. */
  public String requestId() {
    return requestId;
  }

  public Front front() {
    return front;
  }

  public Instant startedAt() {
    return startedAt;
  }

  /** The start on the monotonic clock. */
  public long startNanos() {
    return startNanos;
  }

  /** Whether a parameter that a target cannot take is an error. */
  public boolean isStrict() {
    return strict;
  }

  public Map<String, String> tags() {
    return tags;
  }

  public void tags(Map<String, String> found) {
    tags = found;
  }

  public @Nullable String conversationId() {
    return conversationId;
  }

  public void conversationId(@Nullable String found) {
    conversationId = found;
  }

  /** The caller's trace, as its header came. */
  public @Nullable String traceparent() {
    return traceparent;
  }

  public void traceparent(@Nullable String found) {
    traceparent = found;
  }

  /** The model as the caller named it; null before the body was read. */
  public @Nullable String modelRequested() {
    return modelRequested;
  }

  public void modelRequested(String model) {
    modelRequested = model;
  }

  /** Begins an attempt and writes it into the journal. */
  public Attempt begin(Target target, long nanos) {
    Attempt attempt = new Attempt(target, strict, nanos);
    attempts.add(attempt);
    return attempt;
  }

  /** What a dialect needs to know of this attempt's call. */
  public ProviderCall callTo(Attempt attempt) {
    return attempt.call(this::newCall);
  }

  private ProviderCall newCall(Attempt attempt) {
    Plan planned = plan.get();
    return new ProviderCall(
        attempt.target().model(),
        attempt.target().provider().quirks(),
        planned.stream(),
        planned.includeUsage(),
        "chatcmpl-" + id,
        startedAt.getEpochSecond(),
        attempt.warnings());
  }

  /** The journal, in order. */
  public List<Attempt> attempts() {
    return attempts;
  }

  /** The attempt whose answer the caller gets, or null. */
  public @Nullable Attempt served() {
    return served;
  }

  public void served(Attempt attempt) {
    served = attempt;
  }

  /** The error that the caller gets, or null. */
  public @Nullable AiException failure() {
    return failure;
  }

  /** It failed; the first reason stays. */
  public void failed(AiException reason) {
    if (failure == null) {
      failure = reason;
    }
  }

  /** The HTTP status that the caller saw; 0 before it was decided. */
  public int status() {
    return status;
  }

  public void status(int code) {
    status = code;
  }

  public boolean hasClientLeft() {
    return clientLeft;
  }

  public void clientLeft() {
    clientLeft = true;
  }

  /** When the first attempt's first byte went upstream; 0 before. */
  public long firstByteSentNanos() {
    return firstByteSentNanos;
  }

  public void firstByteSent(long nanos) {
    if (firstByteSentNanos == 0) {
      firstByteSentNanos = nanos;
    }
  }

  /** When the first content came; 0 before. */
  public long firstContentNanos() {
    return firstContentNanos;
  }

  public void firstContent(long nanos) {
    if (firstContentNanos == 0) {
      firstContentNanos = nanos;
    }
  }

  /** When the key was known; 0 before. */
  public long authenticatedNanos() {
    return authenticatedNanos;
  }

  public void authenticated(long nanos) {
    authenticatedNanos = nanos;
  }

  /** When the plan was made; 0 before. */
  public long routedNanos() {
    return routedNanos;
  }

  public void routed(long nanos) {
    routedNanos = nanos;
  }

  /**
   * Whether {@code AiGateway} runs the journey, so that single filters on the route stand aside.
   */
  public boolean isComposite() {
    return composite;
  }

  public void composite() {
    composite = true;
  }

  /** The attempt that is still running, or null. */
  public @Nullable Attempt running() {
    return attempts.isEmpty() || attempts.getLast().isOver() ? null : attempts.getLast();
  }
}
