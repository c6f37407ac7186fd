package dev.weir.gateway.upstream;

import io.netty.util.Timeout;
import io.netty.util.TimerTask;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A task that the engine's wheel hands to an event loop when it is due. Cancelled, it forgets the
 * task at once: the wheel keeps a cancelled timeout until its next tick, and with it would keep the
 * whole request alive, past the next collection, which at a high rate fills the old generation.
 *
 * <p>Set and cancelled by the request's thread; the wheel's thread only reads the task.
 */
final class Alarm implements TimerTask {

  private final Executor loop;
  private volatile @Nullable Runnable task;
  private @Nullable Timeout timeout;

  Alarm(Runnable task, Executor loop) {
    this.task = task;
    this.loop = loop;
  }

  /** Remembers what is to be cancelled with it. */
  Alarm set(Timeout made) {
    timeout = made;
    return this;
  }

  @Override
  public void run(Timeout due) {
    Runnable ready = task;
    if (ready != null) {
      loop.execute(ready);
    }
  }

  void cancel() {
    task = null;
    if (timeout != null) {
      timeout.cancel();
    }
  }
}
