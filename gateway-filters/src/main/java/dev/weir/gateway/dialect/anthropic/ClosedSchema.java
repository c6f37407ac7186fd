package dev.weir.gateway.dialect.anthropic;

import dev.weir.ledger.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON schema as Anthropic compiles it to a grammar: every object is closed, and keywords that a
 * grammar cannot hold are refused. Those move into the description, where the model still reads
 * them, as Anthropic's own SDKs do it.
 *
 * @see <a
 *     href="https://platform.claude.com/docs/en/build-with-claude/structured-outputs#json-schema-limitations">JSON
 *     schema limitations</a>
 */
final class ClosedSchema {

  /** Bounds on values. */
  private static final Set<String> BOUNDS =
      Set.of(
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum",
          "multipleOf",
          "minLength",
          "maxLength",
          "minItems",
          "maxItems",
          "uniqueItems",
          "minProperties",
          "maxProperties",
          "contentEncoding",
          "contentMediaType");

  /** Keywords without which the schema means something else. */
  private static final Set<String> SHAPES =
      Set.of(
          "patternProperties",
          "propertyNames",
          "unevaluatedProperties",
          "unevaluatedItems",
          "dependentSchemas",
          "dependentRequired",
          "prefixItems",
          "contains",
          "not",
          "if",
          "then",
          "else");

  private static final Set<String> FORMATS =
      Set.of(
          "date-time",
          "time",
          "date",
          "duration",
          "email",
          "hostname",
          "uri",
          "ipv4",
          "ipv6",
          "uuid");

  private final Set<String> removed = new TreeSet<>();
  private final JsonNode schema;
  private boolean lossy;

  private ClosedSchema(JsonNode root) {
    schema = close(root);
    lossy |= isRecursive(root);
  }

  static ClosedSchema of(JsonNode schema) {
    return new ClosedSchema(schema);
  }

  /** The schema that can be sent. */
  JsonNode schema() {
    return schema;
  }

  /** The keywords that were taken out. */
  Set<String> removed() {
    return removed;
  }

  /** Whether answers that were allowed are no longer, or the schema cannot be compiled at all. */
  boolean isLossy() {
    return lossy;
  }

  private JsonNode close(JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      lossy |= node.isBoolean();
      return node;
    }
    ObjectNode closed = Json.mapper().createObjectNode();
    List<String> told = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      String name = member.getKey();
      JsonNode value = member.getValue();
      switch (name) {
        case "properties", "$defs", "definitions" -> closed.set(name, closeEach(value));
        case "items" -> closed.set(name, close(value));
        case "anyOf", "allOf" -> closed.set(name, closeAll(value));
        case "oneOf" -> closed.set("anyOf", closeAll(value));
        case "additionalProperties" -> {
          if (!value.isBoolean() || value.booleanValue()) {
            lossy = true;
            removed.add(name);
          }
        }
        default -> {
          if (isKnown(name, value)) {
            closed.set(name, value);
          } else {
            lossy |= SHAPES.contains(name);
            removed.add(name);
            told.add(name + ": " + value);
          }
        }
      }
    }
    if (isObject(object)) {
      lossy |= object.path("properties").isEmpty() && !object.has("additionalProperties");
      closed.put("additionalProperties", false);
    }
    if (!told.isEmpty()) {
      String description = object.path("description").asString("");
      String bounds = "{" + String.join(", ", told) + "}";
      closed.put("description", description.isEmpty() ? bounds : description + " " + bounds);
    }
    return closed;
  }

  private static boolean isKnown(String name, JsonNode value) {
    return switch (name) {
      case "minItems" -> value.isNumber() && value.asLong(2) <= 1;
      case "format" -> FORMATS.contains(value.asString(""));
      default -> !BOUNDS.contains(name) && !SHAPES.contains(name);
    };
  }

  private static boolean isObject(ObjectNode schema) {
    JsonNode type = schema.path("type");
    if (type.isArray()) {
      for (JsonNode one : type) {
        if (one.asString("").equals("object")) {
          return true;
        }
      }
      return false;
    }
    return type.asString("").equals("object") || schema.has("properties");
  }

  private JsonNode closeEach(JsonNode schemas) {
    if (!(schemas instanceof ObjectNode object)) {
      return schemas;
    }
    ObjectNode closed = Json.mapper().createObjectNode();
    object.properties().forEach(each -> closed.set(each.getKey(), close(each.getValue())));
    return closed;
  }

  private JsonNode closeAll(JsonNode schemas) {
    ArrayNode closed = Json.mapper().createArrayNode();
    schemas.forEach(each -> closed.add(close(each)));
    return closed;
  }

  /** Whether a definition refers to itself, directly or by others. */
  private static boolean isRecursive(JsonNode root) {
    Set<String> done = new HashSet<>();
    return refersBack(root, root, new HashSet<>(Set.of("#")), done);
  }

  private static boolean refersBack(
      JsonNode node, JsonNode root, Set<String> open, Set<String> done) {
    if (node.isObject() && node.path("$ref").isString()) {
      String ref = node.path("$ref").stringValue();
      if (open.contains(ref)) {
        return true;
      }
      if (ref.startsWith("#/") && done.add(ref)) {
        open.add(ref);
        if (refersBack(root.at(ref.substring(1)), root, open, done)) {
          return true;
        }
        open.remove(ref);
      }
    }
    for (JsonNode child : node) {
      if (refersBack(child, root, open, done)) {
        return true;
      }
    }
    return false;
  }
}
