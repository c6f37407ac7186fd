package dev.weir.gateway.pipeline;

import dev.weir.gateway.dialect.AnswerFacts;
import dev.weir.gateway.dialect.ProviderCall;
import dev.weir.gateway.dialect.Warnings;
import dev.weir.gateway.error.AiException;
import dev.weir.ledger.AttemptRecord.Phase;
import dev.weir.ledger.TokenUsage;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One try of one target: what is known of it while it runs and for the journal afterwards. Changed
 * by one thread at a time, the event loop of its connection.
 */
public final class Attempt {

  private final Target target;
  private final Warnings warnings;
  private final AnswerFacts facts = new AnswerFacts();
  private final Map<String, String> answerHeaders = new LinkedHashMap<>();
  private final long startNanos;
  private long endNanos;
  private Phase phase = Phase.NOT_SENT;
  private @Nullable ProviderCall call;
  private @Nullable Integer status;
  private @Nullable String providerRequestId;
  private @Nullable AiException failure;
  private @Nullable Duration retryAfter;
  private @Nullable TokenUsage estimate;
  private boolean cut;
  private boolean reusedConnection;
  private @Nullable Runnable letGo;

  Attempt(Target target, boolean strict, long startNanos) {
    this.target = target;
    this.warnings = new Warnings(strict);
    this.startNanos = startNanos;
  }

  public Target target() {
    return target;
  }

  /** The dialects' view of this call, made when it is first asked for. */
  ProviderCall call(Function<Attempt, ProviderCall> made) {
    ProviderCall known = call;
    if (known == null) {
      known = made.apply(this);
      call = known;
    }
    return known;
  }

  public Warnings warnings() {
    return warnings;
  }

  /** What the answer told about itself. */
  public AnswerFacts facts() {
    return facts;
  }

  /** Headers of the provider's answer that the caller may see, names in lower case. */
  public Map<String, String> answerHeaders() {
    return answerHeaders;
  }

  public Phase phase() {
    return phase;
  }

  /** Moves on; a phase that was passed never comes back. */
  public void reached(Phase next) {
    if (next.compareTo(phase) > 0) {
      phase = next;
    }
  }

  /** The provider's HTTP status, or null where none arrived. */
  public @Nullable Integer status() {
    return status;
  }

  public void status(int providerStatus) {
    status = providerStatus;
  }

  public @Nullable String providerRequestId() {
    return providerRequestId;
  }

  public void providerRequestId(@Nullable String id) {
    providerRequestId = id;
  }

  /** The wait that the provider asked for, or null. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }

  public void retryAfter(@Nullable Duration wait) {
    retryAfter = wait;
  }

  /** Why it failed, or null. */
  public @Nullable AiException failure() {
    return failure;
  }

  /** It failed; the first reason stays. */
  public AiException failed(AiException reason) {
    if (failure == null) {
      failure = reason;
    }
    return failure;
  }

  /** The tokens as they were estimated here, or null where the provider's own count serves. */
  public @Nullable TokenUsage estimate() {
    return estimate;
  }

  public void estimated(TokenUsage tokens) {
    estimate = tokens;
  }

  /** Whether the call was closed before the answer's end, because the caller had left. */
  public boolean isCut() {
    return cut;
  }

  public void cut() {
    cut = true;
  }

  /**
   * Whether it went over a connection that had served before, and that may have been closed since.
   */
  public boolean isOnReusedConnection() {
    return reusedConnection;
  }

  public void onReusedConnection(boolean reused) {
    reusedConnection = reused;
  }

  /** What to do when nobody takes its answer any more. */
  public void whenAbandoned(Runnable task) {
    letGo = task;
  }

  /** Nobody takes its answer any more, and nobody else may have told its call. */
  public void abandoned() {
    if (letGo != null) {
      letGo.run();
    }
  }

  public void ended(long nanos) {
    if (endNanos == 0) {
      endNanos = nanos;
    }
  }

  public boolean isOver() {
    return endNanos != 0;
  }

  public long startNanos() {
    return startNanos;
  }

  /** How long it took; until {@code now} while it runs. */
  public long millis(long now) {
    return Math.max(0, ((endNanos == 0 ? now : endNanos) - startNanos) / 1_000_000);
  }
}
