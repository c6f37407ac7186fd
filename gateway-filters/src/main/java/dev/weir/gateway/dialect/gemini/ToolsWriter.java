package dev.weir.gateway.dialect.gemini;

import dev.weir.gateway.chat.ChatRequest;
import dev.weir.gateway.chat.ToolChoice;
import dev.weir.gateway.chat.ToolDefinition;
import dev.weir.gateway.dialect.Warnings;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes functions and the choice among them. */
final class ToolsWriter {

  private final GeminiModel model;
  private final Warnings warnings;

  ToolsWriter(GeminiModel model, Warnings warnings) {
    this.model = model;
    this.warnings = warnings;
  }

  void write(ChatRequest request, ObjectNode body) {
    if (request.tools().isEmpty()) {
      return;
    }
    if (Boolean.FALSE.equals(request.parallelToolCalls())) {
      warnings.dropped("parallel_tool_calls", "Gemini may always make several calls");
    }
    ArrayNode declarations = body.putArray("tools").addObject().putArray("functionDeclarations");
    boolean strict = false;
    List<ToolDefinition> tools = request.tools();
    for (int i = 0; i < tools.size(); i++) {
      ToolDefinition tool = tools.get(i);
      strict |= Boolean.TRUE.equals(tool.strict());
      for (String name : tool.rest().keySet()) {
        warnings.dropped("tools[" + i + "]." + name, "not known to Gemini");
      }
      declare(tool, "tools[" + i + "].function.parameters", declarations.addObject());
    }
    if (strict) {
      warnings.dropped("tools[].function.strict", "not known to Gemini");
    }
    choose(request.toolChoice(), body);
  }

  private void declare(ToolDefinition tool, String path, ObjectNode declaration) {
    declaration.put("name", tool.name());
    if (tool.description() != null) {
      declaration.put("description", tool.description());
    }
    JsonNode parameters = tool.parameters();
    if (parameters == null || takesNothing(parameters)) {
      return;
    }
    JsonNode schema = Schemas.of(parameters, model, path, warnings);
    declaration.set(model.takesJsonSchema() ? "parametersJsonSchema" : "parameters", schema);
  }

  /** An object without properties, which the API refuses in {@code parameters}. */
  private static boolean takesNothing(JsonNode schema) {
    return schema.isObject()
        && schema.path("properties").isEmpty()
        && !schema.path("additionalProperties").isObject()
        && !schema.has("$ref")
        && !schema.has("anyOf")
        && !schema.has("oneOf")
        && !schema.has("allOf");
  }

  private static void choose(@Nullable ToolChoice choice, ObjectNode body) {
    if (choice == null) {
      return;
    }
    ObjectNode config = body.putObject("toolConfig").putObject("functionCallingConfig");
    switch (choice) {
      case ToolChoice.Auto auto -> config.put("mode", "AUTO");
      case ToolChoice.None none -> config.put("mode", "NONE");
      case ToolChoice.Required required -> config.put("mode", "ANY");
      case ToolChoice.Named named ->
          config.put("mode", "ANY").putArray("allowedFunctionNames").add(named.name());
    }
  }
}
