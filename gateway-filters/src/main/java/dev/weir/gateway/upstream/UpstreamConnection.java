package dev.weir.gateway.upstream;

import dev.weir.gateway.pipeline.Attempt;
import dev.weir.gateway.pipeline.UpstreamRequest;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.util.AttributeKey;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.NettyOutbound;
import reactor.netty.http.client.HttpClientRequest;
import reactor.netty.http.client.HttpClientResponse;

/**
 * The way of one call to its provider and back, with a subscription of its own, so that it can
 * outlive the caller's. It knows connections and demand; what the bytes mean is {@link
 * UpstreamCall}'s. Used on one event loop.
 */
final class UpstreamConnection extends BaseSubscriber<byte[]> {

  private static final AttributeKey<Boolean> USED = AttributeKey.valueOf("weir.used");

  private final Engine engine;
  private final UpstreamCall call;
  private final Attempt attempt;
  private final Executor loop;
  private @Nullable Disposable preparing;
  private @Nullable Connection connection;
  private boolean demanded;
  private long outstanding;

  UpstreamConnection(Engine engine, UpstreamCall call, Attempt attempt, Executor loop) {
    this.engine = engine;
    this.call = call;
    this.attempt = attempt;
    this.loop = loop;
  }

  /** Sends the request once it is ready, which may be found out on another thread. */
  void start(Mono<UpstreamRequest> request) {
    preparing =
        request.subscribe(
            ready -> EventLoops.run(loop, () -> connect(ready)),
            error -> EventLoops.run(loop, () -> call.failed(error)));
  }

  private void connect(UpstreamRequest request) {
    if (call.isOver()) {
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
    call.sending();
    return out.send(Mono.just(Unpooled.wrappedBuffer(request.body())));
  }

  private Publisher<byte[]> opened(HttpClientResponse response, Connection made) {
    connection = made;
    if (call.isOver()) {
      made.dispose();
      return Mono.empty();
    }
    call.opened(response.status().code(), response.responseHeaders());
    return made.inbound().receive().asByteArray();
  }

  @Override
  protected void hookOnSubscribe(Subscription subscription) {
    readOn();
  }

  @Override
  protected void hookOnNext(byte[] bytes) {
    if (outstanding != Long.MAX_VALUE) {
      outstanding--;
    }
    call.read(bytes);
  }

  @Override
  protected void hookOnComplete() {
    call.ended();
  }

  @Override
  protected void hookOnError(Throwable error) {
    call.failed(error);
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

  /** All that comes is wanted. */
  void demandAll() {
    demand(Long.MAX_VALUE);
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

  /** Closes the connection; without a connection, stops making one. */
  void close() {
    if (preparing != null) {
      preparing.dispose();
    }
    cancel();
    if (connection != null) {
      connection.dispose();
    }
  }
}
