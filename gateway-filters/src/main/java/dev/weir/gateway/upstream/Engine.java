package dev.weir.gateway.upstream;

import dev.weir.gateway.pipeline.AiExchange;
import dev.weir.gateway.pipeline.Answer;
import dev.weir.gateway.pipeline.Attempt;
import dev.weir.gateway.pipeline.ClientGone;
import dev.weir.gateway.pipeline.Plan;
import io.netty.util.HashedWheelTimer;
import io.netty.util.Timeout;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
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
  private final Semaphore drains;
  private final HashedWheelTimer timer =
      new HashedWheelTimer(
          new DefaultThreadFactory("weir-clock", true), TICK_MILLIS, TimeUnit.MILLISECONDS);

  /**
   * @param clients makes an HTTP client with a pool of its own
   */
  public Engine(Supplier<HttpClient> clients, Clocks clocks, Bounds bounds, InstantSource clock) {
    this.clients = new UpstreamClients(clients);
    this.clocks = clocks;
    this.bounds = bounds;
    this.clock = clock;
    this.drains = new Semaphore(bounds.drains());
  }

  /**
   * Makes one attempt.
   *
   * @param loop runs what must happen on the request's event loop
   */
  Mono<Answer> call(AiExchange ai, Attempt attempt, Executor loop) {
    return Mono.create(sink -> new UpstreamCall(this, ai, attempt, loop, sink).start());
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

  Timeout after(Duration delay, Runnable task, Executor loop) {
    return timer.newTimeout(
        timeout -> loop.execute(task), Math.max(0, delay.toNanos()), TimeUnit.NANOSECONDS);
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
