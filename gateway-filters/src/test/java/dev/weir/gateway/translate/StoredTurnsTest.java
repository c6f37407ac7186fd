package dev.weir.gateway.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.journey.Ask;
import dev.weir.gateway.journey.Line;
import dev.weir.gateway.journey.RunningGateway;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

/** What a provider wants back is kept before its caller can ask again. */
class StoredTurnsTest {

  private static final AtomicBoolean STORED = new AtomicBoolean();

  @BeforeEach
  void begin() {
    RunningGateway.simulator().reset();
    STORED.set(false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"claude-sonnet-4-6", "gemini-2.5-pro"})
  void aStreamEndsForTheCallerAfterItsStateIsKept(String model) throws IOException {
    try (RunningGateway gateway = RunningGateway.with(SlowStore.class)) {
      try (Line line = ask(gateway, model).stream().open()) {
        line.readUntil("[DONE]");
        assertThat(STORED).isTrue();
      }
    }
  }

  @Test
  void aWholeAnswerComesAfterItsStateIsKept() {
    try (RunningGateway gateway = RunningGateway.with(SlowStore.class)) {
      assertThat(ask(gateway, "claude-sonnet-4-6").send().status()).isEqualTo(200);
      assertThat(STORED).isTrue();
    }
  }

  private static Ask ask(RunningGateway gateway, String model) {
    return gateway
        .ask(model)
        .say("think about it")
        .with("reasoning_effort", "low")
        .with("tools", List.of(Map.of("type", "function", "function", Map.of("name", "look"))));
  }

  @Configuration(proxyBeanMethods = false)
  static class SlowStore {

    @Bean
    ReasoningStore slowStore() {
      return new ReasoningStore() {
        @Override
        public void put(String key, JsonNode state) {
          try {
            Thread.sleep(300);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          STORED.set(true);
        }

        @Override
        public @Nullable JsonNode get(String key) {
          return null;
        }
      };
    }
  }
}
