package dev.weir.gateway.dialect.anthropic;

import static dev.weir.gateway.dialect.anthropic.Ask.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.chat.ResponseFormat;
import dev.weir.gateway.chat.ToolChoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerFormatTest {

  private static final String DOG =
      """
      {"type":"object","properties":{"name":{"type":"string"},"age":{"type":"integer"}},
       "required":["name","age"],"additionalProperties":false}
      """;

  private static ResponseFormat schema(String schema) {
    return new ResponseFormat.JsonSchema("dog", "A dog", json(schema), true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "claude-haiku-4-5-20251001",
        "claude-opus-4-1",
        "claude-sonnet-4-6",
        "claude-opus-5-5"
      })
  void newerModelsHaveTheirOwnFormat(String model) {
    Ask ask = Ask.of(model).user("A dog?").format(schema(DOG));

    assertThat(ask.body("output_config"))
        .isEqualTo(json("{\"format\":{\"type\":\"json_schema\",\"schema\":" + DOG + "}}"));
    assertThat(ask.body().has("tools")).isFalse();
    assertThat(ask.warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"claude-sonnet-4-0", "claude-3-7-sonnet-latest", "acme-large"})
  void othersAnswerByAForcedTool(String model) {
    Ask ask = Ask.of(model).user("A dog?").format(schema(DOG));

    assertThat(ask.body("tools"))
        .isEqualTo(
            json(
                """
                [{"name":"weir_json_answer","description":"Takes the answer. A dog",
                  "input_schema":%s}]
                """
                    .formatted(DOG)));
    assertThat(ask.body("tool_choice"))
        .isEqualTo(
            json(
                """
                {"type":"tool","name":"weir_json_answer","disable_parallel_tool_use":true}
                """));
    assertThat(ask.body().has("output_config")).isFalse();
  }

  @Test
  void theCallersToolsCanStillBeCalled() {
    Ask ask = Ask.of("claude-sonnet-4-0").user("?").tool("fetch", null, null).format(schema(DOG));

    assertThat(ask.body("tools")).hasSize(2);
    assertThat(ask.body("tool_choice")).isEqualTo(json("{\"type\":\"any\"}"));
    assertThat(ask.choice(new ToolChoice.None()).body("tool_choice").path("name").stringValue())
        .isEqualTo("weir_json_answer");
    assertThat(ask.choice(new ToolChoice.Named("fetch")).body("tool_choice"))
        .isEqualTo(json("{\"type\":\"tool\",\"name\":\"fetch\"}"));
  }

  @Test
  void anyObjectIsAToolWithAnOpenSchema() {
    Ask ask = Ask.of("claude-sonnet-4-5").user("?").format(new ResponseFormat.JsonObject());

    assertThat(ask.body("tools").at("/0/input_schema"))
        .isEqualTo(json("{\"type\":\"object\",\"properties\":{},\"additionalProperties\":true}"));
    assertThat(ask.body("tool_choice").path("name").stringValue()).isEqualTo("weir_json_answer");
  }

  @Test
  void anyObjectIsAskedForInWordsWhereNoToolCanBeForced() {
    Ask newest = Ask.of("claude-opus-5-5").user("?").format(new ResponseFormat.JsonObject());
    Ask reasoning =
        Ask.of("claude-sonnet-4-6").user("?").format(new ResponseFormat.JsonObject()).effort("low");

    for (Ask ask : new Ask[] {newest, reasoning}) {
      assertThat(ask.body("system").toString()).contains("JSON object");
      assertThat(ask.body().has("tools")).isFalse();
      assertThat(ask.warnings()).singleElement().asString().startsWith("response_format changed");
    }
  }

  @Test
  void theFormatGoesBeforeReasoningWhereBothCannotBe() {
    Ask ask =
        Ask.of("claude-sonnet-4-0").user("?").format(schema(DOG)).effort("high").maxTokens(9000L);

    assertThat(ask.body().has("thinking")).isFalse();
    assertThat(ask.body("tool_choice").path("name").stringValue()).isEqualTo("weir_json_answer");
    assertThat(ask.warnings()).singleElement().asString().startsWith("reasoning_effort dropped");
  }

  @Test
  void formatAndEffortStandTogether() {
    Ask ask = Ask.of("claude-sonnet-4-6").user("?").format(schema(DOG)).effort("low");

    assertThat(ask.body("output_config").path("effort").stringValue()).isEqualTo("low");
    assertThat(ask.body("output_config").at("/format/type").stringValue()).isEqualTo("json_schema");
  }

  @Test
  void boundsMoveIntoTheDescriptionAndObjectsAreClosed() {
    Ask ask =
        Ask.of("claude-sonnet-4-5")
            .user("?")
            .format(
                schema(
                    """
                    {"type":"object","properties":{
                      "tags":{"type":"array","minItems":2,"items":{"oneOf":[{"type":"string"},
                        {"$ref":"#/$defs/tag"}]}},
                      "when":{"type":"string","format":"date"},
                      "site":{"type":"string","format":"iri","maxLength":20}},
                     "$defs":{"tag":{"type":"object","properties":{"n":{"type":"number"}}}}}
                    """));

    assertThat(ask.body("output_config").at("/format/schema"))
        .isEqualTo(
            json(
                """
                {"type":"object","properties":{
                  "tags":{"type":"array","items":{"anyOf":[{"type":"string"},
                    {"$ref":"#/$defs/tag"}]},"description":"{minItems: 2}"},
                  "when":{"type":"string","format":"date"},
                  "site":{"type":"string","description":"{format: \\"iri\\", maxLength: 20}"}},
                 "$defs":{"tag":{"type":"object","properties":{"n":{"type":"number"}},
                   "additionalProperties":false}},
                 "additionalProperties":false}
                """));
    assertThat(ask.warnings())
        .containsExactly(
            "response_format.json_schema.schema changed: format, maxLength, minItems"
                + " not known to Anthropic, told as description");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        {"type":"object","properties":{"counts":{"type":"object",
         "additionalProperties":{"type":"integer"}}}}
        """,
        """
        {"type":"object","properties":{"root":{"$ref":"#/$defs/node"}},"$defs":{"node":
         {"type":"object","properties":{"next":{"$ref":"#/$defs/node"}}}}}
        """
      })
  void schemasThatCannotBeClosedGoByTheTool(String open) {
    Ask ask = Ask.of("claude-sonnet-4-5").user("?").format(schema(open));

    assertThat(ask.body("tools").at("/0/input_schema")).isEqualTo(json(open));
    assertThat(ask.body().has("output_config")).isFalse();
  }
}
