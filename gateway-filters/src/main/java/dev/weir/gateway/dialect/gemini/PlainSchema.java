package dev.weir.gateway.dialect.gemini;

import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.ledger.Json;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON Schema without references: definitions are put where they are used, {@code allOf} is
 * merged, {@code const} becomes an {@code enum} of one. Gemini takes a reference only without
 * anything beside it, and recursion only where a property is optional, so recursion is cut after
 * two rounds. One object serves one schema.
 */
final class PlainSchema {

  private static final int ROUNDS = 2;

  /** Definitions that use each other can grow without end when they are put in place. */
  private static final int MOST_NODES = 20_000;

  private final JsonNode root;
  private final String path;
  private final Schemas changes;
  private final Deque<String> open = new ArrayDeque<>();
  private int nodes;

  PlainSchema(JsonNode root, String path, Schemas changes) {
    this.root = root;
    this.path = path;
    this.changes = changes;
  }

  JsonNode write() {
    return schema(root);
  }

  private JsonNode schema(JsonNode node) {
    if (++nodes > MOST_NODES) {
      throw new AiException(
          AiError.INVALID_VALUE,
          path + ": over " + MOST_NODES + " nodes with its references in place",
          path);
    }
    if (!(node instanceof ObjectNode in)) {
      return node.isBoolean() ? Json.mapper().createObjectNode() : node;
    }
    JsonNode reference = in.get("$ref");
    if (reference != null && reference.isString()) {
      return referred(in, reference.stringValue());
    }
    return members(in.path("allOf").isArray() ? merged(in) : in);
  }

  private JsonNode referred(ObjectNode in, String reference) {
    JsonNode target = resolve(reference);
    if (target == null) {
      changes.lost("$ref to " + reference);
      return members(without(in, "$ref"));
    }
    long rounds = open.stream().filter(reference::equals).count();
    if (rounds >= ROUNDS) {
      changes.lost("recursion beyond " + ROUNDS + " rounds");
      ObjectNode cut = Json.mapper().createObjectNode();
      cut.set("type", target.path("type").isString() ? target.path("type") : text("object"));
      return cut;
    }
    changes.rewritten("$ref in place");
    ObjectNode whole = Json.mapper().createObjectNode();
    if (target instanceof ObjectNode members) {
      whole.setAll(members);
    }
    whole.setAll(without(in, "$ref"));
    open.push(reference);
    JsonNode result = schema(whole);
    open.pop();
    return result;
  }

  private @Nullable JsonNode resolve(String reference) {
    if (reference.equals("#")) {
      return root;
    }
    if (!reference.startsWith("#/")) {
      return null;
    }
    try {
      JsonNode target = root.at(reference.substring(1));
      return target.isMissingNode() ? null : target;
    } catch (JacksonException | IllegalArgumentException e) {
      return null;
    }
  }

  /** One schema that demands what all of them demand, as far as they do not contradict. */
  private ObjectNode merged(ObjectNode in) {
    changes.rewritten("allOf merged");
    ObjectNode result = without(in, "allOf");
    for (JsonNode one : in.path("allOf")) {
      if (!(schema(one) instanceof ObjectNode part)) {
        continue;
      }
      for (Map.Entry<String, JsonNode> member : part.properties()) {
        JsonNode known = result.get(member.getKey());
        if (known instanceof ObjectNode object
            && member.getKey().equals("properties")
            && member.getValue() instanceof ObjectNode more) {
          ObjectNode both = object.deepCopy();
          both.setAll(more);
          result.set("properties", both);
        } else if (known instanceof ArrayNode list && member.getKey().equals("required")) {
          ArrayNode both = list.deepCopy();
          member.getValue().forEach(both::add);
          result.set("required", both);
        } else if (known == null) {
          result.set(member.getKey(), member.getValue());
        } else if (!known.equals(member.getValue())) {
          changes.lost("allOf with different " + member.getKey());
        }
      }
    }
    return result;
  }

  private ObjectNode members(ObjectNode in) {
    ObjectNode out = Json.mapper().createObjectNode();
    for (Map.Entry<String, JsonNode> member : in.properties()) {
      JsonNode value = member.getValue();
      switch (member.getKey()) {
        case "$schema", "$id", "$anchor", "$comment", "$defs", "definitions" -> {}
        case "properties" -> out.set("properties", each(value));
        case "items", "additionalProperties" ->
            out.set(member.getKey(), value.isObject() ? schema(value) : value);
        case "anyOf", "oneOf", "prefixItems" -> out.set(member.getKey(), all(value));
        case "const" -> constant(value, in, out);
        // The models pass over these; what they refer to is not worth its place.
        case "not",
            "if",
            "then",
            "else",
            "contains",
            "propertyNames",
            "patternProperties",
            "dependentSchemas",
            "dependentRequired",
            "dependencies",
            "unevaluatedItems",
            "unevaluatedProperties" ->
            changes.lost(member.getKey());
        default -> out.set(member.getKey(), value);
      }
    }
    return out;
  }

  private void constant(JsonNode value, ObjectNode in, ObjectNode out) {
    if (value.isString() || value.isNumber()) {
      changes.rewritten("const as enum");
      out.putArray("enum").add(value);
      if (!in.has("type")) {
        out.put(
            "type", value.isString() ? "string" : value.isIntegralNumber() ? "integer" : "number");
      }
    } else {
      out.set("const", value);
    }
  }

  private JsonNode each(JsonNode properties) {
    ObjectNode out = Json.mapper().createObjectNode();
    for (Map.Entry<String, JsonNode> property : properties.properties()) {
      out.set(property.getKey(), schema(property.getValue()));
    }
    return out;
  }

  private JsonNode all(JsonNode schemas) {
    ArrayNode out = Json.mapper().createArrayNode();
    for (Iterator<JsonNode> each = schemas.iterator(); each.hasNext(); ) {
      out.add(schema(each.next()));
    }
    return out;
  }

  private static ObjectNode without(ObjectNode in, String name) {
    ObjectNode out = Json.mapper().createObjectNode();
    out.setAll(in);
    out.remove(name);
    return out;
  }

  private static JsonNode text(String text) {
    return Json.mapper().getNodeFactory().stringNode(text);
  }
}
