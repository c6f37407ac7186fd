package dev.weir.gateway.dialect.openai;

import dev.weir.gateway.dialect.ProviderCall;
import dev.weir.gateway.dialect.TurnStates;
import dev.weir.gateway.json.JsonMembers;
import dev.weir.gateway.json.JsonSplice;
import dev.weir.ledger.Json;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes the messages of a chat request that this provider takes otherwise. They are read as a
 * tree only where a quirk asks for it and the bytes hold the word in question; else they go on as
 * they came.
 */
final class MessageQuirks {

  private static final Set<String> KNOWN_TO_STRICT =
      Set.of("role", "content", "tool_calls", "tool_call_id", "prefix");

  /** Members of our own answers that clients send back as they are; nobody misses them. */
  private static final Set<String> ECHOES =
      Set.of(
          "reasoning_content",
          "reasoning",
          "reasoning_details",
          "refusal",
          "annotations",
          "audio",
          "function_call");

  private static final List<String> REASONING =
      List.of("reasoning_content", "reasoning", "reasoning_details");

  private static final List<String> DEVELOPER = List.of("developer");
  private static final List<String> ASSISTANT = List.of("assistant");
  private static final List<String> TOOLS = List.of("tool_call");
  private static final List<String> REASONING_WORDS = List.of("reasoning");
  private static final List<String> STRICT_WORDS =
      List.of(
          "name",
          "tool_call",
          "reasoning",
          "refusal",
          "annotations",
          "audio",
          "function_call",
          "cache_control");

  private final ProviderCall call;
  private final TurnStates states;
  private final RequestParams params;
  private boolean changed;

  private MessageQuirks(ProviderCall call, TurnStates states, RequestParams params) {
    this.call = call;
    this.states = states;
    this.params = params;
  }

  static void apply(JsonSplice body, ProviderCall call, TurnStates states) {
    if (call.quirks().isEmpty() || !body.has("messages")) {
      return;
    }
    RequestParams params = new RequestParams(body, call);
    if (!concerns(body, call, params)) {
      return;
    }
    JsonNode messages = params.tree("messages");
    if (messages == null || !messages.isArray()) {
      return;
    }
    MessageQuirks quirks = new MessageQuirks(call, states, params);
    quirks.messages(messages);
    if (quirks.changed) {
      body.set("messages", Json.mapper().writeValueAsBytes(messages));
    }
  }

  /** Whether the bytes hold a word that one of the quirks looks for. */
  private static boolean concerns(JsonSplice body, ProviderCall call, RequestParams params) {
    byte[] changedText = body.change("messages");
    JsonMembers.Member member = body.members().get("messages");
    byte[] text = changedText == null ? body.members().bytes() : changedText;
    int from = changedText == null && member != null ? member.valueStart() : 0;
    int to = changedText == null && member != null ? member.valueEnd() : text.length;
    return (call.has(OpenAiQuirk.STRICT_PARAMETERS) && has(text, from, to, STRICT_WORDS))
        || (call.has(OpenAiQuirk.NO_DEVELOPER_ROLE) && has(text, from, to, DEVELOPER))
        || (call.has(OpenAiQuirk.SHORT_TOOL_IDS) && has(text, from, to, TOOLS))
        || (call.has(OpenAiQuirk.DROP_REASONING) && has(text, from, to, REASONING_WORDS))
        || (call.has(OpenAiQuirk.THINKING_PARTS) && has(text, from, to, REASONING_WORDS))
        || (call.has(OpenAiQuirk.RETURN_REASONING)
            && ReasoningReturn.thinks(call.model(), params)
            && has(text, from, to, ASSISTANT));
  }

  /** Whether a string in the text begins with one of these words. */
  private static boolean has(byte[] text, int from, int to, List<String> words) {
    for (int i = from; i < to - 1; i++) {
      if (text[i] == '"') {
        for (String word : words) {
          if (matches(text, i + 1, to, word)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean matches(byte[] text, int at, int to, String word) {
    if (to - at < word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (text[at + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void messages(JsonNode messages) {
    int index = 0;
    for (JsonNode message : messages) {
      if (message instanceof ObjectNode node) {
        message(node, index);
      }
      index++;
    }
    if (call.has(OpenAiQuirk.RETURN_REASONING) && ReasoningReturn.thinks(call.model(), params)) {
      changed |= ReasoningReturn.complete(messages, call.model(), states);
    }
  }

  private void message(ObjectNode message, int index) {
    String role = message.path("role").asString("");
    if (call.has(OpenAiQuirk.NO_DEVELOPER_ROLE) && role.equals("developer")) {
      message.put("role", "system");
      changed = true;
    }
    if (call.has(OpenAiQuirk.DROP_REASONING) || call.has(OpenAiQuirk.THINKING_PARTS)) {
      for (String name : REASONING) {
        changed |= message.remove(name) != null;
      }
    }
    if (call.has(OpenAiQuirk.STRICT_PARAMETERS)) {
      strict(message, role, index);
    }
    if (call.has(OpenAiQuirk.SHORT_TOOL_IDS)) {
      shorten(message, "tool_call_id");
      for (JsonNode toolCall : message.path("tool_calls")) {
        if (toolCall instanceof ObjectNode node) {
          shorten(node, "id");
        }
      }
    }
  }

  private void shorten(ObjectNode node, String name) {
    String id = text(node.path(name));
    if (id != null && !ShortToolId.of(id).equals(id)) {
      node.put(name, ShortToolId.of(id));
      changed = true;
    }
  }

  private static @Nullable String text(JsonNode node) {
    return node.isString() ? node.stringValue() : null;
  }

  private void strict(ObjectNode message, String role, int index) {
    for (String name : List.copyOf(message.propertyNames())) {
      boolean isNull = message.path(name).isNull();
      boolean known = name.equals("name") ? role.equals("tool") : KNOWN_TO_STRICT.contains(name);
      if (known && (!isNull || name.equals("content"))) {
        continue;
      }
      if (!ECHOES.contains(name) && !isNull) {
        call.warnings().dropped("messages[" + index + "]." + name, "not known to " + call.model());
      }
      message.remove(name);
      changed = true;
    }
    for (JsonNode part : message.path("content")) {
      if (part instanceof ObjectNode node && node.has("cache_control")) {
        call.warnings()
            .dropped(
                "messages[" + index + "].content[].cache_control", "not known to " + call.model());
        node.remove("cache_control");
        changed = true;
      }
    }
  }
}
