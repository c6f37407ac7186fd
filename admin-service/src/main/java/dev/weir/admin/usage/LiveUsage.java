package dev.weir.admin.usage;

import dev.weir.admin.security.Actor;
import dev.weir.admin.web.ApiException;
import dev.weir.ledger.UsageRecord;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Those who watch requests come in. Safe for any thread. */
@Component
class LiveUsage implements SmartLifecycle {

  private static final int MOST_CLIENTS = 200;

  private final Set<LiveClient> clients = ConcurrentHashMap.newKeySet();
  private volatile boolean running;

  /** Shows rows that were just stored to whoever watches and may see them. */
  void stored(List<UsageRecord> rows) {
    clients.forEach(client -> client.offer(rows));
  }

  /**
   * Somebody more.
   *
   * @param presence who they are, again and again; null ends it
   */
  SseEmitter watch(Actor actor, Supplier<@Nullable Actor> presence) {
    if (!running || clients.size() >= MOST_CLIENTS) {
      throw new ApiException(
          503, "too_many_watchers", "no room for more than " + MOST_CLIENTS + " watchers", null);
    }
    SseEmitter emitter = new SseEmitter(0L);
    LiveClient client = new LiveClient(emitter, actor, presence);
    emitter.onCompletion(client::end);
    emitter.onError(failure -> client.end());
    clients.add(client);
    var unused =
        Thread.ofVirtual()
            .name("events")
            .start(
                () -> {
                  try {
                    client.run();
                  } finally {
                    clients.remove(client);
                  }
                });
    return emitter;
  }

  @Override
  public void start() {
    running = true;
  }

  /** First of all at a shutdown: the server waits for answers that are under way. */
  @Override
  public void stop() {
    running = false;
    clients.forEach(LiveClient::end);
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
