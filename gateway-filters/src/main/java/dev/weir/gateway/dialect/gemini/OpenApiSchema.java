package dev.weir.gateway.dialect.gemini;

import dev.weir.ledger.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The subset of OpenAPI 3.0 that models before 2.5 take as a schema (<a
 * href="https://ai.google.dev/api/caching#Schema">Schema</a>); they refuse a request with any
 * member beyond it. One type alone, null as {@code nullable}, choices of text alone.
 */
final class OpenApiSchema {

  private final Schemas changes;

  OpenApiSchema(Schemas changes) {
    this.changes = changes;
  }

  /**
   * The schema in the subset.
   *
   * @param node without references
   */
  JsonNode write(JsonNode node) {
    if (!(node instanceof ObjectNode in)) {
      return Json.mapper().createObjectNode().put("type", "string");
    }
    List<String> types = types(in);
    if (types.size() > 1) {
      return union(in, types);
    }
    ObjectNode out = Json.mapper().createObjectNode();
    if (!types.isEmpty()) {
      out.put("type", types.getFirst());
    }
    if (allowsNull(in)) {
      out.put("nullable", true);
    }
    for (Map.Entry<String, JsonNode> member : in.properties()) {
      member(member.getKey(), member.getValue(), types, out);
    }
    if (in.path("required").isArray()) {
      required(in, out);
    }
    if (types.contains("array") && !out.has("items")) {
      changes.lost("array without items");
      out.putObject("items").put("type", "string");
    }
    return out;
  }

  private void member(String name, JsonNode value, List<String> types, ObjectNode out) {
    switch (name) {
      case "type", "nullable", "required" -> {}
      case "title",
          "description",
          "default",
          "example",
          "minimum",
          "maximum",
          "minLength",
          "maxLength",
          "pattern",
          "minItems",
          "maxItems",
          "minProperties",
          "maxProperties",
          "propertyOrdering" ->
          out.set(name, value);
      case "format" -> format(value, types, out);
      case "enum" -> choices(value, types, out);
      case "items" -> out.set("items", write(value));
      case "properties" -> {
        ObjectNode properties = out.putObject("properties");
        for (Map.Entry<String, JsonNode> property : value.properties()) {
          properties.set(property.getKey(), write(property.getValue()));
        }
      }
      case "anyOf", "oneOf" -> {
        ArrayNode any = out.withArrayProperty("anyOf");
        for (JsonNode one : value) {
          if (!one.path("type").asString("").equals("null")) {
            any.add(write(one));
          }
        }
      }
      case "additionalProperties" -> {
        // Without the member nothing else is made anyway.
        if (!value.isBoolean() || value.booleanValue()) {
          changes.lost(name);
        }
      }
      case "examples", "$comment", "readOnly", "writeOnly", "deprecated" -> {}
      default -> changes.lost(name);
    }
  }

  /** The types but null; told by the other members where the schema does not say. */
  private List<String> types(ObjectNode in) {
    List<String> types = new ArrayList<>(2);
    JsonNode type = in.path("type");
    if (type.isString()) {
      types.add(type.stringValue());
    }
    type.forEach(one -> types.add(one.asString("")));
    types.remove("null");
    if (types.isEmpty() && !in.has("anyOf") && !in.has("oneOf")) {
      String implied = implied(in);
      if (implied == null) {
        changes.lost("schema without a type");
      }
      types.add(implied == null ? "string" : implied);
    }
    return types;
  }

  private static @Nullable String implied(ObjectNode in) {
    if (in.has("properties") || in.has("additionalProperties")) {
      return "object";
    }
    if (in.has("items")) {
      return "array";
    }
    if (in.has("const")) {
      return in.path("const").isBoolean() ? "boolean" : null;
    }
    return in.path("enum").path(0).isString() ? "string" : null;
  }

  private static boolean allowsNull(ObjectNode in) {
    if (in.path("nullable").asBoolean(false)) {
      return true;
    }
    for (String list : List.of("type", "enum")) {
      for (JsonNode one : in.path(list)) {
        if (one.isNull() || (list.equals("type") && one.asString("").equals("null"))) {
          return true;
        }
      }
    }
    for (String choice : List.of("anyOf", "oneOf")) {
      for (JsonNode one : in.path(choice)) {
        if (one.path("type").asString("").equals("null")) {
          return true;
        }
      }
    }
    return false;
  }

  private JsonNode union(ObjectNode in, List<String> types) {
    changes.rewritten("several types as anyOf");
    ObjectNode out = Json.mapper().createObjectNode();
    ArrayNode any = out.putArray("anyOf");
    for (String type : types) {
      ObjectNode one = Json.mapper().createObjectNode();
      one.setAll(in);
      one.put("type", type);
      any.add(write(one));
    }
    if (allowsNull(in)) {
      out.put("nullable", true);
    }
    return out;
  }

  private void format(JsonNode value, List<String> types, ObjectNode out) {
    boolean known =
        switch (value.asString("")) {
          case "date-time", "enum" -> types.contains("string");
          case "int32", "int64" -> types.contains("integer");
          case "float", "double" -> types.contains("number");
          default -> false;
        };
    if (known) {
      out.set("format", value);
    } else {
      changes.lost("format " + value.asString(""));
    }
  }

  private void choices(JsonNode value, List<String> types, ObjectNode out) {
    ArrayNode texts = Json.mapper().createArrayNode();
    boolean all = types.contains("string");
    for (JsonNode one : value) {
      if (one.isString()) {
        texts.add(one);
      } else if (!one.isNull()) {
        all = false;
      }
    }
    if (all && !texts.isEmpty()) {
      out.set("enum", texts);
    } else {
      changes.lost("enum of other values than text");
    }
  }

  /** The API refuses the name of a property that is not there. */
  private void required(ObjectNode in, ObjectNode out) {
    ArrayNode names = Json.mapper().createArrayNode();
    for (JsonNode name : in.path("required")) {
      if (in.path("properties").has(name.asString(""))) {
        names.add(name);
      }
    }
    if (!names.isEmpty()) {
      out.set("required", names);
    }
  }
}
