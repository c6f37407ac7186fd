package dev.weir.gateway.dialect.anthropic;

import static dev.weir.gateway.dialect.anthropic.Ask.calling;
import static dev.weir.gateway.dialect.anthropic.Ask.json;
import static dev.weir.gateway.dialect.anthropic.Ask.tool;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.chat.ContentPart;
import dev.weir.gateway.chat.ToolCall;
import dev.weir.gateway.chat.ToolChoice;
import dev.weir.gateway.chat.ToolDefinition;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ToolsTest {

  private static final String CITY =
      "{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}}}";

  private static Ask ask(String model) {
    return Ask.of(model).user("Weather?").tool("weather", CITY, null);
  }

  @Test
  void toolsKeepTheirSchemaAndGetOneWhereTheyHaveNone() {
    Ask ask = ask("claude-sonnet-4-5").tool("now", null, null).tool("any", "{}", null);

    assertThat(ask.body("tools"))
        .isEqualTo(
            json(
                """
                [{"name":"weather","description":"Does weather","input_schema":
                  {"type":"object","properties":{"city":{"type":"string"}}}},
                 {"name":"now","description":"Does now","input_schema":
                  {"type":"object","properties":{}}},
                 {"name":"any","description":"Does any","input_schema":
                  {"type":"object","properties":{}}}]
                """));
    assertThat(ask.body().has("tool_choice")).isFalse();
  }

  @Test
  void cacheMarksOfToolsPass() {
    Ask ask =
        Ask.of("claude-sonnet-4-5")
            .user("?")
            .tool(
                new ToolDefinition(
                    "t",
                    null,
                    null,
                    null,
                    Map.of("cache_control", json("{\"type\":\"ephemeral\"}"))));

    assertThat(ask.body("tools").at("/0/cache_control"))
        .isEqualTo(json("{\"type\":\"ephemeral\"}"));
  }

  @Test
  void choices() {
    assertThat(ask("claude-sonnet-4-5").choice(new ToolChoice.Auto()).body("tool_choice"))
        .isEqualTo(json("{\"type\":\"auto\"}"));
    assertThat(ask("claude-sonnet-4-5").choice(new ToolChoice.None()).body("tool_choice"))
        .isEqualTo(json("{\"type\":\"none\"}"));
    assertThat(ask("claude-sonnet-4-5").choice(new ToolChoice.Required()).body("tool_choice"))
        .isEqualTo(json("{\"type\":\"any\"}"));
    assertThat(ask("claude-sonnet-4-5").choice(new ToolChoice.Named("weather")).body("tool_choice"))
        .isEqualTo(json("{\"type\":\"tool\",\"name\":\"weather\"}"));
  }

  @Test
  void oneCallAtATime() {
    assertThat(ask("claude-sonnet-4-5").parallel(false).body("tool_choice"))
        .isEqualTo(json("{\"type\":\"auto\",\"disable_parallel_tool_use\":true}"));
    assertThat(
            ask("claude-sonnet-4-5")
                .parallel(false)
                .choice(new ToolChoice.Required())
                .body("tool_choice"))
        .isEqualTo(json("{\"type\":\"any\",\"disable_parallel_tool_use\":true}"));
    assertThat(
            ask("claude-sonnet-4-5")
                .parallel(false)
                .choice(new ToolChoice.None())
                .body("tool_choice"))
        .isEqualTo(json("{\"type\":\"none\"}"));
    assertThat(ask("claude-sonnet-4-5").parallel(true).body().has("tool_choice")).isFalse();
  }

  @Test
  void noToolsNoChoice() {
    assertThat(
            Ask.of("claude-sonnet-4-5")
                .user("Hi")
                .choice(new ToolChoice.Auto())
                .parallel(false)
                .body()
                .has("tool_choice"))
        .isFalse();
  }

  @Test
  void toolsOfTheHistoryAreDeclaredButNotCalled() {
    Ask ask =
        Ask.of("claude-sonnet-4-5")
            .user("?")
            .say(calling("", null, new ToolCall("c", "weather", "{}")))
            .say(tool("c", ContentPart.Text.of("sun")));

    assertThat(ask.body("tools"))
        .isEqualTo(
            json(
                """
                [{"name":"weather","input_schema":{"type":"object","properties":{}}}]
                """));
    assertThat(ask.body("tool_choice")).isEqualTo(json("{\"type\":\"none\"}"));
  }

  @Test
  void toolsAreNotForcedTogetherWithReasoning() {
    Ask ask =
        ask("claude-sonnet-4-5").choice(new ToolChoice.Required()).effort("low").maxTokens(9000L);

    assertThat(ask.body("tool_choice")).isEqualTo(json("{\"type\":\"auto\"}"));
    assertThat(ask.body("thinking").path("type").stringValue()).isEqualTo("enabled");
    assertThat(ask.warnings())
        .containsExactly(
            "tool_choice changed: required to auto, tools cannot be forced together with"
                + " reasoning");
  }

  @Test
  void theNewestModelsCannotBeForced() {
    assertThat(ask("claude-opus-5-5").choice(new ToolChoice.Named("weather")).body("tool_choice"))
        .isEqualTo(json("{\"type\":\"auto\"}"));
    assertThat(ask("claude-opus-5").choice(new ToolChoice.Named("weather")).body("tool_choice"))
        .isEqualTo(json("{\"type\":\"tool\",\"name\":\"weather\"}"));
  }

  @Test
  void strictToolsAreClosed() {
    Ask ask =
        Ask.of("claude-sonnet-4-5")
            .user("?")
            .tool(
                "book",
                """
                {"type":"object","properties":{"seats":{"type":"integer","minimum":1,
                 "description":"How many"}},"required":["seats"]}
                """,
                true);

    assertThat(ask.body("tools").at("/0/input_schema"))
        .isEqualTo(
            json(
                """
                {"type":"object","properties":{"seats":{"type":"integer",
                 "description":"How many {minimum: 1}"}},"required":["seats"],
                 "additionalProperties":false}
                """));
    assertThat(ask.body("tools").at("/0/strict").booleanValue()).isTrue();
    assertThat(ask.warnings()).singleElement().asString().contains("minimum");
  }

  @Test
  void toolsAreNotStrictWhereThatIsNotKnownOrCannotBe() {
    Ask old = Ask.of("claude-sonnet-4-0").user("?").tool("weather", CITY, true);
    Ask open =
        Ask.of("claude-sonnet-4-5")
            .user("?")
            .tool(
                "tag",
                """
                {"type":"object","properties":{"tags":{"type":"object",
                 "additionalProperties":{"type":"string"}}}}
                """,
                true);

    assertThat(old.body("tools").at("/0").has("strict")).isFalse();
    assertThat(old.warnings()).hasSize(1);
    assertThat(open.body("tools").at("/0").has("strict")).isFalse();
    assertThat(open.body("tools").at("/0/input_schema/properties/tags/additionalProperties/type"))
        .hasToString("\"string\"");
    assertThat(open.warnings()).hasSize(1);
  }
}
