package dev.weir.gateway.dialect.gemini;

import dev.weir.gateway.chat.ChatRequest;
import dev.weir.gateway.dialect.Warnings;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes what a caller's request has beyond the conversation: the few members that mean something
 * here, Gemini's own in {@code extra_body.google} (as on Google's <a
 * href="https://ai.google.dev/gemini-api/docs/openai#extra-body">chat completions endpoint</a>),
 * and names what is left.
 */
final class RestWriter {

  private final Warnings warnings;

  RestWriter(Warnings warnings) {
    this.warnings = warnings;
  }

  void write(ChatRequest request, ObjectNode body) {
    if (request.user() != null) {
      warnings.dropped("user", "not known to Gemini");
    }
    for (Map.Entry<String, JsonNode> member : request.rest().entrySet()) {
      if (!saysNothing(member.getValue())) {
        member(member.getKey(), member.getValue(), body);
      }
    }
  }

  private static boolean saysNothing(JsonNode value) {
    return value.isNull() || (value.isArray() && value.isEmpty());
  }

  private void member(String name, JsonNode value, ObjectNode body) {
    switch (name) {
      case "google" -> extras("google", value, body);
      case "extra_body" -> {
        for (Map.Entry<String, JsonNode> extra : value.properties()) {
          if (extra.getKey().equals("google")) {
            extras("extra_body.google", extra.getValue(), body);
          } else {
            dropped("extra_body." + extra.getKey());
          }
        }
      }
      case "safety_settings", "safetySettings" -> body.set("safetySettings", value);
      case "cached_content", "cachedContent" -> body.set("cachedContent", value);
      case "service_tier" -> serviceTier(value.asString(""), body);
      case "store" -> {
        if (value.isBoolean()) {
          body.set("store", value);
        }
      }
      case "tools" -> tools(value, body);
      case "tool_choice" -> allowed(value.path("allowed_tools"), body);
      case "web_search_options" -> search(value, body);
      // Other members of the request already say it, or nothing has to be said.
      case "stream_options" -> {}
      case "modalities" -> {
        if (!(value.size() == 1 && value.path(0).asString("").equals("text"))) {
          dropped(name);
        }
      }
      default -> dropped(name);
    }
  }

  /** {@code auto} is what happens without the member. */
  private void serviceTier(String tier, ObjectNode body) {
    switch (tier) {
      case "auto" -> {}
      case "default", "standard" -> body.put("serviceTier", "standard");
      case "flex", "priority" -> body.put("serviceTier", tier);
      default -> warnings.dropped("service_tier", "not known to Gemini: " + tier);
    }
  }

  /** Tools that are no functions: Gemini's own pass, those of other providers are named. */
  private void tools(JsonNode tools, ObjectNode body) {
    for (JsonNode tool : tools) {
      if (tool.isObject() && !tool.has("type")) {
        body.withArrayProperty("tools").add(camelCase(tool));
      } else {
        warnings.dropped("tools", "of type " + tool.path("type").asString("") + ", not Gemini's");
      }
    }
  }

  /** A choice among some functions; Gemini can narrow it only where a call is demanded. */
  private void allowed(JsonNode choice, ObjectNode body) {
    ObjectNode config =
        body.withObjectProperty("toolConfig").withObjectProperty("functionCallingConfig");
    if (!config.path("mode").asString("").equals("ANY")) {
      warnings.dropped("tool_choice.allowed_tools", "Gemini narrows required calls alone");
      return;
    }
    ArrayNode names = config.putArray("allowedFunctionNames");
    for (JsonNode tool : choice.path("tools")) {
      names.add(tool.path("function").path("name").asString(""));
    }
  }

  private void search(JsonNode options, ObjectNode body) {
    if (body.has("tools")) {
      warnings.dropped("web_search_options", "Gemini does not search together with tools");
      return;
    }
    for (Map.Entry<String, JsonNode> option : options.properties()) {
      if (!saysNothing(option.getValue())) {
        dropped("web_search_options." + option.getKey());
      }
    }
    body.putArray("tools").addObject().putObject("googleSearch");
  }

  /** Gemini's own members, in its spelling or in Python's; they win over what was translated. */
  private void extras(String path, JsonNode extras, ObjectNode body) {
    for (Map.Entry<String, JsonNode> extra : extras.properties()) {
      String name = camelCase(extra.getKey());
      JsonNode value = extra.getValue();
      switch (name) {
        case "contents", "systemInstruction", "model", "thoughtTagMarker" ->
            dropped(path + "." + extra.getKey());
        case "thinkingConfig" ->
            body.withObjectProperty("generationConfig").set(name, camelCase(value));
        case "generationConfig" -> merge(body.withObjectProperty(name), camelCase(value));
        case "toolConfig" -> merge(body.withObjectProperty(name), camelCase(value));
        case "tools" -> {
          ArrayNode tools = body.withArrayProperty(name);
          value.forEach(tools::add);
        }
        default -> body.set(name, value);
      }
    }
  }

  private static void merge(ObjectNode into, JsonNode from) {
    if (from instanceof ObjectNode members) {
      into.setAll(members);
    }
  }

  private void dropped(String name) {
    warnings.dropped(name, "not known to Gemini");
  }

  /** The same object with its own member names in Gemini's spelling; deeper ones are data. */
  private static JsonNode camelCase(JsonNode value) {
    if (!(value instanceof ObjectNode members)) {
      return value;
    }
    ObjectNode renamed = members.objectNode();
    for (Map.Entry<String, JsonNode> member : members.properties()) {
      renamed.set(camelCase(member.getKey()), member.getValue());
    }
    return renamed;
  }

  private static String camelCase(String name) {
    if (name.indexOf('_') < 0) {
      return name;
    }
    StringBuilder out = new StringBuilder(name.length());
    boolean upper = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '_') {
        upper = true;
      } else {
        out.append(upper ? Character.toUpperCase(c) : c);
        upper = false;
      }
    }
    return out.toString();
  }
}
