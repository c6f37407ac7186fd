package dev.weir.gateway.dialect.openai;

import dev.weir.gateway.dialect.ProviderCall;
import dev.weir.gateway.json.Bytes;
import dev.weir.gateway.json.JsonText;
import tools.jackson.databind.JsonNode;

/**
 * An answer's content as a list of parts. Mistral's reasoning models answer so: {@code
 * [{"type":"thinking","thinking":[{"type":"text",…}]},{"type":"text",…}]}; a caller of chat
 * completions expects one string.
 */
record ContentList(String text, String reasoning) {

  static ContentList of(JsonNode parts, ProviderCall call) {
    StringBuilder text = new StringBuilder();
    StringBuilder reasoning = new StringBuilder();
    for (JsonNode part : parts) {
      if (part.isString()) {
        text.append(part.stringValue());
        continue;
      }
      String type = part.path("type").asString("");
      switch (type) {
        case "text" -> text.append(part.path("text").asString(""));
        case "thinking" -> thoughts(part.path("thinking"), reasoning);
        default -> call.warnings().told("a part of the answer was left out: " + shortened(type));
      }
    }
    return new ContentList(text.toString(), reasoning.toString());
  }

  private static void thoughts(JsonNode thinking, StringBuilder reasoning) {
    if (thinking.isString()) {
      reasoning.append(thinking.stringValue());
      return;
    }
    for (JsonNode thought : thinking) {
      reasoning.append(thought.path("text").asString(""));
    }
  }

  private static String shortened(String type) {
    return type.length() <= 40 ? type : type.substring(0, 40);
  }

  /** The members that stand for the list; a delta has only those that say something. */
  byte[] members(boolean delta) {
    Bytes out = new Bytes(text.length() + reasoning.length() + 64);
    boolean words = !text.isEmpty() || reasoning.isEmpty() || !delta;
    if (words) {
      out.append("\"content\":");
      JsonText.quote(text, out);
    }
    if (!reasoning.isEmpty()) {
      out.append(words ? ",\"reasoning_content\":" : "\"reasoning_content\":");
      JsonText.quote(reasoning, out);
    }
    return out.toArray();
  }
}
