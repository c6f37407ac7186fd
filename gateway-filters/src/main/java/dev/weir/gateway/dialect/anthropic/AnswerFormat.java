package dev.weir.gateway.dialect.anthropic;

import dev.weir.gateway.chat.ResponseFormat;
import dev.weir.gateway.dialect.Warnings;
import dev.weir.ledger.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a model is held to JSON. Newer models have a format of their own, which takes closed objects
 * only; all others are made to call one tool whose input is the answer. That tool has a reserved
 * name, by which the answer's reader turns the call back into text.
 *
 * @param schema for the format or the tool's input; null where none is needed
 * @see <a
 *     href="https://platform.claude.com/docs/en/build-with-claude/structured-outputs">Structured
 *     outputs</a>
 */
record AnswerFormat(Way way, @Nullable JsonNode schema, @Nullable String description) {

  /** The name of the tool that takes the answer. */
  static final String TOOL = "weir_json_answer";

  /** Said to models that can neither be forced to call a tool nor have a format for any object. */
  static final String WORDS = "Answer with a single JSON object and nothing else.";

  private static final AnswerFormat FREE = new AnswerFormat(Way.FREE, null, null);

  /** The ways. */
  enum Way {
    FREE,
    NATIVE,
    TOOL,
    WORDS
  }

  static AnswerFormat of(
      ResponseFormat format, ClaudeModel model, boolean thinks, Warnings warnings) {
    boolean mayForce = !thinks && !model.refusesForcedTools();
    return switch (format) {
      case ResponseFormat.Text text -> FREE;
      case ResponseFormat.JsonObject object -> anyObject(mayForce, model, warnings);
      case ResponseFormat.JsonSchema schema -> ofSchema(schema, mayForce, model, warnings);
    };
  }

  private static AnswerFormat anyObject(boolean mayForce, ClaudeModel model, Warnings warnings) {
    if (mayForce) {
      ObjectNode open = Json.mapper().createObjectNode().put("type", "object");
      open.putObject("properties");
      return new AnswerFormat(
          Way.TOOL,
          open.put("additionalProperties", true),
          "Takes the answer: a JSON object with the members that the conversation asks for.");
    }
    warnings.changed(
        "response_format",
        "json_object is asked for in words, " + model.name() + " cannot be held to it");
    return new AnswerFormat(Way.WORDS, null, null);
  }

  private static AnswerFormat ofSchema(
      ResponseFormat.JsonSchema format, boolean mayForce, ClaudeModel model, Warnings warnings) {
    ClosedSchema closed = ClosedSchema.of(format.schema());
    if (model.knowsFormats() && !(closed.isLossy() && mayForce)) {
      if (!closed.removed().isEmpty()) {
        warnings.changed(
            "response_format.json_schema.schema",
            String.join(", ", closed.removed()) + " not known to Anthropic, told as description");
      }
      return new AnswerFormat(Way.NATIVE, closed.schema(), null);
    }
    String description = format.description();
    return new AnswerFormat(
        Way.TOOL,
        ToolSection.objectSchema(format.schema()),
        description == null ? "Takes the answer." : "Takes the answer. " + description);
  }
}
