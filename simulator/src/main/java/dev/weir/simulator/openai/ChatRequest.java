package dev.weir.simulator.openai;

import dev.weir.simulator.answers.Ask;
import dev.weir.simulator.answers.Format;
import dev.weir.simulator.answers.Speaker;
import dev.weir.simulator.answers.Tool;
import dev.weir.simulator.answers.ToolCall;
import dev.weir.simulator.answers.ToolPolicy;
import dev.weir.simulator.answers.ToolPolicy.Mode;
import dev.weir.simulator.answers.ToolResult;
import dev.weir.simulator.answers.Turn;
import dev.weir.simulator.json.Json;
import dev.weir.simulator.tokens.Prompt;
import dev.weir.simulator.tokens.Segment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A chat request that was found right: what it asks for and the prompt that is counted. */
record ChatRequest(ObjectNode body, String model, Ask ask, Prompt prompt) {

  static ChatRequest of(ObjectNode body, String model, Quirks quirks) {
    return new Reading(body, model, quirks).request();
  }

  boolean isStream() {
    return Json.flag(body, "stream");
  }

  boolean isUsageAsked() {
    return Json.flag(body.path("stream_options"), "include_usage");
  }

  int choices() {
    return Math.max(1, Json.integer(body, "n", 1));
  }

  private static final class Reading {

    private final ObjectNode body;
    private final String model;
    private final Quirks quirks;
    private final List<Turn> turns = new ArrayList<>();
    private final List<Tool> tools = new ArrayList<>();
    private final List<Segment> segments = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();

    Reading(ObjectNode body, String model, Quirks quirks) {
      this.body = body;
      this.model = model;
      this.quirks = quirks;
    }

    ChatRequest request() {
      readTools();
      body.path("messages").forEach(this::read);
      Ask ask =
          new Ask(
              turns,
              tools,
              policy(),
              format(),
              stops(),
              maxTokens(),
              quirks.effort(body, model),
              quirks.isCallAnnounced());
      return new ChatRequest(body, model, ask, new Prompt(segments));
    }

    private void readTools() {
      for (JsonNode tool : body.path("tools")) {
        JsonNode function = tool.path("function");
        JsonNode parameters = function.path("parameters");
        tools.add(
            new Tool(
                Json.string(function, "name", ""),
                parameters.isObject() ? parameters : Json.object()));
        segments.add(Segment.text("tools", Json.text(tool)));
      }
    }

    private void read(JsonNode message) {
      String role = Json.string(message, "role", "user");
      Content content = Content.of(role, message.path("content"));
      segments.addAll(content.segments());
      switch (role) {
        case "system", "developer" -> turns.add(Turn.system(content.text()));
        case "assistant" -> turns.add(Turn.assistant(content.text(), calls(message)));
        case "tool", "function" -> {
          String id = Json.string(message, "tool_call_id", "");
          String name = names.getOrDefault(id, Json.string(message, "name", "tool"));
          turns.add(Turn.results(List.of(new ToolResult(name, content.text()))));
        }
        default -> turns.add(Turn.user(content.text(), content.attachments()));
      }
    }

    private List<ToolCall> calls(JsonNode message) {
      List<ToolCall> calls = new ArrayList<>();
      for (JsonNode call : message.path("tool_calls")) {
        String id = Json.string(call, "id", "");
        String name = Json.string(call.path("function"), "name", "");
        String arguments = Json.string(call.path("function"), "arguments", "{}");
        names.put(id, name);
        calls.add(new ToolCall(id, name, arguments));
        segments.add(Segment.text("call", name + " " + arguments));
      }
      return calls;
    }

    private ToolPolicy policy() {
      JsonNode choice = body.path("tool_choice");
      JsonNode parallel = body.path("parallel_tool_calls");
      ToolPolicy policy =
          switch (choice.asString("")) {
            case "none" -> new ToolPolicy(Mode.NONE, List.of(), true);
            case "required", "any" -> new ToolPolicy(Mode.REQUIRED, List.of(), true);
            default -> choice.isObject() ? chosen(choice) : ToolPolicy.auto();
          };
      return parallel.isBoolean() && !parallel.booleanValue() ? policy.alone() : policy;
    }

    private static ToolPolicy chosen(JsonNode choice) {
      JsonNode allowed = choice.path("allowed_tools");
      if (allowed.isObject()) {
        List<String> names = new ArrayList<>();
        allowed
            .path("tools")
            .forEach(tool -> names.add(Json.string(tool.path("function"), "name", "")));
        boolean isRequired = Json.string(allowed, "mode", "auto").equals("required");
        return new ToolPolicy(isRequired ? Mode.REQUIRED : Mode.AUTO, names, true);
      }
      String name = Json.string(choice.path("function"), "name", "");
      return new ToolPolicy(Mode.REQUIRED, List.of(name), false);
    }

    private Format format() {
      JsonNode format = body.path("response_format");
      return switch (Json.string(format, "type", "text")) {
        case "json_object" -> jsonMode();
        case "json_schema" -> new Format.Schema(format.path("json_schema").path("schema"));
        default -> new Format.Text();
      };
    }

    private Format jsonMode() {
      Format format = new Format.AnyJson();
      for (Turn turn : turns) {
        JsonNode schema = turn.speaker() == Speaker.SYSTEM ? WrittenSchema.in(turn.text()) : null;
        format = schema == null ? format : new Format.Schema(schema);
      }
      return format;
    }

    private List<String> stops() {
      JsonNode stop = body.path("stop");
      if (stop.isString()) {
        return List.of(stop.stringValue());
      }
      List<String> stops = new ArrayList<>();
      stop.forEach(one -> stops.add(one.asString("")));
      return stops;
    }

    private int maxTokens() {
      int limit = Json.integer(body, "max_completion_tokens", Ask.NO_LIMIT);
      return Json.integer(body, "max_tokens", limit);
    }
  }
}
