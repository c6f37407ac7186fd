package dev.weir.simulator.answers;

import dev.weir.simulator.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The value that a JSON schema gets: the same one every time. First of an enum, the default, the
 * lower bound, a string named after its property; all required members (all members when none is
 * required). Reads JSON Schema and Gemini's own form of it (types in capitals).
 */
final class SampleValue {

  private static final int DEEPEST = 12;

  private final JsonNode root;

  private SampleValue(JsonNode root) {
    this.root = root;
  }

  static JsonNode of(JsonNode schema) {
    return new SampleValue(schema).value(schema, "value", 0);
  }

  private JsonNode value(JsonNode schema, String name, int depth) {
    JsonNode reference = schema.path("$ref");
    if (reference.isString()) {
      return depth > DEEPEST
          ? JsonNodeFactory.instance.nullNode()
          : value(resolve(reference.stringValue()), name, depth + 1);
    }
    for (String fixed : List.of("const", "default")) {
      if (schema.has(fixed)) {
        return schema.get(fixed);
      }
    }
    if (schema.path("enum").isArray() && !schema.path("enum").isEmpty()) {
      return schema.path("enum").get(0);
    }
    for (String choice : List.of("anyOf", "oneOf", "allOf")) {
      if (schema.path(choice).isArray() && !schema.path(choice).isEmpty()) {
        return value(firstNotNull(schema.path(choice)), name, depth + 1);
      }
    }
    return ofType(type(schema), schema, name, depth);
  }

  private JsonNode ofType(String type, JsonNode schema, String name, int depth) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (type) {
      case "object" -> object(schema, depth);
      case "array" -> array(schema, name, depth);
      case "string" -> nodes.stringNode(string(schema, name));
      case "integer" -> nodes.numberNode((long) number(schema, 1));
      case "number" -> nodes.numberNode(number(schema, 1.5));
      case "boolean" -> nodes.booleanNode(true);
      default -> nodes.nullNode();
    };
  }

  private ObjectNode object(JsonNode schema, int depth) {
    ObjectNode object = Json.object();
    if (depth > DEEPEST) {
      return object;
    }
    JsonNode properties = schema.path("properties");
    List<String> members = new ArrayList<>();
    if (schema.path("required").isArray()) {
      schema.path("required").forEach(member -> members.add(member.asString("")));
    } else {
      members.addAll(properties.propertyNames());
    }
    for (String member : members) {
      object.set(member, value(properties.path(member), member, depth + 1));
    }
    return object;
  }

  private ArrayNode array(JsonNode schema, String name, int depth) {
    ArrayNode array = Json.array();
    int size = depth > DEEPEST ? 0 : Math.max(1, Json.integer(schema, "minItems", 1));
    for (int at = 0; at < size; at++) {
      array.add(value(schema.path("items"), name, depth + 1));
    }
    return array;
  }

  private static String string(JsonNode schema, String name) {
    String sample =
        switch (Json.string(schema, "format", "")) {
          case "date" -> "2026-01-31";
          case "date-time" -> "2026-01-31T12:00:00Z";
          case "time" -> "12:00:00Z";
          case "email" -> "someone@example.com";
          case "uri", "url" -> "https://example.com/";
          case "uuid" -> "00000000-0000-4000-8000-000000000000";
          default -> name + " sample";
        };
    int shortest = Json.integer(schema, "minLength", 0);
    int longest = Json.integer(schema, "maxLength", Integer.MAX_VALUE);
    if (sample.length() < shortest) {
      sample += "x".repeat(shortest - sample.length());
    }
    return sample.length() > longest ? sample.substring(0, longest) : sample;
  }

  private static double number(JsonNode schema, double otherwise) {
    double value = otherwise;
    if (schema.path("minimum").isNumber()) {
      value = schema.path("minimum").doubleValue();
    } else if (schema.path("exclusiveMinimum").isNumber()) {
      value = schema.path("exclusiveMinimum").doubleValue() + 1;
    }
    if (schema.path("maximum").isNumber()) {
      value = Math.min(value, schema.path("maximum").doubleValue());
    }
    return value;
  }

  private static String type(JsonNode schema) {
    JsonNode type = schema.path("type");
    if (type.isArray()) {
      for (JsonNode one : type) {
        if (!one.asString("null").equals("null")) {
          return one.asString("null");
        }
      }
      return "null";
    }
    if (type.isString()) {
      return type.stringValue().toLowerCase(Locale.ROOT);
    }
    if (schema.has("properties")) {
      return "object";
    }
    return schema.has("items") ? "array" : "string";
  }

  private JsonNode resolve(String reference) {
    return reference.equals("#")
        ? root
        : root.at(reference.startsWith("#") ? reference.substring(1) : "/$defs/" + reference);
  }

  private static JsonNode firstNotNull(JsonNode choices) {
    for (JsonNode choice : choices) {
      if (!type(choice).equals("null") || choice.has("$ref")) {
        return choice;
      }
    }
    return choices.get(0);
  }
}
