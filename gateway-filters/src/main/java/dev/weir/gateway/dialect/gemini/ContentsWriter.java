package dev.weir.gateway.dialect.gemini;

import dev.weir.gateway.chat.ChatMessage;
import dev.weir.gateway.chat.ContentPart;
import dev.weir.gateway.chat.ToolCall;
import dev.weir.gateway.dialect.Warnings;
import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.ledger.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the messages as {@code systemInstruction} and {@code contents}. Gemini knows the roles
 * {@code user} and {@code model} alone; neighbours of one role become one content, and neither a
 * content nor a part may be empty. The results of a turn's calls must all stand in the one user
 * content that follows, before any words. One object serves one request.
 */
final class ContentsWriter {

  private final GeminiModel model;
  private final Warnings warnings;
  private final PartsWriter parts;
  private final List<JsonNode> system = new ArrayList<>();
  private final List<Turn> turns = new ArrayList<>();
  private final Map<String, Made> calls = new HashMap<>();

  ContentsWriter(GeminiModel model, Warnings warnings) {
    this.model = model;
    this.warnings = warnings;
    parts = new PartsWriter(warnings);
  }

  void write(List<ChatMessage> messages, ObjectNode body) {
    for (int i = 0; i < messages.size(); i++) {
      ChatMessage message = messages.get(i);
      String path = "messages[" + i + "]";
      switch (message.role()) {
        case SYSTEM, DEVELOPER -> system(message, path);
        case USER -> user(message, path);
        case ASSISTANT -> assistant(message, path);
        case TOOL -> result(message, path);
      }
    }
    turns.removeIf(Turn::isEmpty);
    placeSystem(body);
    if (turns.isEmpty()) {
      throw new AiException(
          AiError.INVALID_VALUE, "messages: no content (expected: at least one text)", "messages");
    }
    ArrayNode contents = body.putArray("contents");
    turns.forEach(turn -> turn.write(contents));
  }

  private void placeSystem(ObjectNode body) {
    if (system.isEmpty()) {
      return;
    }
    if (turns.isEmpty()) {
      warnings.changed(
          "messages", "the system message is sent as the user's, there being no other");
      turn("user").parts.addAll(system);
    } else if (model.takesSystemInstruction()) {
      body.putObject("systemInstruction").putArray("parts").addAll(system);
    } else {
      warnings.changed("messages", "the system message is sent as the user's to " + model.family());
      if (!turns.getFirst().role.equals("user")) {
        turns.addFirst(new Turn("user"));
      }
      turns.getFirst().parts.addAll(0, system);
    }
  }

  private void system(ChatMessage message, String path) {
    for (ContentPart part : message.parts()) {
      if (part instanceof ContentPart.Text text) {
        PartsWriter.text(text.text(), system);
      } else {
        warnings.dropped(path + ".content", "a system message of Gemini has text alone");
      }
    }
  }

  private void user(ChatMessage message, String path) {
    if (message.name() != null) {
      warnings.dropped(path + ".name", "not known to Gemini");
    }
    parts.write(message.parts(), path, turn("user").parts);
  }

  private void assistant(ChatMessage message, String path) {
    Turn turn = turn("model");
    int before = turn.parts.size();
    parts.write(message.parts(), path, turn.parts);
    String signature = Signatures.ofText(message.state());
    if (signature != null && turn.parts.size() > before) {
      ((ObjectNode) turn.parts.getLast()).put("thoughtSignature", signature);
    }
    boolean signed = false;
    for (int i = 0; i < message.toolCalls().size(); i++) {
      ToolCall call = message.toolCalls().get(i);
      ObjectNode part = Json.mapper().createObjectNode();
      ObjectNode function = part.putObject("functionCall").put("name", call.name());
      function.set("args", arguments(call, path + ".tool_calls[" + i + "].function.arguments"));
      String providerId = Signatures.providerId(message.state(), call.id());
      if (providerId != null) {
        function.put("id", providerId);
      }
      String known = Signatures.ofCall(message.state(), call.id());
      if (known != null) {
        part.put("thoughtSignature", known);
        signed = true;
      }
      turn.parts.add(part);
      calls.put(call.id(), new Made(call.name(), providerId, calls.size()));
    }
    if (!signed && !message.toolCalls().isEmpty() && model.demandsSignatures()) {
      JsonNode first = turn.parts.get(turn.parts.size() - message.toolCalls().size());
      ((ObjectNode) first).put("thoughtSignature", Signatures.PLACEHOLDER);
      warnings.told("reasoning of an earlier tool call is not known any more; sent without it");
    }
  }

  private void result(ChatMessage message, String path) {
    Made made = message.toolCallId() == null ? null : calls.get(message.toolCallId());
    String name = made != null ? made.name : message.name();
    if (name == null) {
      throw new AiException(
          AiError.INVALID_VALUE,
          path
              + ".tool_call_id: no earlier call of this id (expected: the id of a call in an"
              + " assistant's message, as Gemini needs the function's name)",
          path + ".tool_call_id");
    }
    List<JsonNode> media = new ArrayList<>();
    List<ContentPart> others =
        message.parts().stream().filter(part -> !(part instanceof ContentPart.Text)).toList();
    parts.write(others, path, media);

    ObjectNode part = Json.mapper().createObjectNode();
    ObjectNode response = part.putObject("functionResponse").put("name", name);
    if (made != null && made.providerId != null) {
      response.put("id", made.providerId);
    }
    response.set("response", object(message.text()));
    Turn turn = turn("user");
    if (model.takesMediaInResults() && media.stream().allMatch(one -> one.has("inlineData"))) {
      if (!media.isEmpty()) {
        response.putArray("parts").addAll(media);
      }
    } else {
      turn.parts.addAll(media);
    }
    turn.result(made == null ? Integer.MAX_VALUE : made.ordinal, part);
  }

  /** Gemini demands an object; other results are put into one. */
  private static JsonNode object(String text) {
    String trimmed = text.strip();
    if (trimmed.startsWith("{") || trimmed.startsWith("[")) {
      try {
        JsonNode value = Json.mapper().readTree(trimmed);
        return value.isObject() ? value : Json.mapper().createObjectNode().set("result", value);
      } catch (JacksonException e) {
        // It only looked like JSON.
      }
    }
    return Json.mapper().createObjectNode().put("result", text);
  }

  private JsonNode arguments(ToolCall call, String path) {
    if (call.arguments().isBlank()) {
      return Json.mapper().createObjectNode();
    }
    try {
      JsonNode value = Json.mapper().readTree(call.arguments());
      if (value.isObject()) {
        return value;
      }
    } catch (JacksonException e) {
      // Models do write broken arguments, and the conversation has to go on.
    }
    warnings.changed(path, "is no JSON object; sent as text in one");
    return Json.mapper().createObjectNode().put("arguments", call.arguments());
  }

  private Turn turn(String role) {
    if (turns.isEmpty() || !turns.getLast().role.equals(role)) {
      if (!turns.isEmpty() && turns.getLast().isEmpty()) {
        turns.removeLast();
        return turn(role);
      }
      turns.add(new Turn(role));
    }
    return turns.getLast();
  }

  /** A call that was made, so that its result can name it. */
  private record Made(String name, @Nullable String providerId, int ordinal) {}

  private record Result(int ordinal, JsonNode part) {}

  /** One content; results first, in the order of their calls. */
  private static final class Turn {

    private final String role;
    private final List<Result> results = new ArrayList<>();
    private final List<JsonNode> parts = new ArrayList<>();

    private Turn(String role) {
      this.role = role;
    }

    private boolean isEmpty() {
      return parts.isEmpty() && results.isEmpty();
    }

    private void result(int ordinal, JsonNode part) {
      int at = results.size();
      while (at > 0 && results.get(at - 1).ordinal > ordinal) {
        at--;
      }
      results.add(at, new Result(ordinal, part));
    }

    private void write(ArrayNode contents) {
      ArrayNode all = contents.addObject().put("role", role).putArray("parts");
      results.forEach(result -> all.add(result.part));
      parts.forEach(all::add);
    }
  }
}
