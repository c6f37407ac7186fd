package dev.weir.gateway.dialect.openai;

import dev.weir.ledger.Json;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The words of an error body, whatever its shape.
 *
 * @param message the most telling text; empty where there is none
 * @param words type, code and message in lower case
 * @param status the status that the body names; 0 where it names none
 * @param json whether the body is JSON
 */
record FaultText(String message, @Nullable String param, String words, int status, boolean json) {

  private static final int MOST_BYTES = 64 * 1024;
  private static final int DEEPEST = 4;

  static FaultText of(byte[] body) {
    String text =
        new String(body, 0, Math.min(body.length, MOST_BYTES), StandardCharsets.UTF_8).strip();
    if (text.startsWith("{") || text.startsWith("[")) {
      try {
        JsonNode root = Json.mapper().readTree(text);
        return ofTree(root.isArray() && !root.isEmpty() ? root.get(0) : root, 0);
      } catch (JacksonException e) {
        return new FaultText("", null, "", 0, false);
      }
    }
    String message = text.startsWith("<") ? title(text) : text;
    return new FaultText(message, null, message.toLowerCase(Locale.ROOT), 0, false);
  }

  private static String title(String html) {
    String lower = html.toLowerCase(Locale.ROOT);
    int from = lower.indexOf("<title>");
    int to = lower.indexOf("</title>");
    return from < 0 || to < from ? "" : html.substring(from + 7, to).strip();
  }

  private static FaultText ofTree(JsonNode root, int depth) {
    JsonNode error = root.path("error");
    JsonNode node = error.isObject() ? error : root;
    FaultText inner = depth < DEEPEST ? upstream(node, depth) : null;
    String message = "";
    if (error.isString()) {
      message = error.stringValue();
    } else if (!node.path("message").isMissingNode()) {
      message = words(node.path("message"));
    } else if (!node.path("detail").isMissingNode()) {
      message = words(node.path("detail"));
    }
    String param = node.path("param").isString() ? node.path("param").stringValue() : null;
    if (param == null) {
      param = place(node.path("message").isObject() ? node.path("message") : node);
    }
    String all =
        String.join(
            " ",
            node.path("code").asString(""),
            node.path("type").asString(""),
            details(node).path("type").asString(""),
            message);
    int status = status(node);
    if (inner != null && !inner.message().isEmpty()) {
      return new FaultText(
          inner.message(),
          inner.param() == null ? param : inner.param(),
          all.toLowerCase(Locale.ROOT) + ' ' + inner.words(),
          status,
          true);
    }
    return new FaultText(message, param, all.toLowerCase(Locale.ROOT), status, true);
  }

  /** OpenRouter hands on what its own upstream said, as text that may be JSON again. */
  private static @Nullable FaultText upstream(JsonNode node, int depth) {
    JsonNode raw = node.path("metadata").path("raw");
    if (!raw.isString()) {
      return null;
    }
    String text = raw.stringValue().strip();
    if (text.startsWith("{")) {
      try {
        return ofTree(Json.mapper().readTree(text), depth + 1);
      } catch (JacksonException e) {
        return null;
      }
    }
    return new FaultText(text, null, text.toLowerCase(Locale.ROOT), 0, false);
  }

  private static int status(JsonNode node) {
    for (String name : new String[] {"status_code", "raw_status_code", "code", "status"}) {
      int status = node.path(name).asInt(0);
      if (status >= 400 && status <= 599) {
        return status;
      }
    }
    return 0;
  }

  private static JsonNode details(JsonNode node) {
    JsonNode message = node.path("message");
    JsonNode details = message.isArray() ? message : message.path("detail");
    return details.isArray() ? details.path(0) : node.path("detail").path(0);
  }

  /** A text, or the messages of validation details. */
  private static String words(JsonNode message) {
    if (message.isString()) {
      return message.stringValue();
    }
    JsonNode details = message.isArray() ? message : message.path("detail");
    if (details.isString()) {
      return details.stringValue();
    }
    StringBuilder text = new StringBuilder();
    for (JsonNode detail : details) {
      String where = path(detail.path("loc"));
      text.append(text.isEmpty() ? "" : "; ")
          .append(where.isEmpty() ? "" : where + ": ")
          .append(detail.path("msg").asString(""));
      if (text.length() > Masked.LONGEST) {
        break;
      }
    }
    return text.toString();
  }

  private static @Nullable String place(JsonNode node) {
    String path = path(details(node).path("loc"));
    if (path.isEmpty()) {
      path = path(node.path("detail").path(0).path("loc"));
    }
    return path.isEmpty() ? null : path;
  }

  private static String path(JsonNode location) {
    StringBuilder path = new StringBuilder();
    for (JsonNode step : location) {
      if (step.isInt()) {
        path.append('[').append(step.intValue()).append(']');
      } else if (!step.asString("").equals("body")) {
        path.append(path.isEmpty() ? "" : ".").append(step.asString(""));
      }
    }
    return path.toString();
  }

  /** Whether type, code or message has one of these, which are in lower case. */
  boolean says(String... texts) {
    for (String text : texts) {
      if (words.contains(text)) {
        return true;
      }
    }
    return false;
  }
}
