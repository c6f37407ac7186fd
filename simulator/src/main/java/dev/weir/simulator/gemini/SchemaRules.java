package dev.weir.simulator.gemini;

import dev.weir.simulator.json.Json;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What Google refuses in its own form of a schema, which is less than JSON Schema. */
final class SchemaRules {

  private static final Set<String> TYPES =
      Set.of("string", "number", "integer", "boolean", "array", "object", "null");
  private static final Set<String> STRING_FORMATS = Set.of("enum", "date-time");

  private SchemaRules() {}

  static void check(JsonNode schema, String place) {
    if (!schema.isObject()) {
      return;
    }
    Fields.SCHEMA.check(schema, place);
    JsonNode type = schema.path("type");
    if (type.isArray()) {
      throw Errors.invalid(
          "Invalid JSON payload received. Unknown name \"type\" at '"
              + Fields.snake(place)
              + "': Proto field is not repeating, cannot start list.");
    }
    String name = type.asString("").toLowerCase(Locale.ROOT);
    if (type.isString() && !TYPES.contains(name)) {
      throw Errors.invalid(
          "Invalid value at '"
              + Fields.snake(place)
              + ".type' (type.googleapis.com/google.ai.generativelanguage.v1beta.Type), \""
              + type.stringValue()
              + "\"");
    }
    checkKeywords(schema, name, place);
    int at = 0;
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      check(property.getValue(), place + ".properties[" + at + "].value");
      at++;
    }
    check(schema.path("items"), place + ".items");
    for (int choice = 0; choice < schema.path("anyOf").size(); choice++) {
      check(schema.path("anyOf").get(choice), place + ".anyOf[" + choice + "]");
    }
  }

  private static void checkKeywords(JsonNode schema, String type, String place) {
    String format = Json.string(schema, "format", "");
    if (type.equals("string") && !format.isEmpty() && !STRING_FORMATS.contains(format)) {
      throw Errors.wrong(
          Fields.snake(place) + ".format",
          "only 'enum' and 'date-time' are supported for STRING type");
    }
    if (type.equals("array") && !Json.has(schema, "items")) {
      throw Errors.wrong(Fields.snake(place) + ".items", "missing field.");
    }
    for (JsonNode value : schema.path("enum")) {
      if (!value.isString()) {
        throw Errors.invalid(
            "Invalid value at '" + Fields.snake(place) + ".enum[0]' (TYPE_STRING), " + value);
      }
    }
    for (JsonNode member : schema.path("required")) {
      if (!schema.path("properties").has(member.asString(""))) {
        throw Errors.wrong(Fields.snake(place) + ".required[0]", "property is not defined");
      }
    }
  }
}
