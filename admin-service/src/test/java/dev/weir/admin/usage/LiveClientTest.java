package dev.weir.admin.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.admin.security.Actor;
import dev.weir.ledger.Json;
import dev.weir.ledger.UsageRecord;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.JsonNode;

/** What a watcher is sent. */
@Timeout(60)
class LiveClientTest {

  private static final Actor ADMIN = new Actor("key", "k", "k", Set.of("admin"), "k", null, null);

  private final RandomRecords random = new RandomRecords(3, 5);

  @Test
  void theNewestAreShownAndTheRestCounted() {
    Emitter emitter = new Emitter(1);
    LiveClient client = new LiveClient(emitter, ADMIN, () -> ADMIN);
    List<UsageRecord> rows = rows(250);
    client.offer(rows.subList(0, 120));
    client.offer(rows.subList(120, 250));
    emitter.client = client;

    client.run();

    JsonNode batch = emitter.batches.getFirst();
    assertThat(batch.path("missed").asInt()).isEqualTo(50);
    assertThat(batch.path("items").valueStream().map(row -> row.path("id").asString()))
        .containsExactlyElementsOf(
            rows.subList(50, 250).stream().map(row -> row.id().toString()).toList());
    assertThat(emitter.completed).isTrue();
  }

  @Test
  void whoeverMayNotAnyMoreIsSentNothing() {
    Emitter emitter = new Emitter(1);
    LiveClient client = new LiveClient(emitter, ADMIN, () -> null);
    client.offer(rows(1));

    client.run();

    assertThat(emitter.batches).isEmpty();
    assertThat(emitter.completed).isTrue();
  }

  @Test
  void whatWasWaitingIsShownByTheRightsOfNow() {
    List<UsageRecord> rows = rows(30);
    String key = rows.getFirst().keyId();
    AtomicReference<Actor> now =
        new AtomicReference<>(new Actor("key", key, key, Set.of("read"), key, null, null));
    Emitter emitter = new Emitter(1);
    LiveClient client = new LiveClient(emitter, ADMIN, now::get);
    client.offer(rows);
    emitter.client = client;

    client.run();

    assertThat(emitter.batches.getFirst().path("items").valueStream())
        .isNotEmpty()
        .allMatch(row -> row.path("key_id").asString().equals(key));
  }

  private List<UsageRecord> rows(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> random.at(Instant.parse("2026-11-20T12:00:00Z").plusMillis(i)))
        .toList();
  }

  /** Keeps what is sent, and ends its client after some batches. */
  private static final class Emitter extends SseEmitter {

    private final int most;
    private final List<JsonNode> batches = new CopyOnWriteArrayList<>();
    private LiveClient client;
    private boolean completed;

    Emitter(int most) {
      super(0L);
      this.most = most;
    }

    @Override
    public void send(SseEventBuilder event) throws IOException {
      String text =
          event.build().stream()
              .map(DataWithMediaType::getData)
              .map(String::valueOf)
              .collect(Collectors.joining());
      if (text.startsWith("event:requests\ndata:")) {
        batches.add(Json.mapper().readTree(text.substring("event:requests\ndata:".length())));
        if (batches.size() >= most) {
          client.end();
        }
      }
    }

    @Override
    public void complete() {
      completed = true;
    }
  }
}
