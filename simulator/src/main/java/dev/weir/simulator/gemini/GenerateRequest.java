package dev.weir.simulator.gemini;

import dev.weir.simulator.answers.Ask;
import dev.weir.simulator.answers.Attachment;
import dev.weir.simulator.answers.Format;
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
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A generateContent request that was found right: what it asks for and the prompt. */
record GenerateRequest(ObjectNode body, String model, Ask ask, Prompt prompt) {

  static GenerateRequest of(ObjectNode body, String model) {
    return new Reading(body, model).request();
  }

  int candidates() {
    return Math.max(1, Json.integer(body.path("generationConfig"), "candidateCount", 1));
  }

  boolean isThoughtShown() {
    return Json.flag(body.path("generationConfig").path("thinkingConfig"), "includeThoughts");
  }

  private static final class Reading {

    private final ObjectNode body;
    private final String model;
    private final JsonNode config;
    private final List<Turn> turns = new ArrayList<>();
    private final List<Tool> tools = new ArrayList<>();
    private final List<Segment> segments = new ArrayList<>();

    Reading(ObjectNode body, String model) {
      this.body = body;
      this.model = model;
      this.config = body.path("generationConfig");
    }

    GenerateRequest request() {
      for (JsonNode tool : body.path("tools")) {
        tool.path("functionDeclarations").forEach(this::readFunction);
      }
      for (JsonNode part : body.path("systemInstruction").path("parts")) {
        turns.add(Turn.system(Json.string(part, "text", "")));
        segments.add(Segment.text("system", Json.string(part, "text", "")));
      }
      body.path("contents").forEach(this::read);
      Ask ask =
          new Ask(
              turns,
              tools,
              policy(),
              format(),
              stops(),
              Json.integer(config, "maxOutputTokens", Ask.NO_LIMIT),
              Generation.of(model).effort(config.path("thinkingConfig")),
              false);
      return new GenerateRequest(body, model, ask, new Prompt(segments));
    }

    private void readFunction(JsonNode function) {
      JsonNode schema =
          Json.has(function, "parametersJsonSchema")
              ? function.path("parametersJsonSchema")
              : function.path("parameters");
      tools.add(
          new Tool(Json.string(function, "name", ""), schema.isObject() ? schema : Json.object()));
      segments.add(Segment.text("tools", Json.text(function)));
    }

    private void read(JsonNode content) {
      boolean isModel = Json.string(content, "role", "user").equals("model");
      List<String> texts = new ArrayList<>();
      List<Attachment> attachments = new ArrayList<>();
      List<ToolCall> calls = new ArrayList<>();
      List<ToolResult> results = new ArrayList<>();
      for (JsonNode part : content.path("parts")) {
        read(part, texts, attachments, calls, results);
      }
      String text = String.join("\n", texts);
      if (isModel) {
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
        JsonNode part,
        List<String> texts,
        List<Attachment> attachments,
        List<ToolCall> calls,
        List<ToolResult> results) {
      if (part.has("functionCall")) {
        JsonNode call = part.path("functionCall");
        String name = Json.string(call, "name", "");
        String arguments = Json.text(call.path("args"));
        calls.add(new ToolCall(Json.string(call, "id", ""), name, arguments));
        segments.add(Segment.text("call", name + " " + arguments));
      } else if (part.has("functionResponse")) {
        JsonNode response = part.path("functionResponse");
        String text = Json.text(response.path("response"));
        results.add(new ToolResult(Json.string(response, "name", ""), text));
        segments.add(Segment.text("result", text));
      } else if (part.has("inlineData")) {
        JsonNode data = part.path("inlineData");
        String type = Json.string(data, "mimeType", "");
        attachments.add(Attachment.inline(kind(type), type, Json.string(data, "data", "")));
        segments.add(Segment.media("user", Json.string(data, "data", "")));
      } else if (part.has("fileData")) {
        JsonNode file = part.path("fileData");
        String uri = Json.string(file, "fileUri", "");
        attachments.add(Attachment.linked(kind(Json.string(file, "mimeType", "")), uri));
        segments.add(Segment.media("user", uri));
      } else if (part.has("text")) {
        String text = Json.string(part, "text", "");
        segments.add(Segment.text("text", text));
        if (!Json.flag(part, "thought")) {
          texts.add(text);
        }
      }
    }

    private static String kind(String type) {
      return type.startsWith("image/") ? "image" : type.startsWith("audio/") ? "audio" : "file";
    }

    private ToolPolicy policy() {
      JsonNode calling = body.path("toolConfig").path("functionCallingConfig");
      List<String> names = new ArrayList<>();
      calling.path("allowedFunctionNames").forEach(name -> names.add(name.asString("")));
      return switch (Json.string(calling, "mode", "AUTO")) {
        case "NONE" -> new ToolPolicy(Mode.NONE, List.of(), true);
        case "ANY" -> new ToolPolicy(Mode.REQUIRED, names, true);
        default -> new ToolPolicy(Mode.AUTO, names, true);
      };
    }

    private Format format() {
      if (!Json.string(config, "responseMimeType", "").equals("application/json")) {
        return new Format.Text();
      }
      for (String name : List.of("responseJsonSchema", "responseSchema")) {
        if (Json.has(config, name)) {
          return new Format.Schema(config.path(name));
        }
      }
      return new Format.AnyJson();
    }

    private List<String> stops() {
      List<String> stops = new ArrayList<>();
      config.path("stopSequences").forEach(stop -> stops.add(stop.asString("")));
      return stops;
    }
  }
}
