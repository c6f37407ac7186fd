package dev.weir.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.simulator.Wire.Answer;
import dev.weir.simulator.faults.Fault;
import dev.weir.simulator.faults.FaultKind;
import dev.weir.simulator.meter.MeteredRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class MeterTest {

  private static final Wire WIRE = new Wire();
  private static final String LONG_TEXT = "and so on ".repeat(200);

  @AfterAll
  static void stop() {
    WIRE.close();
  }

  @BeforeEach
  void reset() {
    WIRE.simulator.reset();
  }

  @Test
  void countsByModelByKeyAndByTheAnswersRequestId() {
    Answer answer =
        WIRE.chat("{'model':'gpt-4o','messages':[{'role':'user','content':'Hello there'}]}");
    JsonNode meter = WIRE.get("/meter?by=request").json();

    JsonNode usage = answer.json().path("usage");
    JsonNode request = meter.path("by_request").path(answer.header("x-request-id"));
    assertThat(meter.path("requests").asInt()).isEqualTo(1);
    assertThat(request.path("model").asString()).isEqualTo("gpt-4o");
    assertThat(request.path("key").asString()).isEqualTo("…abcd");
    assertThat(request.path("prompt_tokens")).isEqualTo(usage.path("prompt_tokens"));
    assertThat(request.path("completion_tokens")).isEqualTo(usage.path("completion_tokens"));
    assertThat(request.path("finished").asBoolean()).isTrue();
    assertThat(meter.at("/by_model/gpt-4o/requests").asInt()).isEqualTo(1);
    assertThat(meter.at("/by_key/…abcd/prompt_tokens")).isEqualTo(usage.path("prompt_tokens"));
    assertThat(WIRE.get("/meter").json().has("by_request")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "true"})
  void sumsReasoningIntoTheCompletionForEveryProvider(String stream) {
    String body = "{'model':'%s','stream':%s,'messages':[{'role':'user','content':'Hi'}]}";
    WIRE.openai("xai", body.formatted("grok-4", stream));
    WIRE.openai("openai", body.formatted("o3", stream));
    WIRE.gemini(
        "gemini-2.5-pro:" + (stream.equals("true") ? "streamGenerateContent" : "generateContent"),
        "{'contents':[{'role':'user','parts':[{'text':'Hi'}]}]}");
    WIRE.anthropic(
        "{'model':'claude-sonnet-4-5','max_tokens':9000,'stream':"
            + stream
            + ",'thinking':{'type':'enabled','budget_tokens':4096},"
            + "'messages':[{'role':'user','content':'Hi'}]}");

    assertThat(WIRE.simulator.meter().byModel().values())
        .hasSize(4)
        .allMatch(tally -> tally.completionTokens() == 32);
  }

  @Test
  void countsOfAClosedStreamWhatWasGeneratedUntilThen() throws Exception {
    WIRE.simulator.faults(Fault.of(FaultKind.STALL).after(3));
    var response =
        WIRE.client()
            .sendAsync(
                WIRE.post(
                        "/openai/v1/chat/completions",
                        "{'model':'gpt-4o','stream':true,'messages':[{'role':'user','content':'"
                            + LONG_TEXT
                            + "'}]}")
                    .header("authorization", Wire.bearer())
                    .build(),
                BodyHandlers.ofInputStream())
            .get(5, TimeUnit.SECONDS);
    await(() -> WIRE.simulator.meter().completionTokens() > 0);
    response.body().close();

    MeteredRequest request =
        WIRE.simulator.meter().byRequest().get(response.headers().firstValue("x-request-id").get());
    assertThat(request.finished()).isFalse();
    assertThat(request.promptTokens()).isGreaterThan(500);
    assertThat(request.completionTokens()).isBetween(1L, 50L);
  }

  @Test
  void doesNotCountWhatWasRefused() {
    WIRE.chat("{'model':'gpt-4o','messages':[]}");
    WIRE.chat("{'model':'nothing','messages':[{'role':'user','content':'Hi'}]}");

    assertThat(WIRE.simulator.meter().requests()).isZero();
  }

  @Test
  void forgetsOnDelete() {
    WIRE.chat("{'model':'gpt-4o','messages':[{'role':'user','content':'Hi'}]}");

    assertThat(WIRE.delete("/meter").json().path("requests").asInt()).isZero();
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }
}
