package dev.weir.gateway.dialect.anthropic;

import static dev.weir.gateway.dialect.anthropic.Ask.calling;
import static dev.weir.gateway.dialect.anthropic.Ask.json;
import static dev.weir.gateway.dialect.anthropic.Ask.tool;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.chat.ContentPart;
import dev.weir.gateway.chat.ToolCall;
import dev.weir.gateway.dialect.ProviderRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ThinkingTest {

  private static final JsonNode STATE =
      json(
          """
          [{"type":"thinking","thinking":"Look it up.","signature":"EqQB"},
           {"type":"redacted_thinking","data":"Eroj"}]
          """);

  private static Ask loop(String model, JsonNode state) {
    return Ask.of(model)
        .user("Weather?")
        .tool("weather", null, null)
        .say(calling("One moment.", state, new ToolCall("c", "weather", "{}")))
        .say(tool("c", ContentPart.Text.of("sun")))
        .maxTokens(9000L);
  }

  @ParameterizedTest
  @CsvSource({
    "low, 20000, 2048",
    "medium, 20000, 8192",
    "high, 64000, 16384",
    "xhigh, 64000, 32768",
    "high, 4096, 3072",
    "low, 1025, 1024",
  })
  void olderModelsGetABudgetBelowTheLimit(String effort, long maxTokens, int budget) {
    Ask ask = Ask.of("claude-sonnet-4-5").user("?").effort(effort).maxTokens(maxTokens);

    assertThat(ask.body("thinking"))
        .isEqualTo(json("{\"type\":\"enabled\",\"budget_tokens\":" + budget + "}"));
    assertThat(ask.body("max_tokens").longValue()).isEqualTo(maxTokens);
    assertThat(ask.body().has("output_config")).isFalse();
    assertThat(ask.warnings()).isEmpty();
  }

  @Test
  void aLimitWithoutRoomForABudgetGoesBefore() {
    Ask ask = Ask.of("claude-sonnet-4-5").user("?").effort("low").maxTokens(1024L);

    assertThat(ask.body().has("thinking")).isFalse();
    assertThat(ask.warnings()).singleElement().asString().startsWith("reasoning_effort dropped");
  }

  @ParameterizedTest
  @CsvSource({
    "claude-opus-4-6, high, high, ",
    "claude-sonnet-4-6, xhigh, max, ",
    "claude-opus-4-7, xhigh, xhigh, summarized",
    "claude-sonnet-5, low, low, summarized",
    "claude-opus-5-5, medium, medium, summarized",
  })
  void newerModelsGetAnEffort(String model, String effort, String sent, String display) {
    Ask ask = Ask.of(model).user("?").effort(effort);

    assertThat(ask.body("thinking").path("type").stringValue()).isEqualTo("adaptive");
    assertThat(ask.body("thinking").path("display").asString(null)).isEqualTo(display);
    assertThat(ask.body("output_config")).isEqualTo(json("{\"effort\":\"" + sent + "\"}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"claude-3-5-haiku-latest", "acme-large"})
  void modelsThatCannotReasonAreNamed(String model) {
    Ask ask = Ask.of(model).user("?").effort("high");

    assertThat(ask.body().has("thinking")).isFalse();
    assertThat(ask.warnings()).singleElement().asString().contains(model);
  }

  @ParameterizedTest
  @CsvSource({
    "claude-sonnet-4-5, ",
    "claude-opus-4-8, ",
    "claude-opus-5, disabled",
    "claude-haiku-5-5, disabled",
    "claude-sonnet-5-5, between_tools",
  })
  void reasoningIsTurnedOffTheModelsWay(String model, String type) {
    for (String effort : new String[] {"none", "minimal"}) {
      Ask ask = Ask.of(model).user("?").effort(effort);

      assertThat(ask.body("thinking").path("type").asString(null)).isEqualTo(type);
      assertThat(ask.body().has("output_config")).isFalse();
      assertThat(ask.warnings()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"claude-opus-5-5", "claude-fable-5", "claude-mythos-5-1"})
  void modelsThatAlwaysReasonDoSoALittle(String model) {
    Ask ask = Ask.of(model).user("?").effort("none");

    assertThat(ask.body().has("thinking")).isFalse();
    assertThat(ask.body("output_config")).isEqualTo(json("{\"effort\":\"low\"}"));
    assertThat(ask.warnings()).singleElement().asString().startsWith("reasoning_effort changed");
  }

  @Test
  void samplingIsDroppedTogetherWithReasoning() {
    Ask ask = Ask.of("claude-opus-4-6").user("?").effort("high").sampling(0.2, 0.5, 3L);

    assertThat(ask.body().has("temperature")).isFalse();
    assertThat(ask.body().has("top_p")).isFalse();
    assertThat(ask.body().has("top_k")).isFalse();
    assertThat(ask.warnings()).hasSize(3);
    assertThat(
            Ask.of("claude-opus-4-6").user("?").effort("high").sampling(1.0, null, null).warnings())
        .isEmpty();
  }

  @Test
  void aCallersOwnThinkingPasses() {
    Ask ask =
        Ask.of("claude-sonnet-4-5")
            .user("?")
            .with("thinking", "{\"type\":\"enabled\",\"budget_tokens\":2000}")
            .maxTokens(9000L);

    assertThat(ask.body("thinking"))
        .isEqualTo(json("{\"type\":\"enabled\",\"budget_tokens\":2000}"));
    assertThat(ask.warnings()).isEmpty();
  }

  @Test
  void stateStandsFirstInItsTurn() {
    Ask ask = loop("claude-sonnet-4-5", STATE).effort("low");

    assertThat(ask.body("messages").at("/1/content"))
        .isEqualTo(
            json(
                """
                [{"type":"thinking","thinking":"Look it up.","signature":"EqQB"},
                 {"type":"redacted_thinking","data":"Eroj"},
                 {"type":"text","text":"One moment."},
                 {"type":"tool_use","id":"c","name":"weather","input":{}}]
                """));
    assertThat(ask.warnings()).isEmpty();
  }

  @Test
  void aToolTurnWhoseStateIsLostIsGoneOnWithWithoutReasoning() {
    Ask ask = loop("claude-sonnet-4-5", null).effort("low");

    assertThat(ask.body().has("thinking")).isFalse();
    assertThat(ask.warnings()).singleElement().asString().startsWith("reasoning_effort left out");
  }

  @Test
  void adaptiveModelsDoNotDemandTheState() {
    Ask ask = loop("claude-sonnet-4-6", null).effort("low");

    assertThat(ask.body("thinking").path("type").stringValue()).isEqualTo("adaptive");
    assertThat(ask.warnings()).isEmpty();
  }

  @Test
  void lostStateOfEarlierTurnsDoesNotMatter() {
    Ask ask =
        loop("claude-sonnet-4-5", null).assistant("It is sunny.").user("Thanks!").effort("low");

    assertThat(ask.body("thinking").path("type").stringValue()).isEqualTo("enabled");
  }

  @Test
  void stateIsNotSentWhereTheModelDoesNotReason() {
    assertThat(loop("claude-sonnet-4-5", STATE).body().toString()).doesNotContain("Look it up");
    assertThat(loop("claude-opus-5", STATE).effort("none").body().toString())
        .doesNotContain("Look it up");
    assertThat(loop("claude-opus-5", STATE).body().toString()).contains("Look it up");
  }

  @Test
  void thinkingBetweenOtherBlocksGoesBackToItsPlace() {
    JsonNode state =
        json(
            """
            [{"type":"thinking","thinking":"a","signature":"A"},{"type":"text","length":4},
             {"type":"tool_use"},{"type":"thinking","thinking":"b","signature":"B"}]
            """);
    Ask ask =
        Ask.of("claude-opus-4-6")
            .user("?")
            .tool("x", null, null)
            .say(
                calling(
                    "One.Two.", state, new ToolCall("c", "x", "{}"), new ToolCall("d", "x", "{}")))
            .say(tool("c", ContentPart.Text.of("1")))
            .say(tool("d", ContentPart.Text.of("2")))
            .effort("low");

    assertThat(ask.body("messages").at("/1/content"))
        .isEqualTo(
            json(
                """
                [{"type":"thinking","thinking":"a","signature":"A"},
                 {"type":"text","text":"One."},
                 {"type":"tool_use","id":"c","name":"x","input":{}},
                 {"type":"thinking","thinking":"b","signature":"B"},
                 {"type":"text","text":"Two."},
                 {"type":"tool_use","id":"d","name":"x","input":{}}]
                """));
  }

  @Test
  void modelsThatBindThinkingDropWhatNoLongerFits() {
    ProviderRequest bound = loop("claude-opus-5-5", STATE).write();
    ProviderRequest first = loop("claude-opus-5-5", null).write();

    assertThat(bound.headers())
        .containsEntry("anthropic-beta", "thinking-binding-controls-2026-08-01");
    assertThat(loop("claude-opus-5-5", STATE).body("thinking"))
        .isEqualTo(
            json(
                """
                {"type":"adaptive","block_binding":{"prefix_mismatch_behavior":"drop_block"}}
                """));
    assertThat(first.headers()).doesNotContainKey("anthropic-beta");
  }
}
