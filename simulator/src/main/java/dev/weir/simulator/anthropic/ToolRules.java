package dev.weir.simulator.anthropic;

import static dev.weir.simulator.anthropic.Errors.invalid;

import dev.weir.simulator.json.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the Messages API refuses in {@code tools} and {@code tool_choice}. */
final class ToolRules {

  private static final Set<String> FIELDS =
      Set.of(
          "name",
          "description",
          "input_schema",
          "cache_control",
          "type",
          "strict",
          "eager_input_streaming",
          "defer_loading",
          "input_examples",
          "allowed_callers");

  private ToolRules() {}

  static void check(ObjectNode body) {
    JsonNode tools = body.path("tools");
    Set<String> names = new HashSet<>();
    for (int at = 0; at < tools.size(); at++) {
      JsonNode tool = tools.get(at);
      String name = Json.string(tool, "name", "");
      String place = "tools." + at + ".custom.";
      boolean isCustom = Json.string(tool, "type", "custom").equals("custom");
      if (isCustom) {
        checkTool(tool, name, place);
      }
      if (!names.add(name)) {
        throw invalid("tools: Tool names must be unique.");
      }
    }
    JsonNode choice = body.path("tool_choice");
    if (!Json.has(body, "tool_choice")) {
      return;
    }
    String type = Json.string(choice, "type", "");
    if (!Set.of("auto", "any", "tool", "none").contains(type)) {
      throw invalid(
          "tool_choice: Input tag '"
              + type
              + "' found using 'type' does not match any of the expected tags: 'auto', 'any',"
              + " 'tool', 'none'");
    }
    if (names.isEmpty()) {
      throw invalid("tool_choice: may only be specified while providing tools");
    }
    if (type.equals("tool") && !names.contains(Json.string(choice, "name", ""))) {
      throw invalid(
          "tool_choice.name: Tool '"
              + Json.string(choice, "name", "")
              + "' not found in provided tools");
    }
    if (type.equals("none") && choice.has("disable_parallel_tool_use")) {
      throw Errors.extra("tool_choice.none.disable_parallel_tool_use");
    }
  }

  private static void checkTool(JsonNode tool, String name, String place) {
    for (String field : tool.propertyNames()) {
      if (!FIELDS.contains(field)) {
        throw Errors.extra(place + field);
      }
    }
    if (!name.matches("[a-zA-Z0-9_-]{1,128}")) {
      throw invalid(place + "name: String should match pattern '^[a-zA-Z0-9_-]{1,128}$'");
    }
    JsonNode schema = tool.path("input_schema");
    if (!schema.isObject()) {
      throw invalid(place + "input_schema: Field required");
    }
    if (!schema.has("type")) {
      throw invalid(place + "input_schema.type: Field required");
    }
    if (!Json.string(schema, "type", "").equals("object")) {
      throw invalid(place + "input_schema.type: Input should be 'object'");
    }
    for (String combination : List.of("oneOf", "allOf", "anyOf")) {
      if (schema.has(combination)) {
        throw invalid(
            place
                + "input_schema: input_schema does not support oneOf, allOf, or anyOf at the top"
                + " level");
      }
    }
  }
}
