package dev.weir.gateway.upstream;

import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.gateway.pipeline.Plan;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The clocks of one call. Events only move deadlines; one timeout looks at them when the earliest
 * could be due and sets itself anew, so that a busy stream costs no timer. One thread at a time.
 */
final class CallClocks {

  private static final long NEVER = Long.MAX_VALUE;
  private static final Duration RELEASE = Duration.ofSeconds(1);

  /** An answer whose bytes nobody asks for, because its response could not be begun. */
  private static final Duration UNCLAIMED = Duration.ofSeconds(10);

  private final Engine engine;
  private final UpstreamCall call;
  private final UpstreamConnection connection;
  private final boolean stream;
  private final boolean reasoning;
  private final Executor loop;
  private long origin;
  private long lookEvery;
  private long totalAt = NEVER;
  private long firstByteAt = NEVER;
  private long firstTokenAt = NEVER;
  private long idleFrom = NEVER;
  private long pingFrom = NEVER;
  private long claimBy = NEVER;
  private long drainUntil = NEVER;
  private @Nullable Alarm timeout;
  private boolean stopped;

  CallClocks(
      Engine engine, UpstreamCall call, UpstreamConnection connection, Plan plan, Executor loop) {
    this.engine = engine;
    this.call = call;
    this.connection = connection;
    this.stream = plan.stream();
    this.reasoning = plan.reasoning();
    this.loop = loop;
  }

  /**
   * @param requestStart when the request arrived, for the clock over all attempts
   */
  void start(long requestStart) {
    Clocks clocks = engine.clocks();
    origin = requestStart;
    totalAt = clocks.total().toNanos();
    Duration shortest = clocks.total();
    if (stream) {
      shortest = shorter(shortest, clocks.firstByte(reasoning));
      shortest = shorter(shortest, clocks.firstToken(reasoning));
      shortest = shorter(shortest, clocks.idle());
      shortest = shorter(shortest, clocks.pingEvery());
    }
    lookEvery = shortest.toNanos();
    Duration left = clocks.total().minusNanos(System.nanoTime() - requestStart);
    timeout = engine.after(shorter(left, shortest), this::check, loop);
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  void sent(long now) {
    if (stream) {
      firstByteAt = at(now, engine.clocks().firstByte(reasoning));
      firstTokenAt = at(now, engine.clocks().firstToken(reasoning));
    }
  }

  void opened(long now) {
    firstByteAt = NEVER;
    idleFrom = stream ? now - origin : NEVER;
  }

  void read(long now) {
    if (stream) {
      idleFrom = now - origin;
      pingFrom = pingFrom == NEVER ? NEVER : idleFrom;
    }
  }

  /** Content is there: a stream that keeps coming may last. */
  void shown() {
    long now = System.nanoTime();
    totalAt = NEVER;
    firstTokenAt = NEVER;
    pingFrom = now - origin;
    claimBy = at(now, UNCLAIMED);
  }

  void draining(long now) {
    drainUntil = at(now, engine.bounds().drainTime());
    pingFrom = NEVER;
    claimBy = NEVER;
    if (timeout != null) {
      timeout.cancel();
    }
    schedule(now);
  }

  void stop() {
    stopped = true;
    if (timeout != null) {
      timeout.cancel();
    }
  }

  /** After a complete answer the provider has a moment to close it properly. */
  void closeUnlessReleased() {
    timeout =
        engine.after(
            RELEASE,
            () -> {
              if (!connection.isDisposed()) {
                connection.close();
              }
            },
            loop);
  }

  private long at(long now, Duration wait) {
    return now - origin + wait.toNanos();
  }

  private void check() {
    if (stopped) {
      return;
    }
    long now = System.nanoTime();
    long time = now - origin;
    if (time >= drainUntil) {
      call.cut();
    } else if (time >= claimBy && !connection.isDemanded()) {
      call.clientLeft();
    } else if (time >= totalAt) {
      expired("showed nothing", "total", engine.clocks().total());
    } else if (time >= firstByteAt) {
      expired("sent no headers", "first-byte", engine.clocks().firstByte(reasoning));
    } else if (time >= firstTokenAt) {
      expired("sent no content", "first-token", engine.clocks().firstToken(reasoning));
    } else if (time >= idleAt()) {
      expired("went silent", "idle", engine.clocks().idle());
    } else {
      if (time >= pingAt()) {
        call.ping();
        pingFrom = time;
      }
      schedule(now);
    }
  }

  private void expired(String what, String clock, Duration limit) {
    call.fail(
        new AiException(
            AiError.PROVIDER_TIMEOUT,
            call.provider()
                + " "
                + what
                + " within "
                + limit.toMillis()
                + " ms (weir.clocks."
                + clock
                + ")"));
  }

  /** The provider is late only when it was asked for more. */
  private long idleAt() {
    return idleFrom == NEVER || !connection.isWaiting()
        ? NEVER
        : idleFrom + engine.clocks().idle().toNanos();
  }

  private long pingAt() {
    return pingFrom == NEVER ? NEVER : pingFrom + engine.clocks().pingEvery().toNanos();
  }

  private void schedule(long now) {
    long time = now - origin;
    long next = Math.min(Math.min(totalAt, firstByteAt), Math.min(firstTokenAt, drainUntil));
    next = Math.min(next, Math.min(idleAt(), pingAt()));
    if (claimBy > time) {
      next = Math.min(next, claimBy);
    }
    // A deadline that is set from now on lies at least the shortest wait ahead.
    long delay = Math.max(1, Math.min(next, time + lookEvery) - time);
    timeout = engine.after(Duration.ofNanos(delay), this::check, loop);
  }
}
