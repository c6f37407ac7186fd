package dev.weir.gateway.dialect.openai;

import dev.weir.gateway.dialect.ProviderCall;
import dev.weir.gateway.json.JsonSplice;
import dev.weir.ledger.Json;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks for JSON in words where JSON mode is all that a provider has. DeepSeek refuses {@code
 * json_schema} ("This response_format type is unavailable now") and takes {@code json_object} only
 * with the word JSON in a system or user message; the wanted form belongs there too (<a
 * href="https://api-docs.deepseek.com/guides/json_mode">JSON output</a>). The words go to the end
 * of the leading system message, or before all others.
 */
final class JsonInstruction {

  private static final byte[] JSON_OBJECT =
      "{\"type\":\"json_object\"}".getBytes(StandardCharsets.US_ASCII);
  private static final String BRIEF = "Answer with one JSON object and nothing else.";
  private static final Set<String> INSTRUCTING = Set.of("system", "developer");

  private JsonInstruction() {}

  static void apply(JsonSplice body, ProviderCall call, RequestParams params) {
    JsonNode format = params.tree("response_format");
    String type = format == null ? "" : format.path("type").asString("");
    boolean hasSchema = type.equals("json_schema");
    if (format == null || (!hasSchema && !type.equals("json_object"))) {
      return;
    }
    if (!(params.tree("messages") instanceof ArrayNode messages) || messages.isEmpty()) {
      return;
    }
    if (hasSchema) {
      call.warnings()
          .changed(
              "response_format",
              "json_schema to json_object with the schema as an instruction, "
                  + call.model()
                  + " does not enforce it");
      body.set("response_format", JSON_OBJECT);
      add(instruction(format.path("json_schema")), messages);
    } else if (!mentionsJson(messages)) {
      call.warnings()
          .changed(
              "messages",
              "an instruction added, " + call.model() + " wants JSON asked for in words");
      add(BRIEF, messages);
    } else {
      return;
    }
    body.set("messages", Json.mapper().writeValueAsBytes(messages));
  }

  private static String instruction(JsonNode format) {
    StringBuilder text = new StringBuilder(BRIEF);
    String description = format.path("description").asString("");
    if (!description.isBlank()) {
      text.append(' ').append(description);
    }
    if (format.path("schema").isObject()) {
      text.append(" It must follow this JSON schema:\n").append(format.path("schema"));
    }
    return text.toString();
  }

  private static void add(String instruction, ArrayNode messages) {
    if (!(messages.get(0) instanceof ObjectNode first)
        || !INSTRUCTING.contains(first.path("role").asString(""))) {
      messages.insertObject(0).put("role", "system").put("content", instruction);
    } else if (first.path("content") instanceof ArrayNode parts) {
      parts.addObject().put("type", "text").put("text", instruction);
    } else {
      String said = first.path("content").asString("");
      first.put("content", said.isEmpty() ? instruction : said + "\n\n" + instruction);
    }
  }

  private static boolean mentionsJson(ArrayNode messages) {
    for (JsonNode message : messages) {
      String role = message.path("role").asString("");
      if ((role.equals("user") || INSTRUCTING.contains(role))
          && mentionsJson(message.path("content"))) {
        return true;
      }
    }
    return false;
  }

  private static boolean mentionsJson(JsonNode content) {
    if (content.isString()) {
      return content.stringValue().toLowerCase(Locale.ROOT).contains("json");
    }
    for (JsonNode part : content) {
      if (mentionsJson(part.path("text"))) {
        return true;
      }
    }
    return false;
  }
}
