package dev.weir.gateway.dialect.gemini;

import dev.weir.ledger.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ContainerNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A function call whose arguments are still coming. Vertex AI can stream them as {@code
 * partialArgs}, each a value at a JSON path such as {@code $.places[0].name}, a string possibly in
 * several pieces (<a
 * href="https://docs.cloud.google.com/vertex-ai/generative-ai/docs/multimodal/function-calling">Streaming
 * function call arguments</a>).
 */
final class PartialCall {

  /** An array's index beyond this is a fault and no argument. */
  private static final int LARGEST_INDEX = 10_000;

  private final String name;
  private final String id;
  private final @Nullable String signature;
  private ObjectNode arguments = Json.mapper().createObjectNode();

  PartialCall(String name, String id, @Nullable String signature) {
    this.name = name;
    this.id = id;
    this.signature = signature;
  }

  String name() {
    return name;
  }

  /** The provider's id; empty where it gave none. */
  String id() {
    return id;
  }

  @Nullable String signature() {
    return signature;
  }

  /** The arguments so far as JSON. */
  String arguments() {
    return Json.mapper().writeValueAsString(arguments);
  }

  /** Adds what this part of the call brings. */
  void add(JsonNode call) {
    if (call.path("args") instanceof ObjectNode whole) {
      if (arguments.isEmpty()) {
        arguments = whole;
      } else {
        arguments.setAll(whole);
      }
    }
    for (JsonNode piece : call.path("partialArgs")) {
      JsonNode value = value(piece);
      String path = piece.path("jsonPath").asString("");
      if (value != null && path.startsWith("$")) {
        put(path, value);
      }
    }
  }

  private static @Nullable JsonNode value(JsonNode piece) {
    for (String kind : new String[] {"stringValue", "numberValue", "boolValue"}) {
      JsonNode value = piece.get(kind);
      if (value != null) {
        return value;
      }
    }
    return piece.has("nullValue") ? Json.mapper().nullNode() : null;
  }

  /** Walks the path, making what is missing, and sets or prolongs the value at its end. */
  private void put(String path, JsonNode value) {
    ContainerNode<?> holder = arguments;
    int at = 1;
    while (at < path.length()) {
      boolean element = path.charAt(at) == '[';
      int from = element ? at + 1 : path.charAt(at) == '.' ? at + 1 : at;
      int to = from;
      while (to < path.length()
          && path.charAt(to) != '.'
          && path.charAt(to) != '['
          && path.charAt(to) != ']') {
        to++;
      }
      String key = path.substring(from, to);
      at = element && to < path.length() ? to + 1 : to;
      if (key.isEmpty()) {
        return;
      }
      if (at >= path.length()) {
        JsonNode known = get(holder, key);
        set(
            holder,
            key,
            known != null && known.isString() && value.isString()
                ? Json.mapper().stringNode(known.stringValue() + value.stringValue())
                : value);
        return;
      }
      JsonNode next = get(holder, key);
      if (!(next instanceof ContainerNode<?>)) {
        next =
            path.charAt(at) == '['
                ? Json.mapper().createArrayNode()
                : Json.mapper().createObjectNode();
        set(holder, key, next);
      }
      holder = (ContainerNode<?>) next;
    }
  }

  private static @Nullable JsonNode get(ContainerNode<?> holder, String key) {
    if (holder instanceof ObjectNode object) {
      return object.get(unquoted(key));
    }
    return holder.get(index(key));
  }

  private static void set(ContainerNode<?> holder, String key, JsonNode value) {
    if (holder instanceof ObjectNode object) {
      object.set(unquoted(key), value);
    } else if (holder instanceof ArrayNode array) {
      int index = index(key);
      if (index < 0 || index > LARGEST_INDEX) {
        return;
      }
      while (array.size() <= index) {
        array.addNull();
      }
      array.set(index, value);
    }
  }

  private static String unquoted(String key) {
    boolean quoted = key.length() > 1 && (key.charAt(0) == '\'' || key.charAt(0) == '"');
    return quoted ? key.substring(1, key.length() - 1) : key;
  }

  private static int index(String key) {
    try {
      return Integer.parseInt(key);
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
