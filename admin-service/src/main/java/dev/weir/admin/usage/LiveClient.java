package dev.weir.admin.usage;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.weir.admin.security.Actor;
import dev.weir.ledger.Json;
import dev.weir.ledger.UsageRecord;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Somebody who watches requests come in, on a thread of their own: what they are too slow for is
 * counted and left out, and nobody waits for them.
 */
final class LiveClient implements Runnable {

  private static final int MOST_WAITING = 200;
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final SseEmitter emitter;
  private final Supplier<@Nullable Actor> presence;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private final ArrayDeque<UsageRecord> waiting = new ArrayDeque<>();
  private Visibility visibility;
  private long missed;
  private boolean ended;

  /**
   * @param presence who watches, asked again before each event; null ends it
   */
  LiveClient(SseEmitter emitter, Actor actor, Supplier<@Nullable Actor> presence) {
    this.emitter = emitter;
    this.presence = presence;
    this.visibility = Visibility.of(actor);
  }

  /**
   * What came in since the last event.
   *
   * @param items rows as in the list of requests, in the order of their arrival here
   * @param missed how many more there were
   */
  @Schema(name = "LiveRequests")
  record Batch(
      @JsonProperty("items") List<UsageRecord> items, @JsonProperty("missed") long missed) {}

  void offer(List<UsageRecord> rows) {
    lock.lock();
    try {
      for (UsageRecord row : rows) {
        if (visibility.shows(row)) {
          waiting.addLast(row);
        }
      }
      while (waiting.size() > MOST_WAITING) {
        waiting.removeFirst();
        missed++;
      }
      if (!waiting.isEmpty()) {
        news.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  void end() {
    lock.lock();
    try {
      ended = true;
      news.signal();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void run() {
    try {
      emitter.send(SseEmitter.event().comment("watching"));
      while (await(HEARTBEAT, true)) {
        Actor actor = presence.get();
        if (actor == null || !actor.may("read")) {
          break;
        }
        Batch batch = taken(Visibility.of(actor));
        emitter.send(
            batch == null
                ? SseEmitter.event().comment("ping")
                : SseEmitter.event()
                    .name("requests")
                    .data(Json.mapper().writeValueAsString(batch)));
        if (!await(PAUSE, false)) {
          break;
        }
      }
      emitter.complete();
    } catch (IOException | IllegalStateException gone) {
      // The container has told the emitter already.
    } catch (RuntimeException e) {
      // Whether they may still watch cannot be known: they come back and are asked anew.
      emitter.complete();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      emitter.complete();
    }
  }

  /** Waits so long, or until there is something to send; whether to go on. */
  private boolean await(Duration longest, boolean orNews) throws InterruptedException {
    lock.lock();
    try {
      long left = longest.toNanos();
      while (left > 0 && !ended && !(orNews && !waiting.isEmpty())) {
        left = news.awaitNanos(left);
      }
      return !ended;
    } finally {
      lock.unlock();
    }
  }

  /** What they may see now of what waits; null where that is nothing. */
  private @Nullable Batch taken(Visibility now) {
    lock.lock();
    try {
      visibility = now;
      List<UsageRecord> items = new ArrayList<>(waiting);
      items.removeIf(row -> !now.shows(row));
      Batch batch = items.isEmpty() && missed == 0 ? null : new Batch(items, missed);
      waiting.clear();
      missed = 0;
      return batch;
    } finally {
      lock.unlock();
    }
  }
}
