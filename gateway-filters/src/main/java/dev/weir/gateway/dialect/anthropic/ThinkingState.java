package dev.weir.gateway.dialect.anthropic;

import dev.weir.ledger.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The signed thinking of an answer, as it must come back: complete, unchanged and in its place. An
 * array of the {@code thinking} and {@code redacted_thinking} blocks as they were received. Models
 * that think between other blocks have placeholders there, {@code {"type":"text","length":…}} and
 * {@code {"type":"tool_use"}}, so that the turn can be put together in the order it came in.
 *
 * @see <a href="https://platform.claude.com/docs/en/build-with-claude/thinking">Preserving thinking
 *     blocks</a>
 */
final class ThinkingState {

  private final ArrayNode blocks = Json.mapper().createArrayNode();
  private final List<ObjectNode> waiting = new ArrayList<>(4);

  /** A thinking block that is complete. One without a signature cannot be sent back. */
  void add(JsonNode block) {
    if (isThinking(block) && (hasText(block, "signature") || hasText(block, "data"))) {
      waiting.forEach(blocks::add);
      waiting.clear();
      blocks.add(block);
    }
  }

  /** A text block of this many characters. */
  void text(int length) {
    if (length > 0) {
      waiting.add(Json.mapper().createObjectNode().put("type", "text").put("length", length));
    }
  }

  /** A call of a tool. */
  void toolUse() {
    waiting.add(Json.mapper().createObjectNode().put("type", "tool_use"));
  }

  /** The state so far; null where no thinking was. What stands before the first is left out. */
  @Nullable JsonNode toJson() {
    return blocks.isEmpty() ? null : blocks;
  }

  /** Whether a message's state holds thinking of this kind. */
  static boolean isPresent(@Nullable JsonNode state) {
    if (state != null && state.isArray()) {
      for (JsonNode block : state) {
        if (isThinking(block)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Puts a turn together: the thinking in its places where the text is still the one that was
   * answered, else the thinking first.
   *
   * @param texts the turn's text blocks
   * @param calls the turn's tool calls
   */
  static ArrayNode weave(@Nullable JsonNode state, List<ObjectNode> texts, List<ObjectNode> calls) {
    ArrayNode turn = Json.mapper().createArrayNode();
    if (isPresent(state) && state != null) {
      if (interleaved(state, texts, calls, turn)) {
        return turn;
      }
      turn.removeAll();
      for (JsonNode block : state) {
        if (isThinking(block)) {
          turn.add(block);
        }
      }
    }
    texts.forEach(turn::add);
    calls.forEach(turn::add);
    return turn;
  }

  private static boolean interleaved(
      JsonNode state, List<ObjectNode> texts, List<ObjectNode> calls, ArrayNode turn) {
    if (texts.size() > 1) {
      return false;
    }
    String text = texts.isEmpty() ? "" : texts.getFirst().path("text").asString("");
    int taken = 0;
    int called = 0;
    boolean placed = false;
    for (JsonNode block : state) {
      if (isThinking(block)) {
        turn.add(block);
      } else if (block.path("type").asString("").equals("text")) {
        int end = taken + Math.max(0, block.path("length").asInt(0));
        if (end > text.length()) {
          return false;
        }
        addText(turn, text.substring(taken, end));
        taken = end;
        placed = true;
      } else if (block.path("type").asString("").equals("tool_use")) {
        if (called == calls.size()) {
          return false;
        }
        turn.add(calls.get(called++));
        placed = true;
      }
    }
    if (!placed) {
      return false;
    }
    String rest = text.substring(taken);
    if (!rest.isBlank()) {
      ObjectNode last = texts.getFirst().deepCopy();
      turn.add(last.put("text", rest));
    }
    calls.subList(called, calls.size()).forEach(turn::add);
    return true;
  }

  private static void addText(ArrayNode turn, String text) {
    if (!text.isBlank()) {
      turn.addObject().put("type", "text").put("text", text);
    }
  }

  private static boolean isThinking(JsonNode block) {
    String type = block.path("type").asString("");
    return type.equals("thinking") || type.equals("redacted_thinking");
  }

  private static boolean hasText(JsonNode block, String name) {
    return !block.path(name).asString("").isEmpty();
  }
}
