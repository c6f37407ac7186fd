package dev.weir.gateway.upstream;

import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.gateway.pipeline.AiExchange;
import dev.weir.gateway.pipeline.Answer;
import dev.weir.gateway.pipeline.Attempt;
import dev.weir.gateway.pipeline.ClientGone;
import dev.weir.gateway.pipeline.Plan;
import dev.weir.ledger.AttemptRecord.Phase;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.Locale;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.MonoSink;

/**
 * One call to a provider, which may be read to its end after its caller has left. Everything
 * happens on one event loop, where the caller's connection, the upstream connection and the clock's
 * callbacks meet; so no field needs protection.
 *
 * <p>The life of a call: connected, sent, opened (status and headers), then reads until content can
 * be shown. From then on it has answered: what follows flows through {@link StreamedAnswer}. It is
 * over exactly once: complete, failed, or cut because the caller left.
 */
final class UpstreamCall {

  private final Engine engine;
  private final AiExchange ai;
  private final Attempt attempt;
  private final MonoSink<Answer> answer;
  private final Plan plan;
  private final CallClocks clocks;
  private final UpstreamConnection connection;
  private @Nullable ContentDecoding decoding;
  private @Nullable AnswerBody body;
  private boolean answered;
  private boolean turnKept;
  private boolean over;
  private boolean draining;
  private long drainedBytes;

  UpstreamCall(
      Engine engine, AiExchange ai, Attempt attempt, Executor loop, MonoSink<Answer> answer) {
    this.engine = engine;
    this.ai = ai;
    this.attempt = attempt;
    this.answer = answer;
    this.plan = ai.plan.get();
    this.connection = new UpstreamConnection(engine, this, attempt, loop);
    this.clocks = new CallClocks(engine, this, connection, plan, loop);
    attempt.whenAbandoned(() -> EventLoops.run(loop, this::clientLeft));
  }

  void start() {
    answer.onCancel(this::abandoned);
    clocks.start(ai.startNanos());
    connection.start(ai.translation.get().translate(ai, attempt).flatMap(engine::addressed));
  }

  /** The first byte is about to leave. */
  void sending() {
    ai.metering.get().opened(ai, attempt.target());
    long now = System.nanoTime();
    ai.firstByteSent(now);
    attempt.reached(Phase.SENT);
    clocks.sent(now);
  }

  /** Status and headers have come. */
  void opened(int status, HttpHeaders headers) {
    attempt.reached(Phase.HEADERS);
    attempt.status(status);
    AnswerHeaders.read(headers, attempt);
    clocks.opened(System.nanoTime());
    decoding = ContentDecoding.of(headers.get("content-encoding"), engine.bounds().maxWholeBytes());
    if (status < 200 || status >= 300) {
      attempt.retryAfter(AnswerHeaders.retryAfter(headers, engine.clock().instant()));
      body = new FaultBody(ai, attempt, status);
    } else if (plan.stream() && !isJson(headers.get("content-type"))) {
      body = new StreamedAnswer(this, ai, attempt);
    } else {
      body = new WholeBody(ai, attempt, engine.bounds().maxWholeBytes());
    }
    if (!(body instanceof StreamedAnswer)) {
      connection.demandAll();
    }
  }

  /** A provider that was asked for a stream may answer with one whole document. */
  private static boolean isJson(@Nullable String type) {
    return type != null && type.toLowerCase(Locale.ROOT).startsWith("application/json");
  }

  /** The next bytes have come. */
  void read(byte[] bytes) {
    AnswerBody reading = body;
    if (over || reading == null) {
      return;
    }
    clocks.read(System.nanoTime());
    if (draining && (drainedBytes += bytes.length) > engine.bounds().drainBytes()) {
      cut();
      return;
    }
    try {
      reading.read(decoding == null ? bytes : decoding.decode(bytes));
    } catch (AiException e) {
      fail(e);
    }
  }

  /** The provider has closed its answer. */
  void ended() {
    AnswerBody reading = body;
    if (over) {
      return;
    }
    if (reading == null) {
      fail(new AiException(AiError.PROVIDER_UNREACHABLE, provider() + " closed the connection"));
      return;
    }
    try {
      Answer whole = reading.end();
      complete();
      if (whole != null) {
        answered(whole);
      }
    } catch (AiException e) {
      fail(e);
    }
  }

  /** The network, or something on the way to it, has failed. */
  void failed(Throwable error) {
    fail(UpstreamFailures.of(error, attempt, provider()));
  }

  /** Something can be shown: the attempt has won. */
  void answered(Answer made) {
    answered = true;
    ai.firstContent(System.nanoTime());
    ai.served(attempt);
    if (!draining) {
      answer.success(made);
    }
  }

  /**
   * Keeps what the provider wants back, if it is known by now: before the caller sees the end of
   * this turn, because the next one may come at once and by another connection.
   */
  void keepTurn() {
    if (!turnKept && attempt.facts().state != null) {
      turnKept = true;
      ai.turnMemory.get().remember(ai, attempt);
    }
  }

  /** The answer came to its end. */
  void complete() {
    if (over) {
      return;
    }
    attempt.reached(Phase.DONE);
    keepTurn();
    over();
    if (!connection.isDisposed()) {
      // The rest of the exchange is read, so that the connection can serve again.
      connection.demandAll();
      clocks.closeUnlessReleased();
    }
  }

  /** It failed: the caller gets an error, or the loop another target. */
  void fail(AiException reason) {
    if (over) {
      return;
    }
    attempt.failed(reason);
    boolean shown = body != null && body.isShown();
    if (shown) {
      ai.failed(reason);
    }
    over();
    connection.close();
    if (draining) {
      return;
    }
    if (shown && body != null) {
      body.fail(reason);
    } else {
      answer.error(reason);
    }
  }

  /** Nobody waits for the answer any more; once it was given, its stream tells when they leave. */
  private void abandoned() {
    if (!answered) {
      clientLeft();
    }
  }

  /** The caller is gone: read on for the count, or stop paying. */
  void clientLeft() {
    // The server tells of a caller that left a stream by cancelling its frames, and no other way.
    ai.clientLeft();
    if (over || draining) {
      return;
    }
    boolean drain =
        attempt.phase() != Phase.NOT_SENT
            && engine.policy(ai, plan) == ClientGone.Policy.DRAIN
            && engine.beginDrain();
    if (!drain) {
      cut();
      return;
    }
    draining = true;
    clocks.draining(System.nanoTime());
    if (body != null) {
      body.discard();
    }
    connection.demandAll();
  }

  boolean isDraining() {
    return draining;
  }

  boolean isOver() {
    return over;
  }

  CallClocks clocks() {
    return clocks;
  }

  /** Closes the call before its end, because nobody needs the rest. */
  void cut() {
    attempt.cut();
    over();
    connection.close();
  }

  UpstreamConnection connection() {
    return connection;
  }

  void ping() {
    if (body instanceof StreamedAnswer stream) {
      stream.ping();
    }
  }

  private void over() {
    if (over) {
      return;
    }
    over = true;
    attempt.ended(System.nanoTime());
    clocks.stop();
    if (decoding != null) {
      decoding.close();
    }
    if (draining) {
      engine.endDrain();
    }
    if (ai.hasClientLeft()) {
      ai.metering.get().closed(ai);
    }
  }

  String provider() {
    return attempt.target().provider().id();
  }
}
