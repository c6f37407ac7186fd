package dev.weir.gateway.control;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A task on a thread of its own, again and again with a pause between. What it throws is logged and
 * never ends it. Safe for any thread.
 */
final class Background implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Background.class);
  private static final long CLOSE_MILLIS = 10_000;

  private final Thread thread;
  private volatile boolean closing;

  private Background(String name, Duration pause, Runnable task) {
    this.thread = new Thread(() -> run(pause.toNanos(), task), name);
    thread.setDaemon(true);
  }

  static Background start(String name, Duration pause, Runnable task) {
    Background background = new Background(name, pause, task);
    background.thread.start();
    return background;
  }

  private void run(long pauseNanos, Runnable task) {
    while (!closing) {
      try {
        task.run();
      } catch (RuntimeException e) {
        log.error("{} failed and goes on", Thread.currentThread().getName(), e);
      }
      if (!closing) {
        LockSupport.parkNanos(pauseNanos);
      }
    }
  }

  /** Ends a pause early. */
  void wake() {
    LockSupport.unpark(thread);
  }

  /** Ends it after the task that runs now, which is interrupted. */
  void interrupt() {
    closing = true;
    thread.interrupt();
    join();
  }

  /** Ends it after the task that runs now. */
  @Override
  public void close() {
    closing = true;
    LockSupport.unpark(thread);
    join();
  }

  private void join() {
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
