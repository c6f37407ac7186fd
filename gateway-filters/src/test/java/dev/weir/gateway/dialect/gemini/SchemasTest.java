package dev.weir.gateway.dialect.gemini;

import static dev.weir.gateway.dialect.gemini.Samples.call;
import static dev.weir.gateway.dialect.gemini.Samples.json;
import static dev.weir.gateway.dialect.gemini.Samples.strict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.gateway.dialect.ProviderCall;
import dev.weir.gateway.dialect.gemini.Samples.Draft;
import dev.weir.gateway.error.AiException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SchemasTest {

  private static final ProviderCall NEW = call("gemini-2.5-flash");
  private static final ProviderCall OLD = call("gemini-2.0-flash");

  private static JsonNode sent(String schema, ProviderCall call) {
    JsonNode declaration =
        new Draft()
            .tool("f", schema)
            .sent(call)
            .path("tools")
            .path(0)
            .path("functionDeclarations")
            .path(0);
    return declaration.has("parameters")
        ? declaration.path("parameters")
        : declaration.path("parametersJsonSchema");
  }

  @Test
  void definitionsStandWhereTheyAreUsed() {
    ProviderCall call = call("gemini-2.5-flash");
    JsonNode sent =
        sent(
            """
            {"$schema": "https://json-schema.org/draft/2020-12/schema",
             "type": "object",
             "properties": {"to": {"$ref": "#/$defs/Place", "description": "Where to"}},
             "additionalProperties": false,
             "$defs": {"Place": {"type": "object", "description": "A place",
                                 "properties": {"name": {"type": "string"}}}}}
            """,
            call);

    assertThat(sent)
        .isEqualTo(
            json(
                """
                {"type": "object",
                 "properties": {"to": {"type": "object", "description": "Where to",
                                       "properties": {"name": {"type": "string"}}}},
                 "additionalProperties": false}
                """));
    assertThat(call.warnings().texts())
        .containsExactly("tools[0].function.parameters rewritten for Gemini: $ref in place");
  }

  @Test
  void whatOnlyChangesItsSpellingIsNoFaultForAStrictCaller() {
    JsonNode sent =
        sent(
            """
            {"type": "object", "additionalProperties": false,
             "properties": {"kind": {"const": "a"}, "x": {"$ref": "#/definitions/X"}},
             "definitions": {"X": {"type": "integer"}}}
            """,
            strict("gemini-2.0-flash"));

    assertThat(sent)
        .isEqualTo(
            json(
                """
                {"type": "object",
                 "properties": {"kind": {"type": "string", "enum": ["a"]},
                                "x": {"type": "integer"}}}
                """));
  }

  @Test
  void recursionIsCutAndNamed() {
    ProviderCall call = call("gemini-2.5-flash");
    JsonNode sent =
        sent(
            """
            {"type": "object", "properties": {"root": {"$ref": "#/$defs/Node"}},
             "$defs": {"Node": {"type": "object",
               "properties": {"next": {"$ref": "#/$defs/Node"}}}}}
            """,
            call);

    assertThat(sent)
        .isEqualTo(
            json(
                """
                {"type": "object", "properties": {"root":
                  {"type": "object", "properties": {"next":
                    {"type": "object", "properties": {"next": {"type": "object"}}}}}}}
                """));
    assertThat(call.warnings().texts())
        .contains(
            "tools[0].function.parameters changed: Gemini takes no recursion beyond 2 rounds");
  }

  @Test
  void definitionsThatGrowWithoutEndAreRefused() {
    StringBuilder schema = new StringBuilder("{\"type\":\"object\",\"properties\":{\"a\":");
    schema.append("{\"$ref\":\"#/$defs/D0\"}},\"$defs\":{");
    for (int i = 0; i < 30; i++) {
      String next = "{\"$ref\":\"#/$defs/D" + (i + 1) + "\"}";
      schema.append("\"D%d\":{\"properties\":{\"l\":%s,\"r\":%s}},".formatted(i, next, next));
    }
    schema.append("\"D30\":{\"type\":\"string\"}}}");

    assertThatThrownBy(() -> sent(schema.toString(), NEW))
        .isInstanceOfSatisfying(
            AiException.class,
            error -> assertThat(error.param()).isEqualTo("tools[0].function.parameters"));
  }

  @Test
  void aReferenceToNothingIsNamed() {
    ProviderCall call = call("gemini-2.5-flash");

    assertThat(
            sent(
                """
                {"type": "object", "properties": {"a": {"$ref": "https://x.example/s.json"}}}
                """,
                call))
        .isEqualTo(json("{\"type\":\"object\",\"properties\":{\"a\":{}}}"));
    assertThat(call.warnings().texts())
        .containsExactly(
            "tools[0].function.parameters changed: Gemini takes no $ref to"
                + " https://x.example/s.json");
  }

  @Test
  void allOfIsMerged() {
    assertThat(
            sent(
                """
                {"allOf": [{"type": "object", "properties": {"a": {"type": "string"}},
                            "required": ["a"]},
                           {"properties": {"b": {"type": "integer"}}, "required": ["b"]}]}
                """,
                NEW))
        .isEqualTo(
            json(
                """
                {"type": "object",
                 "properties": {"a": {"type": "string"}, "b": {"type": "integer"}},
                 "required": ["a", "b"]}
                """));
  }

  @Test
  void olderModelsGetTheSubsetAloneAndTheLossIsNamed() {
    ProviderCall call = call("gemini-2.0-flash");
    JsonNode sent =
        sent(
            """
            {"type": "object",
             "properties": {
               "when": {"type": "string", "format": "date-time"},
               "mail": {"type": "string", "format": "email", "minLength": 3},
               "maybe": {"type": ["string", "null"]},
               "either": {"type": ["string", "integer"], "description": "Both"},
               "choice": {"anyOf": [{"type": "string"}, {"type": "null"}]},
               "level": {"type": "integer", "enum": [1, 2]},
               "list": {"type": "array"},
               "map": {"type": "object", "additionalProperties": {"type": "string"}},
               "odd": {"type": "number", "multipleOf": 2}},
             "required": ["when", "gone"]}
            """,
            call);

    assertThat(sent)
        .isEqualTo(
            json(
                """
                {"type": "object",
                 "properties": {
                   "when": {"type": "string", "format": "date-time"},
                   "mail": {"type": "string", "minLength": 3},
                   "maybe": {"type": "string", "nullable": true},
                   "either": {"anyOf": [{"type": "string", "description": "Both"},
                                        {"type": "integer", "description": "Both"}]},
                   "choice": {"nullable": true, "anyOf": [{"type": "string"}]},
                   "level": {"type": "integer"},
                   "list": {"type": "array", "items": {"type": "string"}},
                   "map": {"type": "object"},
                   "odd": {"type": "number"}},
                 "required": ["when"]}
                """));
    assertThat(call.warnings().texts())
        .containsExactly(
            "tools[0].function.parameters rewritten for Gemini: several types as anyOf",
            "tools[0].function.parameters changed: Gemini takes no format email, enum of other"
                + " values than text, array without items, additionalProperties, multipleOf");
  }

  @Test
  void aPropertyMayBeNamedLikeAKeyword() {
    String schema =
        """
        {"type": "object", "properties": {"const": {"type": "string"},
         "$ref": {"type": "string"}, "additionalProperties": {"type": "boolean"}}}
        """;

    assertThat(sent(schema, OLD)).isEqualTo(json(schema));
    assertThat(sent(schema, NEW)).isEqualTo(json(schema));
  }

  @Test
  void whatTheModelsPassOverIsNamed() {
    ProviderCall call = call("gemini-2.5-flash");

    assertThat(
            sent(
                """
                {"type": "object", "properties": {"a": {"type": "string",
                  "not": {"$ref": "#/$defs/X"}}}, "$defs": {"X": {"const": "x"}}}
                """,
                call))
        .isEqualTo(json("{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}}}"));
    assertThat(call.warnings().texts())
        .containsExactly("tools[0].function.parameters changed: Gemini takes no not");
  }
}
