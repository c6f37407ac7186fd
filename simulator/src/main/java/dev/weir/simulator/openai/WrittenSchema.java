package dev.weir.simulator.openai;

import dev.weir.simulator.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A JSON schema among the words of a prompt. JSON mode knows no schema; who wants one writes it
 * into the instructions, as the providers' guides advise.
 */
final class WrittenSchema {

  private WrittenSchema() {}

  /** The last schema of an object that stands in the text; null where there is none. */
  static @Nullable JsonNode in(String text) {
    JsonNode found = null;
    int at = text.indexOf('{');
    while (at >= 0) {
      int end = end(text, at);
      JsonNode object = end < 0 ? null : Json.parse(text.substring(at, end));
      boolean isSchema = object != null && isSchema(object);
      found = isSchema ? object : found;
      at = text.indexOf('{', isSchema ? end : at + 1);
    }
    return found;
  }

  private static boolean isSchema(JsonNode object) {
    return Json.string(object, "type", "").equals("object") && object.path("properties").isObject();
  }

  /** The place after the brace that closes the one here; -1 where none does. */
  private static int end(String text, int open) {
    int depth = 0;
    boolean isString = false;
    for (int at = open; at < text.length(); at++) {
      char c = text.charAt(at);
      if (isString && c == '\\') {
        at++;
      } else if (c == '"') {
        isString = !isString;
      } else if (!isString && c == '{') {
        depth++;
      } else if (!isString && c == '}' && --depth == 0) {
        return at + 1;
      }
    }
    return -1;
  }
}
