package dev.weir.simulator.gemini;

import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Google takes each field in two spellings, {@code maxOutputTokens} and {@code max_output_tokens};
 * here the second becomes the first. What the caller named himself (arguments, properties, JSON
 * schemas) stays as it is.
 */
final class Spelling {

  private static final Set<String> OF_THE_CALLER =
      Set.of(
          "args", "response", "responseJsonSchema", "parametersJsonSchema", "default", "example");

  private Spelling() {}

  static void unify(JsonNode node) {
    if (node.isArray()) {
      node.forEach(Spelling::unify);
    }
    if (!(node instanceof ObjectNode object)) {
      return;
    }
    for (String name : List.copyOf(object.propertyNames())) {
      if (name.indexOf('_') > 0) {
        object.set(camel(name), object.remove(name));
      }
    }
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (field.getKey().equals("properties")) {
        field.getValue().forEach(Spelling::unify);
      } else if (!OF_THE_CALLER.contains(field.getKey())) {
        unify(field.getValue());
      }
    }
  }

  private static String camel(String name) {
    StringBuilder camel = new StringBuilder(name.length());
    boolean isUpper = false;
    for (int at = 0; at < name.length(); at++) {
      char character = name.charAt(at);
      if (character == '_') {
        isUpper = true;
      } else {
        camel.append(isUpper ? Character.toUpperCase(character) : character);
        isUpper = false;
      }
    }
    return camel.toString();
  }
}
