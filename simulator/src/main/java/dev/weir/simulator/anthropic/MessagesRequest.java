package dev.weir.simulator.anthropic;

import dev.weir.simulator.answers.Ask;
import dev.weir.simulator.answers.Attachment;
import dev.weir.simulator.answers.Effort;
import dev.weir.simulator.answers.Format;
import dev.weir.simulator.answers.Tool;
import dev.weir.simulator.answers.ToolCall;
import dev.weir.simulator.answers.ToolPolicy;
import dev.weir.simulator.answers.ToolPolicy.Mode;
import dev.weir.simulator.answers.ToolResult;
import dev.weir.simulator.answers.Turn;
import dev.weir.simulator.json.Json;
import dev.weir.simulator.tokens.CacheMark;
import dev.weir.simulator.tokens.Prompt;
import dev.weir.simulator.tokens.Segment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A Messages request that was found right: what it asks for and the prompt that is counted. */
record MessagesRequest(ObjectNode body, String model, Ask ask, Prompt prompt) {

  static MessagesRequest of(ObjectNode body, String model) {
    return new Reading(body, model).request();
  }

  boolean isStream() {
    return Json.flag(body, "stream");
  }

  private static final class Reading {

    private final ObjectNode body;
    private final String model;
    private final List<Turn> turns = new ArrayList<>();
    private final List<Tool> tools = new ArrayList<>();
    private final List<Segment> segments = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();

    Reading(ObjectNode body, String model) {
      this.body = body;
      this.model = model;
    }

    MessagesRequest request() {
      for (JsonNode tool : body.path("tools")) {
        tools.add(new Tool(Json.string(tool, "name", ""), tool.path("input_schema")));
        ObjectNode unmarked = ((ObjectNode) tool).deepCopy();
        unmarked.remove("cache_control");
        add(Segment.text("tools", Json.text(unmarked)), tool);
      }
      system();
      body.path("messages").forEach(this::read);
      markWhole();
      Ask ask =
          new Ask(
              turns,
              tools,
              policy(),
              format(),
              stops(),
              Json.integer(body, "max_tokens", Ask.NO_LIMIT),
              effort(),
              true);
      return new MessagesRequest(body, model, ask, new Prompt(segments));
    }

    private void system() {
      JsonNode system = body.path("system");
      if (system.isString()) {
        turns.add(Turn.system(system.stringValue()));
        segments.add(Segment.text("system", system.stringValue()));
      }
      for (JsonNode block : system) {
        turns.add(Turn.system(Json.string(block, "text", "")));
        add(Segment.text("system", Json.string(block, "text", "")), block);
      }
    }

    private void read(JsonNode message) {
      String role = Json.string(message, "role", "user");
      JsonNode content = message.path("content");
      List<String> texts = new ArrayList<>();
      List<Attachment> attachments = new ArrayList<>();
      List<ToolCall> calls = new ArrayList<>();
      List<ToolResult> results = new ArrayList<>();
      if (content.isString()) {
        texts.add(content.stringValue());
        segments.add(Segment.text(role, content.stringValue()));
      }
      for (JsonNode block : content) {
        read(block, role, texts, attachments, calls, results);
      }
      String text = String.join("\n", texts);
      if (role.equals("assistant")) {
        turns.add(Turn.assistant(text, calls));
        return;
      }
      if (!results.isEmpty()) {
        turns.add(Turn.results(results));
      }
      if (!text.isEmpty() || !attachments.isEmpty()) {
        turns.add(Turn.user(text, attachments));
      }
    }

    private void read(
        JsonNode block,
        String role,
        List<String> texts,
        List<Attachment> attachments,
        List<ToolCall> calls,
        List<ToolResult> results) {
      switch (Json.string(block, "type", "")) {
        case "text" -> {
          texts.add(Json.string(block, "text", ""));
          add(Segment.text(role, Json.string(block, "text", "")), block);
        }
        case "image", "document" -> {
          attachments.add(attachment(block));
          add(Segment.media(role, Json.text(block.path("source"))), block);
        }
        case "tool_use" -> {
          String id = Json.string(block, "id", "");
          String name = Json.string(block, "name", "");
          names.put(id, name);
          calls.add(new ToolCall(id, name, Json.text(block.path("input"))));
          add(Segment.text("call", name + " " + Json.text(block.path("input"))), block);
        }
        case "tool_result" -> {
          String name = names.getOrDefault(Json.string(block, "tool_use_id", ""), "tool");
          String text = text(block.path("content"));
          results.add(new ToolResult(name, text));
          add(Segment.text("result", text), block);
        }
        case "thinking" -> add(Segment.text(role, Json.string(block, "thinking", "")), block);
        default -> {}
      }
    }

    private static Attachment attachment(JsonNode block) {
      JsonNode source = block.path("source");
      String kind = Json.string(block, "type", "").equals("image") ? "image" : "file";
      return switch (Json.string(source, "type", "")) {
        case "base64", "text" ->
            Attachment.inline(
                kind, Json.string(source, "media_type", ""), Json.string(source, "data", ""));
        default ->
            Attachment.linked(kind, Json.string(source, "url", Json.string(source, "file_id", "")));
      };
    }

    private static String text(JsonNode content) {
      if (content.isString()) {
        return content.stringValue();
      }
      List<String> texts = new ArrayList<>();
      for (JsonNode block : content) {
        String type = Json.string(block, "type", "");
        texts.add(type.equals("text") ? Json.string(block, "text", "") : "[" + type + "]");
      }
      return String.join("\n", texts);
    }

    private void add(Segment segment, JsonNode block) {
      segments.add(segment.marked(mark(block)));
    }

    private static CacheMark mark(JsonNode block) {
      if (!Json.has(block, "cache_control")) {
        return CacheMark.NONE;
      }
      boolean isLong = Json.string(block.path("cache_control"), "ttl", "5m").equals("1h");
      return isLong ? CacheMark.ONE_HOUR : CacheMark.FIVE_MINUTES;
    }

    /** A mark on the request itself stands for one on its last block. */
    private void markWhole() {
      if (Json.has(body, "cache_control") && !segments.isEmpty()) {
        segments.add(segments.removeLast().marked(mark(body)));
      }
    }

    private ToolPolicy policy() {
      JsonNode choice = body.path("tool_choice");
      ToolPolicy policy =
          switch (Json.string(choice, "type", "auto")) {
            case "none" -> new ToolPolicy(Mode.NONE, List.of(), true);
            case "any" -> new ToolPolicy(Mode.REQUIRED, List.of(), true);
            case "tool" ->
                new ToolPolicy(Mode.REQUIRED, List.of(Json.string(choice, "name", "")), false);
            default -> ToolPolicy.auto();
          };
      return Json.flag(choice, "disable_parallel_tool_use") ? policy.alone() : policy;
    }

    private Format format() {
      JsonNode config = body.path("output_config");
      JsonNode format =
          Json.has(config, "format") ? config.path("format") : body.path("output_format");
      return format.isObject() ? new Format.Schema(format.path("schema")) : new Format.Text();
    }

    private List<String> stops() {
      List<String> stops = new ArrayList<>();
      body.path("stop_sequences").forEach(stop -> stops.add(stop.asString("")));
      return stops;
    }

    private Effort effort() {
      JsonNode thinking = body.path("thinking");
      return switch (Json.string(thinking, "type", "disabled")) {
        case "enabled" -> Effort.ofBudget(Json.integer(thinking, "budget_tokens", -1));
        case "adaptive" -> Effort.named(Json.string(body.path("output_config"), "effort", "high"));
        default -> Effort.NONE;
      };
    }
  }
}
