package dev.weir.admin.audit;

import dev.weir.ledger.Json;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON of which there is one form only: members sorted by name, no white space. */
final class CanonicalJson {

  private CanonicalJson() {}

  static String of(Object value) {
    JsonNode tree = value instanceof JsonNode node ? node : Json.mapper().valueToTree(value);
    return Json.mapper().writeValueAsString(sorted(tree));
  }

  private static JsonNode sorted(JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode copy = Json.mapper().createObjectNode();
      Map<String, JsonNode> members = new TreeMap<>();
      object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
      members.forEach((name, value) -> copy.set(name, sorted(value)));
      return copy;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = Json.mapper().createArrayNode();
      array.forEach(element -> copy.add(sorted(element)));
      return copy;
    }
    return node;
  }
}
