package dev.weir.simulator.json;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The one JSON mapper of the simulator, with the few readings that every dialect needs. */
public final class Json {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  /** The tree in these bytes, or null when they are not one JSON document. */
  public static @Nullable JsonNode parse(byte[] bytes) {
    try {
      JsonNode node = MAPPER.readTree(bytes);
      return node == null || node.isMissingNode() ? null : node;
    } catch (JacksonException broken) {
      return null;
    }
  }

  public static @Nullable JsonNode parse(String text) {
    return parse(text.getBytes(StandardCharsets.UTF_8));
  }

  public static byte[] bytes(JsonNode node) {
    return MAPPER.writeValueAsBytes(node);
  }

  public static byte[] prettyBytes(JsonNode node) {
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(node);
  }

  public static String text(JsonNode node) {
    return MAPPER.writeValueAsString(node);
  }

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /** A member's string, or the given default when it is absent or of another kind. */
  public static String string(JsonNode node, String member, String otherwise) {
    JsonNode value = node.path(member);
    return value.isString() ? value.stringValue() : otherwise;
  }

  public static @Nullable String string(JsonNode node, String member) {
    JsonNode value = node.path(member);
    return value.isString() ? value.stringValue() : null;
  }

  public static int integer(JsonNode node, String member, int otherwise) {
    JsonNode value = node.path(member);
    return value.isNumber() ? (int) value.doubleValue() : otherwise;
  }

  public static boolean flag(JsonNode node, String member) {
    JsonNode value = node.path(member);
    return value.isBoolean() && value.booleanValue();
  }

  /** Whether the member is there and not null. */
  public static boolean has(JsonNode node, String member) {
    JsonNode value = node.path(member);
    return !value.isMissingNode() && !value.isNull();
  }
}
