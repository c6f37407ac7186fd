package dev.weir.gateway.upstream;

import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.gateway.pipeline.AiExchange;
import dev.weir.gateway.pipeline.Answer;
import dev.weir.gateway.pipeline.Attempt;
import dev.weir.gateway.pipeline.ClientGone;
import dev.weir.gateway.pipeline.Plan;
import dev.weir.gateway.pipeline.UpstreamRequest;
import dev.weir.ledger.AttemptRecord.Phase;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.util.AttributeKey;
import java.util.Locale;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.netty.Connection;
import reactor.netty.NettyOutbound;
import reactor.netty.http.client.HttpClientRequest;
import reactor.netty.http.client.HttpClientResponse;

/**
 * One call to a provider, with a subscription of its own, so that it can be read to its end after
 * its caller has left. Everything happens on one event loop, where the caller's connection, the
 * upstream connection and the clock's callbacks meet; so no field needs protection.
 *
 * <p>The life of a call: connected, sent, opened (status and headers), then reads until content can
 * be shown. From then on it has answered: what follows flows through {@link StreamedAnswer}. It is
 * over exactly once: complete, failed, or cut because the caller left.
 */
final class UpstreamCall extends BaseSubscriber<byte[]> {

  private static final AttributeKey<Boolean> USED = AttributeKey.valueOf("weir.used");

  private final Engine engine;
  private final AiExchange ai;
  private final Attempt attempt;
  private final Executor loop;
  private final MonoSink<Answer> answer;
  private final Plan plan;
  private final CallClocks clocks;
  private @Nullable Connection connection;
  private @Nullable ContentDecoding decoding;
  private @Nullable AnswerBody body;
  private @Nullable Disposable translating;
  private boolean answered;
  private boolean over;
  private boolean draining;
  private boolean demanded;
  private long outstanding;
  private long drainedBytes;

  UpstreamCall(
      Engine engine, AiExchange ai, Attempt attempt, Executor loop, MonoSink<Answer> answer) {
    this.engine = engine;
    this.ai = ai;
    this.attempt = attempt;
    this.loop = loop;
    this.answer = answer;
    this.plan = ai.plan.get();
    this.clocks = new CallClocks(engine, this, plan, loop);
  }

  void start() {
    answer.onCancel(this::abandoned);
    clocks.start(ai.startNanos());
    translating =
        ai.translation
            .get()
            .translate(ai, attempt)
            .flatMap(engine::addressed)
            .subscribe(
                request -> EventLoops.run(loop, () -> connect(request)),
                error ->
                    EventLoops.run(
                        loop, () -> fail(UpstreamFailures.of(error, attempt, provider()))));
  }

  private void connect(UpstreamRequest request) {
    if (over) {
      return;
    }
    engine
        .client()
        .request(HttpMethod.POST)
        .uri(request.uri())
        .send((head, out) -> send(request, head, out))
        .responseConnection(this::opened)
        .subscribe(this);
  }

  private Publisher<Void> send(UpstreamRequest request, HttpClientRequest head, NettyOutbound out) {
    request.headers().forEach(head.requestHeaders()::set);
    out.withConnection(
        made -> {
          connection = made;
          attempt.onReusedConnection(made.channel().attr(USED).getAndSet(Boolean.TRUE) != null);
        });
    ai.metering.get().opened(ai, attempt.target());
    long now = System.nanoTime();
    ai.firstByteSent(now);
    attempt.reached(Phase.SENT);
    clocks.sent(now);
    return out.send(Mono.just(Unpooled.wrappedBuffer(request.body())));
  }

  private Publisher<byte[]> opened(HttpClientResponse response, Connection made) {
    connection = made;
    if (over) {
      made.dispose();
      return Mono.empty();
    }
    HttpHeaders headers = response.responseHeaders();
    int status = response.status().code();
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
      demand(Long.MAX_VALUE);
    }
    return made.inbound().receive().asByteArray();
  }

  /** A provider that was asked for a stream may answer with one whole document. */
  private static boolean isJson(@Nullable String type) {
    return type != null && type.toLowerCase(Locale.ROOT).startsWith("application/json");
  }

  @Override
  protected void hookOnSubscribe(Subscription subscription) {
    readOn();
  }

  @Override
  protected void hookOnNext(byte[] bytes) {
    AnswerBody reading = body;
    if (over || reading == null) {
      return;
    }
    if (outstanding != Long.MAX_VALUE) {
      outstanding--;
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

  @Override
  protected void hookOnComplete() {
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

  @Override
  protected void hookOnError(Throwable error) {
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

  /** The answer came to its end. */
  void complete() {
    if (over) {
      return;
    }
    attempt.reached(Phase.DONE);
    ai.turnMemory.get().remember(ai, attempt);
    over();
    if (!isDisposed()) {
      // The rest of the exchange is read, so that the connection can serve again.
      demand(Long.MAX_VALUE);
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
    close();
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
    demand(Long.MAX_VALUE);
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
    close();
  }

  /** A read that made nothing for the caller is followed by another. */
  void readOn() {
    ask(1);
  }

  /** The caller asks for more. */
  void demand(long count) {
    demanded = true;
    ask(count);
  }

  private void ask(long count) {
    outstanding = outstanding + count < 0 ? Long.MAX_VALUE : outstanding + count;
    request(count);
  }

  /** Whether the provider was asked for bytes that have not come. */
  boolean isWaiting() {
    return outstanding > 0;
  }

  /** Whether the caller ever asked for the answer's bytes. */
  boolean isDemanded() {
    return demanded;
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

  /** Closes the connection; without a connection, stops making one. */
  void close() {
    if (translating != null) {
      translating.dispose();
    }
    cancel();
    if (connection != null) {
      connection.dispose();
    }
  }

  String provider() {
    return attempt.target().provider().id();
  }
}
