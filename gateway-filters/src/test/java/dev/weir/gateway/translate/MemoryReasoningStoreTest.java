package dev.weir.gateway.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MemoryReasoningStoreTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
  private final InstantSource clock = now::get;

  private MemoryReasoningStore store(long maxBytes) {
    return new MemoryReasoningStore(maxBytes, Duration.ofMinutes(10), clock);
  }

  private static JsonNode state(String signature) {
    return JSON.createObjectNode().put("signature", signature);
  }

  @Test
  void aStateIsFoundAgain() {
    MemoryReasoningStore store = store(10_000);
    store.put("key", state("abc"));

    assertThat(store.get("key")).isEqualTo(state("abc"));
    assertThat(store.get("other")).isNull();
  }

  @Test
  void aStateIsForgottenAfterItsTime() {
    MemoryReasoningStore store = store(10_000);
    store.put("key", state("abc"));
    now.set(now.get().plus(Duration.ofMinutes(10)).minusMillis(1));
    assertThat(store.get("key")).isNotNull();

    now.set(now.get().plusMillis(1));

    assertThat(store.get("key")).isNull();
  }

  @Test
  void theOldestGoFirstWhenThereIsNoRoom() {
    MemoryReasoningStore store = store(2_000);
    for (int i = 0; i < 50; i++) {
      store.put("key" + i, state("x".repeat(200)));
    }

    assertThat(store.get("key0")).isNull();
    assertThat(store.get("key49")).isEqualTo(state("x".repeat(200)));
    long kept = IntStream.range(0, 50).filter(i -> store.get("key" + i) != null).count();
    assertThat(kept).isBetween(5L, 10L);
  }

  @Test
  void aStateThatIsPutAgainTakesNoRoomTwice() {
    MemoryReasoningStore store = store(2_000);
    store.put("first", state("y".repeat(200)));
    for (int i = 0; i < 50; i++) {
      store.put("same", state("x".repeat(200)));
    }

    assertThat(store.get("first")).isNotNull();
  }

  @Test
  void aStateThatWouldPushOutAllOthersIsNotKept() {
    MemoryReasoningStore store = store(2_000);
    store.put("small", state("x"));
    store.put("large", state("x".repeat(1_000)));

    assertThat(store.get("large")).isNull();
    assertThat(store.get("small")).isNotNull();
  }
}
