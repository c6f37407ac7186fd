package dev.weir.gateway.dialect.anthropic;

import dev.weir.gateway.chat.ChatMessage;
import dev.weir.gateway.chat.ChatRequest;
import dev.weir.gateway.chat.ToolCall;
import dev.weir.gateway.chat.ToolChoice;
import dev.weir.gateway.chat.ToolDefinition;
import dev.weir.gateway.dialect.Warnings;
import dev.weir.ledger.Json;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The members {@code tools} and {@code tool_choice}: the caller's tools, the tool that takes a JSON
 * answer, and, where the history used tools that are not declared any more, stubs of these, because
 * Anthropic refuses tool blocks in a request without tools.
 */
final class ToolSection {

  /** Anthropic compiles no more strict tools than this in one request. */
  private static final int MOST_STRICT = 20;

  private final ChatRequest request;
  private final ClaudeModel model;
  private final boolean thinks;
  private final AnswerFormat format;
  private final Warnings warnings;
  private int strictTools;

  ToolSection(
      ChatRequest request,
      ClaudeModel model,
      boolean thinks,
      AnswerFormat format,
      Warnings warnings) {
    this.request = request;
    this.model = model;
    this.thinks = thinks;
    this.format = format;
    this.warnings = warnings;
  }

  void write(ObjectNode body) {
    ArrayNode tools = Json.mapper().createArrayNode();
    for (int i = 0; i < request.tools().size(); i++) {
      tools.add(tool(request.tools().get(i), i));
    }
    boolean answersByTool = format.way() == AnswerFormat.Way.TOOL;
    if (answersByTool) {
      ObjectNode answer = tools.addObject().put("name", AnswerFormat.TOOL);
      answer.put("description", format.description()).set("input_schema", format.schema());
    }
    if (tools.isEmpty()) {
      if (addStubs(tools)) {
        body.set("tools", tools);
        body.putObject("tool_choice").put("type", "none");
      }
      return;
    }
    body.set("tools", tools);
    ObjectNode choice = answersByTool ? answerChoice() : choice();
    if (choice != null) {
      body.set("tool_choice", choice);
    }
  }

  private ObjectNode tool(ToolDefinition definition, int index) {
    ObjectNode tool = Json.mapper().createObjectNode().put("name", definition.name());
    if (definition.description() != null && !definition.description().isBlank()) {
      tool.put("description", definition.description());
    }
    ObjectNode schema = objectSchema(definition.parameters());
    ClosedSchema closed = Boolean.TRUE.equals(definition.strict()) ? strict(schema, index) : null;
    tool.set("input_schema", closed == null ? schema : closed.schema());
    if (closed != null) {
      tool.put("strict", true);
    }
    for (Map.Entry<String, JsonNode> more : definition.rest().entrySet()) {
      if (more.getKey().equals(Parts.CACHE_CONTROL)) {
        tool.set(Parts.CACHE_CONTROL, more.getValue());
      } else if (!more.getValue().isNull()) {
        warnings.dropped("tools." + more.getKey(), "not known to Anthropic");
      }
    }
    return tool;
  }

  /** The schema for a strict tool; null where the tool cannot be strict. */
  private @Nullable ClosedSchema strict(ObjectNode schema, int index) {
    String param = "tools[" + index + "].function.strict";
    if (!model.knowsFormats()) {
      warnings.dropped("tools.strict", "not known to " + model.name());
      return null;
    }
    if (strictTools == MOST_STRICT) {
      warnings.dropped(param, "Anthropic takes at most " + MOST_STRICT + " strict tools");
      return null;
    }
    ClosedSchema closed = ClosedSchema.of(schema);
    if (closed.isLossy() && !schema.path("properties").isEmpty()) {
      warnings.dropped(param, "the schema allows more than Anthropic can hold a tool to");
      return null;
    }
    if (!closed.removed().isEmpty()) {
      warnings.changed(
          "tools[" + index + "].function.parameters",
          String.join(", ", closed.removed()) + " not known to Anthropic, told as description");
    }
    strictTools++;
    return closed;
  }

  /** A schema of an object, which is what Anthropic demands of a tool's input. */
  static ObjectNode objectSchema(@Nullable JsonNode parameters) {
    ObjectNode schema =
        parameters instanceof ObjectNode given
            ? given.deepCopy()
            : Json.mapper().createObjectNode();
    if (!schema.path("type").isString()) {
      schema.put("type", "object");
    }
    if (schema.size() == 1) {
      schema.putObject("properties");
    }
    return schema;
  }

  private boolean addStubs(ArrayNode tools) {
    Set<String> names = new LinkedHashSet<>();
    for (ChatMessage message : request.messages()) {
      for (ToolCall used : message.toolCalls()) {
        names.add(used.name());
      }
    }
    for (String name : names) {
      tools.addObject().put("name", name).set("input_schema", objectSchema(null));
    }
    return !names.isEmpty();
  }

  private @Nullable ObjectNode choice() {
    ToolChoice asked = request.toolChoice();
    ObjectNode choice =
        switch (asked) {
          case null -> Boolean.FALSE.equals(request.parallelToolCalls()) ? typed("auto") : null;
          case ToolChoice.Auto auto -> typed("auto");
          case ToolChoice.None none -> typed("none");
          case ToolChoice.Required required -> forced(typed("any"), "required");
          case ToolChoice.Named named ->
              forced(typed("tool").put("name", named.name()), named.name());
        };
    return oneAtATime(choice);
  }

  private ObjectNode forced(ObjectNode choice, String words) {
    if (!thinks && !model.refusesForcedTools()) {
      return choice;
    }
    warnings.changed(
        "tool_choice",
        words
            + " to auto, "
            + (thinks
                ? "tools cannot be forced together with reasoning"
                : model.name() + " cannot be forced to call tools"));
    return typed("auto");
  }

  /** The answer's tool is forced, unless one of the caller's may or must be called as well. */
  private @Nullable ObjectNode answerChoice() {
    ObjectNode choice =
        switch (request.toolChoice()) {
          case ToolChoice.Named named -> typed("tool").put("name", named.name());
          case ToolChoice.None none -> answerOnly();
          case null -> request.tools().isEmpty() ? answerOnly() : typed("any");
          case ToolChoice.Auto auto -> request.tools().isEmpty() ? answerOnly() : typed("any");
          case ToolChoice.Required required -> typed("any");
        };
    return oneAtATime(choice);
  }

  private static ObjectNode answerOnly() {
    return typed("tool").put("name", AnswerFormat.TOOL).put("disable_parallel_tool_use", true);
  }

  private @Nullable ObjectNode oneAtATime(@Nullable ObjectNode choice) {
    if (choice != null
        && Boolean.FALSE.equals(request.parallelToolCalls())
        && !choice.path("type").asString("").equals("none")) {
      choice.put("disable_parallel_tool_use", true);
    }
    return choice;
  }

  private static ObjectNode typed(String type) {
    return Json.mapper().createObjectNode().put("type", type);
  }
}
