package dev.weir.gateway.upstream;

import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.gateway.pipeline.AiExchange;
import dev.weir.gateway.pipeline.Answer;
import dev.weir.gateway.pipeline.Attempt;
import dev.weir.gateway.pipeline.ClientGone;
import dev.weir.gateway.pipeline.Plan;
import dev.weir.gateway.pipeline.UpstreamRequest;
import io.netty.util.HashedWheelTimer;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/**
 * What all calls share: clients, clocks, bounds and one timer. The timer is a wheel on a thread of
 * its own, so that a clock costs a request no system call; what it finds due is handed to the event
 * loop of the request. Safe for any thread.
 */
public final class Engine implements AutoCloseable {

  private static final int TICK_MILLIS = 50;

  private final UpstreamClients clients;
  private final Clocks clocks;
  private final Bounds bounds;
  private final InstantSource clock;
  private final @Nullable Addresses addresses;
  private final Semaphore drains;
  private final HashedWheelTimer timer =
      new HashedWheelTimer(
          new DefaultThreadFactory("weir-clock", true), TICK_MILLIS, TimeUnit.MILLISECONDS);

  /**
   * @param clients makes an HTTP client with a pool of its own
   * @param addresses resolves {@code lb://} targets; null where there is no load balancer
   */
  public Engine(
      Supplier<HttpClient> clients,
      Clocks clocks,
      Bounds bounds,
      InstantSource clock,
      @Nullable Addresses addresses) {
    this.clients = new UpstreamClients(clients);
    this.clocks = clocks;
    this.bounds = bounds;
    this.clock = clock;
    this.addresses = addresses;
    this.drains = new Semaphore(bounds.drains());
  }

  /**
   * Makes one attempt.
   *
   * @param loop runs what must happen on the request's event loop
   */
  Mono<Answer> call(AiExchange ai, Attempt attempt, Executor loop) {
    return Mono.create(
        sink -> {
          UpstreamCall call = new UpstreamCall(this, ai, attempt, loop, sink);
          // A retry comes from a timer's thread.
          EventLoops.run(loop, call::start);
        });
  }

  /** The request with an address that can be connected to. */
  Mono<UpstreamRequest> addressed(UpstreamRequest request) {
    URI uri = request.uri();
    if (!"lb".equals(uri.getScheme())) {
      return Mono.just(request);
    }
    AiException nowhere =
        new AiException(
            AiError.PROVIDER_UNREACHABLE,
            "no instance of the service " + uri.getHost() + " is known");
    return addresses == null
        ? Mono.error(nowhere)
        : addresses
            .of(uri)
            .switchIfEmpty(Mono.error(nowhere))
            .map(found -> new UpstreamRequest(found, request.headers(), request.body()));
  }

  HttpClient client() {
    return clients.current();
  }

  Clocks clocks() {
    return clocks;
  }

  Bounds bounds() {
    return bounds;
  }

  InstantSource clock() {
    return clock;
  }

  Alarm after(Duration delay, Runnable task, Executor loop) {
    Alarm alarm = new Alarm(task, loop);
    return alarm.set(timer.newTimeout(alarm, Math.max(0, delay.toNanos()), TimeUnit.NANOSECONDS));
  }

  ClientGone.Policy policy(AiExchange ai, Plan plan) {
    ClientGone own = ai.caller.get().clientGone();
    return (own == null ? bounds.clientGone() : own).of(plan.stream());
  }

  boolean beginDrain() {
    return drains.tryAcquire();
  }

  void endDrain() {
    drains.release();
  }

  @Override
  public void close() {
    timer.stop();
  }
}
