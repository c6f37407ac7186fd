package dev.weir.simulator.anthropic;

import static dev.weir.simulator.anthropic.Errors.invalid;

import dev.weir.simulator.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the Messages API refuses in {@code messages}: roles, blocks, tool turns, thinking. */
final class TurnRules {

  private static final Map<String, Set<String>> BLOCKS =
      Map.ofEntries(
          Map.entry("text", Set.of("type", "text", "citations", "cache_control")),
          Map.entry("image", Set.of("type", "source", "cache_control")),
          Map.entry(
              "document",
              Set.of("type", "source", "title", "context", "citations", "cache_control")),
          Map.entry("tool_use", Set.of("type", "id", "name", "input", "cache_control", "caller")),
          Map.entry(
              "tool_result", Set.of("type", "tool_use_id", "content", "is_error", "cache_control")),
          Map.entry("thinking", Set.of("type", "thinking", "signature")),
          Map.entry("redacted_thinking", Set.of("type", "data")),
          Map.entry("search_result", Set.of()),
          Map.entry("server_tool_use", Set.of()),
          Map.entry("web_search_tool_result", Set.of()));
  private static final Set<String> IMAGES =
      Set.of("image/jpeg", "image/png", "image/gif", "image/webp");

  private final ObjectNode body;
  private final Generation generation;
  private final Version version;

  TurnRules(ObjectNode body, Generation generation, Version version) {
    this.version = version;
    this.body = body;
    this.generation = generation;
  }

  void check() {
    JsonNode messages = body.path("messages");
    if (!messages.isArray()) {
      throw invalid("messages: Field required");
    }
    if (messages.isEmpty()) {
      throw invalid("messages: at least one message is required");
    }
    Set<String> ids = new HashSet<>();
    for (int at = 0; at < messages.size(); at++) {
      checkMessage(messages.get(at), at, at == messages.size() - 1, ids);
    }
    if (!Json.string(messages.get(0), "role", "").equals("user")) {
      throw invalid("messages: first message must use the \"user\" role");
    }
    for (int at = 0; at < messages.size(); at++) {
      checkResults(messages, at);
    }
    if (!ids.isEmpty() && body.path("tools").isEmpty()) {
      throw invalid(
          "Requests which have `tool_use` or `tool_result` blocks in messages must define tools");
    }
    checkEnd(messages.get(messages.size() - 1));
    checkThinkingOfLoop(messages);
  }

  private void checkMessage(JsonNode message, int at, boolean isLast, Set<String> ids) {
    String place = "messages." + at;
    for (String field : message.propertyNames()) {
      if (!field.equals("role") && !field.equals("content")) {
        throw Errors.extra(place + "." + field);
      }
    }
    String role = Json.string(message, "role", "");
    if (role.equals("system")) {
      throw invalid(
          "messages: Unexpected role \"system\". The Messages API accepts a top-level `system`"
              + " parameter, not \"system\" as an input message role.");
    }
    if (!role.equals("user") && !role.equals("assistant")) {
      throw invalid(place + ".role: Input should be 'user' or 'assistant'");
    }
    JsonNode content = message.path("content");
    if (!content.isString() && !content.isArray()) {
      throw invalid(place + ".content: Field required");
    }
    boolean isEmpty = content.isString() ? content.stringValue().isEmpty() : content.isEmpty();
    if (isEmpty && !(isLast && role.equals("assistant"))) {
      throw invalid(
          place
              + ": all messages must have non-empty content except for the optional final"
              + " assistant message");
    }
    for (int block = 0; content.isArray() && block < content.size(); block++) {
      checkBlock(content.get(block), role, place + ".content." + block, ids);
    }
  }

  private void checkBlock(JsonNode block, String role, String place, Set<String> ids) {
    String type = Json.string(block, "type", "");
    Set<String> fields = BLOCKS.get(type);
    if (fields == null) {
      throw invalid(
          place
              + ": Input tag '"
              + type
              + "' found using 'type' does not match any of the expected tags: 'document',"
              + " 'image', 'redacted_thinking', 'search_result', 'server_tool_use', 'text',"
              + " 'thinking', 'tool_result', 'tool_use', 'web_search_tool_result'");
    }
    for (String field : block.propertyNames()) {
      if (!fields.isEmpty() && !fields.contains(field)) {
        throw Errors.extra(place + "." + type + "." + field);
      }
    }
    if (version == Version.V2026_10_21) {
      checkNewer(block, type, role, place);
    }
    switch (type) {
      case "text" -> checkText(Json.string(block, "text", ""));
      case "image" -> checkImage(block.path("source"), place);
      case "tool_use" -> checkToolUse(block, role, place, ids);
      case "thinking" -> checkSignature(block, place);
      default -> {}
    }
  }

  private static void checkNewer(JsonNode block, String type, String role, String place) {
    if (type.equals("document") && role.equals("assistant")) {
      throw invalid(place + ": `document` blocks can only be in `user` messages");
    }
    if (type.equals("text") && role.equals("user") && !block.path("citations").isEmpty()) {
      throw invalid(place + ".text.citations: Citations are not permitted in `user` messages");
    }
  }

  private static void checkText(String text) {
    if (text.isEmpty()) {
      throw invalid("messages: text content blocks must be non-empty");
    }
    if (text.isBlank()) {
      throw invalid("messages: text content blocks must contain non-whitespace text");
    }
  }

  private static void checkImage(JsonNode source, String place) {
    String type = Json.string(source, "type", "");
    if (type.equals("base64") && !IMAGES.contains(Json.string(source, "media_type", ""))) {
      throw invalid(
          place
              + ".image.source.base64.media_type: Input should be 'image/jpeg', 'image/png',"
              + " 'image/gif' or 'image/webp'");
    }
    if (!Set.of("base64", "url", "file").contains(type)) {
      throw invalid(place + ".image.source: Field required");
    }
  }

  private static void checkToolUse(JsonNode block, String role, String place, Set<String> ids) {
    if (role.equals("user")) {
      throw invalid(place + ": `tool_use` blocks can only be in `assistant` messages");
    }
    String id = Json.string(block, "id", "");
    if (!id.matches("[a-zA-Z0-9_-]+")) {
      throw invalid(place + ".tool_use.id: String should match pattern '^[a-zA-Z0-9_-]+$'");
    }
    if (!block.path("input").isObject()) {
      throw invalid(place + ".tool_use.input: Input should be a valid dictionary");
    }
    if (!ids.add(id)) {
      throw invalid("messages: `tool_use` ids must be unique");
    }
  }

  private static void checkSignature(JsonNode block, String place) {
    String thinking = Json.string(block, "thinking", "");
    if (!Json.has(block, "signature")) {
      throw invalid(place + ".thinking.signature: Field required");
    }
    if (!Signature.isRight(thinking, Json.string(block, "signature", ""))) {
      throw invalid(place + ": Invalid `signature` in `thinking` block");
    }
  }

  /** Each call is answered in the very next message, before anything else that stands there. */
  private static void checkResults(JsonNode messages, int at) {
    List<String> open = at == 0 ? new ArrayList<>() : callIds(messages.get(at - 1));
    JsonNode content = messages.get(at).path("content");
    boolean isAfterOther = false;
    for (int block = 0; content.isArray() && block < content.size(); block++) {
      JsonNode one = content.get(block);
      if (!Json.string(one, "type", "").equals("tool_result")) {
        isAfterOther = true;
        continue;
      }
      String id = Json.string(one, "tool_use_id", "");
      if (isAfterOther || !open.remove(id)) {
        throw invalid(
            "messages."
                + at
                + ".content."
                + block
                + ": unexpected `tool_use_id` found in `tool_result` blocks: "
                + id
                + ". Each `tool_result` block must have a corresponding `tool_use` block in the"
                + " previous message.");
      }
    }
    boolean isLast = at == messages.size() - 1;
    refuseOpen(open, at - 1);
    if (isLast) {
      refuseOpen(callIds(messages.get(at)), at);
    }
  }

  private static void refuseOpen(List<String> open, int at) {
    if (!open.isEmpty()) {
      throw invalid(
          "messages."
              + at
              + ": `tool_use` ids were found without `tool_result` blocks immediately after: "
              + String.join(", ", open)
              + ". Each `tool_use` block must have a corresponding `tool_result` block in the next"
              + " message.");
    }
  }

  private static List<String> callIds(JsonNode message) {
    List<String> ids = new ArrayList<>();
    if (message.path("content").isArray()) {
      for (JsonNode block : message.path("content")) {
        if (Json.string(block, "type", "").equals("tool_use")) {
          ids.add(Json.string(block, "id", ""));
        }
      }
    }
    return ids;
  }

  private void checkEnd(JsonNode last) {
    if (!Json.string(last, "role", "").equals("assistant")) {
      return;
    }
    if (!generation.takesPrefill()) {
      throw invalid(
          "This model does not support assistant message prefill. The conversation must end with a"
              + " user message.");
    }
    JsonNode content = last.path("content");
    String text =
        content.isArray() && !content.isEmpty()
            ? Json.string(content.get(content.size() - 1), "text", "")
            : content.asString("");
    if (!text.equals(text.stripTrailing())) {
      throw invalid("messages: final assistant content cannot end with trailing whitespace");
    }
  }

  /** With a thinking budget, the tool turns since the user's last words begin with thinking. */
  private void checkThinkingOfLoop(JsonNode messages) {
    if (!Json.string(body.path("thinking"), "type", "").equals("enabled")) {
      return;
    }
    for (int results = messages.size() - 1; results > 0; results -= 2) {
      JsonNode message = messages.get(results);
      boolean isResults =
          message.path("content").isArray()
              && Json.string(message.path("content").path(0), "type", "").equals("tool_result");
      if (!isResults) {
        return;
      }
      int at = results - 1;
      JsonNode first = messages.get(at).path("content").path(0);
      String type = Json.string(first, "type", "text");
      if (!type.equals("thinking") && !type.equals("redacted_thinking")) {
        throw invalid(
            "messages."
                + at
                + ".content.0.type: Expected `thinking` or `redacted_thinking`, but found `"
                + type
                + "`. When `thinking` is enabled, a final `assistant` message must start with a"
                + " thinking block (preceeding the lastmost set of `tool_use` and `tool_result`"
                + " blocks). We recommend you include thinking blocks from previous turns. To avoid"
                + " this requirement, disable `thinking`.");
      }
    }
  }
}
