package dev.weir.gateway.dialect.openai;

import dev.weir.gateway.dialect.TurnStates;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives DeepSeek the reasoning of its earlier answers back. In thinking mode it refuses a
 * conversation with tool calls whose assistant messages lack {@code reasoning_content} (400 "The
 * reasoning_content in the thinking mode must be passed back to the API"); an empty one is taken.
 * Plain clients of chat completions never send it. Without tool calls it is ignored, by the first
 * reasoner refused. See <a href="https://api-docs.deepseek.com/guides/thinking_mode">thinking
 * mode</a>.
 */
final class ReasoningReturn {

  static final String MEMBER = "reasoning_content";

  private ReasoningReturn() {}

  /** Whether this model thinks at all: {@code deepseek-chat} is the one that does not. */
  static boolean thinks(String model, RequestParams params) {
    JsonNode thinking = params.tree("thinking");
    boolean off = thinking != null && thinking.path("type").asString("").equals("disabled");
    return !off && !model.equals("deepseek-chat");
  }

  /** Completes the assistant messages; whether anything was changed. */
  static boolean complete(JsonNode messages, String model, TurnStates states) {
    boolean tools = false;
    for (JsonNode message : messages) {
      tools |= !message.path("tool_calls").isEmpty();
    }
    boolean changed = false;
    for (JsonNode message : messages) {
      if (!(message instanceof ObjectNode node)
          || !node.path("role").asString("").equals("assistant")) {
        continue;
      }
      if (!tools) {
        changed |= model.equals("deepseek-reasoner") && node.remove(MEMBER) != null;
      } else if (!node.path(MEMBER).isString()) {
        node.put(MEMBER, known(node, states));
        changed = true;
      }
    }
    return changed;
  }

  private static String known(ObjectNode message, TurnStates states) {
    List<String> ids = new ArrayList<>(2);
    for (JsonNode call : message.path("tool_calls")) {
      ids.add(call.path("id").asString(""));
    }
    JsonNode state = states.of(ids, text(message.path("content")));
    return state == null ? "" : state.path(MEMBER).asString("");
  }

  private static String text(JsonNode content) {
    if (content.isString()) {
      return content.stringValue();
    }
    StringBuilder text = new StringBuilder();
    for (JsonNode part : content) {
      text.append(part.path("text").asString(""));
    }
    return text.toString();
  }
}
