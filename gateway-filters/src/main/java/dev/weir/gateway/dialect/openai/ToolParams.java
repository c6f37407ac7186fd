package dev.weir.gateway.dialect.openai;

import dev.weir.gateway.chat.ToolChoice;
import dev.weir.gateway.chat.ToolDefinition;
import dev.weir.ledger.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Reads the tools of a request and the choice among them, in today's form and the one before. */
final class ToolParams {

  private static final Set<String> TOOL = Set.of("type", "function");
  private static final Set<String> FUNCTION = Set.of("name", "description", "parameters", "strict");

  private ToolParams() {}

  /** Tools of other kinds, which run at OpenAI, are kept in {@code rest} under the same name. */
  static void read(Param list, List<ToolDefinition> tools, Map<String, JsonNode> rest) {
    if (!list.isSet()) {
      return;
    }
    ArrayNode others = null;
    for (int i = 0; i < list.array().node().size(); i++) {
      Param tool = list.element(i).object();
      Param type = tool.member("type");
      boolean named = type.isSet() || !tool.member("function").isSet();
      if (!named || type.text().equals("function")) {
        Map<String, JsonNode> more = tool.rest(TOOL);
        tools.add(function(tool.member("function"), more));
      } else {
        others = others == null ? Json.mapper().createArrayNode() : others;
        others.add(tool.node());
      }
    }
    if (others != null) {
      rest.put("tools", others);
    }
  }

  /** The predecessor of {@code tools}. */
  static void readFunctions(Param list, List<ToolDefinition> tools) {
    if (list.isSet()) {
      for (int i = 0; i < list.array().node().size(); i++) {
        tools.add(function(list.element(i), Map.of()));
      }
    }
  }

  private static ToolDefinition function(Param function, Map<String, JsonNode> more) {
    Map<String, JsonNode> rest = function.object().rest(FUNCTION);
    if (!more.isEmpty()) {
      Map<String, JsonNode> joined = new HashMap<>(rest);
      joined.putAll(more);
      rest = joined;
    }
    Param parameters = function.member("parameters");
    if (parameters.isSet()) {
      parameters.object();
    }
    String name = function.member("name").text();
    if (name.isEmpty()) {
      throw function.member("name").invalid("empty", "a name");
    }
    return new ToolDefinition(
        name,
        function.member("description").textOrNull(),
        parameters.isSet() ? parameters.node() : null,
        function.member("strict").flagOrNull(),
        rest);
  }

  static @Nullable ToolChoice choice(Param choice, Map<String, JsonNode> rest) {
    if (!choice.isSet()) {
      return null;
    }
    if (choice.node().isString()) {
      return word(choice);
    }
    Param type = choice.object().member("type");
    return switch (type.text()) {
      case "function" -> new ToolChoice.Named(choice.member("function").member("name").text());
      case "tool" -> new ToolChoice.Named(choice.member("name").text());
      case "custom" -> new ToolChoice.Named(choice.member("custom").member("name").text());
      case "allowed_tools" -> {
        rest.put("tool_choice", choice.node());
        yield word(choice.member("allowed_tools").member("mode"));
      }
      case "auto" -> new ToolChoice.Auto();
      case "none" -> new ToolChoice.None();
      case "required", "any" -> new ToolChoice.Required();
      default -> throw type.invalid(Param.shown(type.text()), "function");
    };
  }

  private static ToolChoice word(Param choice) {
    return switch (choice.text()) {
      case "auto" -> new ToolChoice.Auto();
      case "none" -> new ToolChoice.None();
      case "required", "any" -> new ToolChoice.Required();
      default ->
          throw choice.invalid(
              Param.shown(choice.text()), "auto, none, required or an object that names a tool");
    };
  }

  /** The predecessor of {@code tool_choice}. */
  static @Nullable ToolChoice functionCall(Param choice) {
    if (!choice.isSet()) {
      return null;
    }
    return choice.node().isObject()
        ? new ToolChoice.Named(choice.member("name").text())
        : word(choice);
  }
}
