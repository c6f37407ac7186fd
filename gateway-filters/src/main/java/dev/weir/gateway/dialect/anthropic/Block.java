package dev.weir.gateway.dialect.anthropic;

import dev.weir.ledger.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One content block of an answer while it comes. Plain fields, for {@link Answer} alone. */
final class Block {

  final Kind kind;

  /** As it began: whole in a whole answer, without its content in most streams. */
  final JsonNode content;

  /** How long the answer's text was before it. */
  final int textStart;

  final StringBuilder thinking = new StringBuilder(0);
  final StringBuilder signature = new StringBuilder(0);
  @Nullable ArrayNode citations;

  /** Counts tools only. */
  int tool;

  boolean hasInput;
  boolean closed;

  Block(JsonNode content, int textStart) {
    this.kind = kind(content);
    this.content = content;
    this.textStart = textStart;
  }

  private static Kind kind(JsonNode content) {
    return switch (content.path("type").asString("")) {
      case "text" -> Kind.TEXT;
      case "thinking" -> Kind.THINKING;
      case "redacted_thinking" -> Kind.REDACTED;
      case "tool_use" ->
          content.path("name").asString("").equals(AnswerFormat.TOOL)
              ? Kind.JSON_ANSWER
              : Kind.TOOL;
      default -> Kind.OTHER;
    };
  }

  /** The thinking with its signature, as it must be sent back. */
  JsonNode wholeThinking() {
    ObjectNode whole = ((ObjectNode) content).deepCopy();
    whole.put("thinking", thinking.toString());
    if (!signature.isEmpty()) {
      whole.put("signature", signature.toString());
    }
    return whole;
  }

  /** The input that came with the block's start, where no piece of it followed. */
  String inputIfNone() {
    if (hasInput) {
      return "";
    }
    JsonNode input = content.path("input");
    return input.isObject() ? Json.mapper().writeValueAsString(input) : "{}";
  }

  /** What a block is to the caller. */
  enum Kind {
    TEXT,
    THINKING,
    REDACTED,
    TOOL,
    /** The call by which a model was made to answer in JSON. */
    JSON_ANSWER,
    /** Tools that ran at the provider, and whatever is not known. */
    OTHER
  }
}
