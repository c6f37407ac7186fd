package dev.weir.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.simulator.http.ReceivedRequest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ControlTest {

  private static final Wire WIRE = new Wire();

  @AfterAll
  static void stop() {
    WIRE.close();
  }

  @BeforeEach
  void reset() {
    WIRE.simulator.reset();
  }

  @Test
  void saysThatItIsUp() {
    assertThat(WIRE.get("/health").json().path("status").asString()).isEqualTo("UP");
  }

  @Test
  void showsTheLastRequestsNewestFirstWithoutTheirSecrets() {
    WIRE.chat("{'model':'gpt-4o','messages':[{'role':'user','content':'one'}]}");
    WIRE.gemini("gemini-2.5-flash:generateContent?key=AIza12345678", "{'a':1}");

    JsonNode requests = WIRE.get("/requests").json().path("requests");
    assertThat(requests.size()).isEqualTo(2);
    assertThat(requests.get(0).path("provider").asString()).isEqualTo("gemini");
    assertThat(requests.get(0).path("path").asString()).endsWith("?key=…5678");
    assertThat(requests.get(1).at("/body/messages/0/content").asString()).isEqualTo("one");
    assertThat(requests.get(1).at("/headers/authorization").asString()).isEqualTo("Bearer …abcd");
    assertThat(requests.toString()).doesNotContain(Wire.OPENAI_KEY, Wire.GEMINI_KEY);
    ReceivedRequest newest = WIRE.simulator.requests().getFirst();
    assertThat(newest.json().path("a").asInt()).isEqualTo(1);
  }

  @Test
  void changesItsPaceWhileItRuns() {
    String stream =
        "{'model':'gpt-4o','stream':true,'messages':[{'role':'user','content':'abcdefgh'}]}";
    WIRE.send(WIRE.post("/pace", "{'pace_ms':20,'chunk':1}"));
    long start = System.nanoTime();
    int slow = WIRE.chat(stream).events().size();
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    WIRE.send(WIRE.post("/pace", "{'pace_ms':0,'chunk':12}"));

    assertThat(slow).isEqualTo(10);
    assertThat(took).isGreaterThan(Duration.ofMillis(180));
    assertThat(WIRE.chat(stream).events()).hasSize(3);
  }

  @Test
  void answers404WhereNobodyLives() {
    assertThat(WIRE.get("/nobody/v1/models").status()).isEqualTo(404);
    assertThat(WIRE.get("/").status()).isEqualTo(404);
  }

  @Test
  void readsFlagsAndEnvironment() {
    SimulatorOptions options =
        Main.options(
            new String[] {"--port", "0", "--chunk", "5"},
            Map.of("SIMULATOR_PORT", "7", "SIMULATOR_LATENCY", "30"));

    assertThat(options.port()).isZero();
    assertThat(options.pace().chunk()).isEqualTo(5);
    assertThat(options.pace().latency()).isEqualTo(Duration.ofMillis(30));
    assertThat(options.host()).isEqualTo("127.0.0.1");
    assertThatThrownBy(() -> Main.options(new String[] {"--prot", "1"}, Map.of()))
        .hasMessageContaining("--prot");
  }
}
