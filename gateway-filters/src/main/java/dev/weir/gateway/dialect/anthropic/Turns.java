package dev.weir.gateway.dialect.anthropic;

import dev.weir.gateway.chat.ChatMessage;
import dev.weir.gateway.chat.ChatMessage.Role;
import dev.weir.gateway.chat.ContentPart;
import dev.weir.gateway.chat.ToolCall;
import dev.weir.gateway.dialect.Warnings;
import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.ledger.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A conversation in Anthropic's form: instructions apart, turns of {@code user} and {@code
 * assistant} by turns, all results of a turn's tool calls first in the user's turn that follows.
 * One object writes one conversation.
 */
final class Turns {

  private final boolean keepsState;
  private final Warnings warnings;
  private final Parts parts;
  private final ArrayNode system = Json.mapper().createArrayNode();
  private final List<Turn> turns = new ArrayList<>();
  private boolean hasState;

  Turns(List<ChatMessage> messages, boolean keepsState, Warnings warnings) {
    this.keepsState = keepsState;
    this.warnings = warnings;
    this.parts = new Parts(warnings);
    for (int i = 0; i < messages.size(); i++) {
      add(messages.get(i), "messages[" + i + "]");
    }
    trimLastAnswer();
    beginWithUser();
  }

  ArrayNode system() {
    return system;
  }

  /** Adds an instruction after the caller's. */
  void instruct(String text) {
    system.add(Parts.typed("text").put("text", text));
  }

  ArrayNode messages() {
    ArrayNode written = Json.mapper().createArrayNode();
    for (Turn turn : turns) {
      ArrayNode content = Json.mapper().createArrayNode();
      turn.results.forEach(content::add);
      turn.blocks.forEach(content::add);
      written.addObject().put("role", turn.role).set("content", content);
    }
    return written;
  }

  /** Whether thinking goes back. */
  boolean hasState() {
    return hasState;
  }

  private void add(ChatMessage message, String place) {
    if (message.name() != null && message.role() != Role.TOOL) {
      warnings.dropped("messages.name", "Anthropic knows no names of participants");
    }
    switch (message.role()) {
      case SYSTEM, DEVELOPER -> blocks(message, place, "instructions").forEach(system::add);
      case USER -> addAll("user", blocks(message, place, null));
      case TOOL -> turn("user").results.add(result(message, place));
      case ASSISTANT -> addAll("assistant", answer(message, place));
    }
  }

  private void addAll(String role, List<? extends JsonNode> blocks) {
    if (!blocks.isEmpty()) {
      turn(role).blocks.addAll(blocks);
    }
  }

  private Turn turn(String role) {
    if (turns.isEmpty() || !turns.getLast().role.equals(role)) {
      turns.add(new Turn(role));
    }
    return turns.getLast();
  }

  /**
   * The blocks of a message's content.
   *
   * @param textOnly who may only speak in words; null for nobody
   */
  private List<ObjectNode> blocks(ChatMessage message, String place, @Nullable String textOnly) {
    List<ObjectNode> blocks = new ArrayList<>(message.parts().size());
    for (int i = 0; i < message.parts().size(); i++) {
      ContentPart part = message.parts().get(i);
      String partPlace = place + ".content[" + i + "]";
      ObjectNode block = parts.block(part, partPlace);
      if (block == null) {
        continue;
      }
      if (textOnly != null && !block.path("type").asString("").equals("text")) {
        warnings.dropped(partPlace, "Anthropic takes only text in " + textOnly);
        continue;
      }
      blocks.add(block);
    }
    JsonNode mark = message.rest().get(Parts.CACHE_CONTROL);
    if (mark != null && mark.isObject() && !blocks.isEmpty()) {
      blocks.getLast().set(Parts.CACHE_CONTROL, mark);
    }
    return blocks;
  }

  private List<JsonNode> answer(ChatMessage message, String place) {
    List<ObjectNode> texts = blocks(message, place, "answers");
    List<ObjectNode> calls = new ArrayList<>(message.toolCalls().size());
    for (ToolCall call : message.toolCalls()) {
      ObjectNode use = Parts.typed("tool_use");
      use.put("id", ToolIds.valid(call.id())).put("name", call.name());
      use.set("input", input(call, place));
      calls.add(use);
    }
    JsonNode state = keepsState ? message.state() : null;
    hasState |= ThinkingState.isPresent(state);
    List<JsonNode> blocks = new ArrayList<>();
    ThinkingState.weave(state, texts, calls).forEach(blocks::add);
    return blocks;
  }

  /** Arguments as an object; a model's broken JSON is wrapped, for the conversation must go on. */
  private JsonNode input(ToolCall call, String place) {
    String arguments = call.arguments();
    if (arguments.isBlank()) {
      return Json.mapper().createObjectNode();
    }
    try {
      JsonNode input = Json.mapper().readTree(arguments);
      if (input.isObject()) {
        return input;
      }
    } catch (JacksonException e) {
      // Wrapped below.
    }
    warnings.told(place + ".tool_calls: arguments that are no JSON object were wrapped in one");
    return Json.mapper().createObjectNode().put("arguments", arguments);
  }

  private ObjectNode result(ChatMessage message, String place) {
    String id = message.toolCallId();
    if (id == null) {
      throw new AiException(
          AiError.INVALID_VALUE,
          place + ".tool_call_id: missing (expected: the id of the call that is answered)",
          place + ".tool_call_id");
    }
    ObjectNode result = Parts.typed("tool_result").put("tool_use_id", ToolIds.valid(id));
    List<ObjectNode> content = blocks(message, place, null);
    JsonNode mark = null;
    for (ObjectNode block : content) {
      JsonNode own = block.remove(Parts.CACHE_CONTROL);
      mark = own == null ? mark : own;
    }
    if (content.size() == 1 && content.getFirst().path("text").isString()) {
      result.set("content", content.getFirst().path("text"));
    } else if (!content.isEmpty()) {
      ArrayNode list = result.putArray("content");
      content.forEach(list::add);
    }
    JsonNode error = message.rest().get("is_error");
    if (error != null && error.isBoolean()) {
      result.set("is_error", error);
    }
    if (mark != null) {
      result.set(Parts.CACHE_CONTROL, mark);
    }
    return result;
  }

  /** An answer that is to be continued may not end in white space. */
  private void trimLastAnswer() {
    if (turns.isEmpty() || !turns.getLast().role.equals("assistant")) {
      return;
    }
    List<JsonNode> blocks = turns.getLast().blocks;
    if (blocks.getLast() instanceof ObjectNode last && last.path("text").isString()) {
      last.put("text", last.path("text").stringValue().stripTrailing());
    }
  }

  /** Anthropic wants a turn of the user first. */
  private void beginWithUser() {
    if (turns.isEmpty() && !system.isEmpty()) {
      warnings.told(
          "messages: the last instruction was sent as the user's words, there are no others");
      turn("user").blocks.add(system.remove(system.size() - 1));
    } else if (!turns.isEmpty() && turns.getFirst().role.equals("assistant")) {
      Turn first = new Turn("user");
      first.blocks.add(Parts.typed("text").put("text", "."));
      turns.addFirst(first);
      warnings.told("messages: begin with an answer, a user's message of one dot was put before");
    }
  }

  private static final class Turn {

    final String role;
    final List<JsonNode> results = new ArrayList<>(2);
    final List<JsonNode> blocks = new ArrayList<>(2);

    Turn(String role) {
      this.role = role;
    }
  }
}
