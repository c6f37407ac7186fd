package dev.weir.simulator.openai;

import static dev.weir.simulator.openai.Refusals.invalid;

import dev.weir.simulator.json.Json;
import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What every provider of chat completions refuses. */
final class ChatRules {

  private static final int MOST_STOPS = 4;
  private static final int LONGEST_ID = 64;

  private ChatRules() {}

  static void check(ObjectNode body) {
    JsonNode messages = body.path("messages");
    if (messages.isMissingNode() || messages.isNull()) {
      throw invalid("messages", "missing_required_parameter", missing("messages"));
    }
    if (!messages.isArray()) {
      throw invalid(
          "messages",
          "invalid_type",
          "Invalid type for 'messages': expected an array of objects, but got something else"
              + " instead.");
    }
    if (messages.isEmpty()) {
      throw invalid(
          "messages",
          "empty_array",
          "Invalid 'messages': empty array. Expected an array with minimum length 1, but got an"
              + " empty array instead.");
    }
    checkToolTurns(messages);
    checkTools(body);
    checkNumbers(body);
    checkStream(body);
  }

  private static void checkToolTurns(JsonNode messages) {
    Set<String> open = new LinkedHashSet<>();
    boolean isAfterCalls = false;
    for (int at = 0; at < messages.size(); at++) {
      JsonNode message = messages.get(at);
      String role = Json.string(message, "role", "");
      if (role.equals("tool")) {
        String id = Json.string(message, "tool_call_id", "");
        if (!isAfterCalls || !open.remove(id)) {
          throw invalid(
              "messages.[" + at + "].role",
              null,
              "Invalid parameter: messages with role 'tool' must be a response to a preceeding"
                  + " message with 'tool_calls'.");
        }
        continue;
      }
      refuseOpen(open, at);
      isAfterCalls = false;
      for (JsonNode call : message.path("tool_calls")) {
        isAfterCalls = true;
        open.add(callId(call, at));
      }
    }
    refuseOpen(open, messages.size());
  }

  private static String callId(JsonNode call, int at) {
    String id = Json.string(call, "id", "");
    if (id.isEmpty() || id.length() > LONGEST_ID) {
      throw invalid(
          "messages[" + at + "].tool_calls[0].id",
          id.isEmpty() ? "missing_required_parameter" : "string_above_max_length",
          "Invalid 'messages[" + at + "].tool_calls[0].id': a string of 1 to 64 characters.");
    }
    JsonNode arguments = call.path("function").path("arguments");
    if (!arguments.isString()) {
      throw invalid(
          "messages[" + at + "].tool_calls[0].function.arguments",
          "invalid_type",
          "Invalid type for 'messages["
              + at
              + "].tool_calls[0].function.arguments': expected a string.");
    }
    return id;
  }

  private static void refuseOpen(Set<String> open, int at) {
    if (!open.isEmpty()) {
      throw invalid(
          "messages.[" + at + "].role",
          null,
          "An assistant message with 'tool_calls' must be followed by tool messages responding to"
              + " each 'tool_call_id'. The following tool_call_ids did not have response messages: "
              + String.join(", ", open));
    }
  }

  private static void checkTools(ObjectNode body) {
    JsonNode tools = body.path("tools");
    if (tools.isArray() && tools.isEmpty()) {
      throw invalid(
          "tools",
          "empty_array",
          "Invalid 'tools': empty array. Expected an array with minimum length 1, but got an empty"
              + " array instead.");
    }
    Set<String> names = new LinkedHashSet<>();
    for (int at = 0; at < tools.size(); at++) {
      String name = Json.string(tools.get(at).path("function"), "name", "");
      if (!name.matches("[a-zA-Z0-9_-]{1,64}")) {
        throw invalid(
            "tools[" + at + "].function.name",
            "invalid_value",
            "Invalid 'tools["
                + at
                + "].function.name': string does not match pattern. Expected a string that matches"
                + " the pattern '^[a-zA-Z0-9_-]+$'.");
      }
      names.add(name);
    }
    JsonNode choice = body.path("tool_choice");
    if (Json.has(body, "tool_choice") && names.isEmpty() && !choice.asString("").equals("none")) {
      throw invalid(
          "tool_choice",
          null,
          "Invalid value for 'tool_choice': 'tool_choice' is only allowed when"
              + " 'tools' are specified.");
    }
    String wanted = Json.string(choice.path("function"), "name");
    if (wanted != null && !names.contains(wanted)) {
      throw invalid(
          "tool_choice",
          null,
          "Invalid value for 'tool_choice': the function '" + wanted + "' is not among 'tools'.");
    }
  }

  private static void checkNumbers(ObjectNode body) {
    checkRange(body, "temperature", 0, 2);
    checkRange(body, "top_p", 0, 1);
    checkRange(body, "presence_penalty", -2, 2);
    checkRange(body, "frequency_penalty", -2, 2);
    checkRange(body, "max_tokens", 1, Integer.MAX_VALUE);
    checkRange(body, "max_completion_tokens", 1, Integer.MAX_VALUE);
    checkRange(body, "n", 1, 128);
    if (body.path("stop").size() > MOST_STOPS) {
      throw invalid(
          "stop",
          "array_above_max_length",
          "Invalid 'stop': array too long. Expected an array with maximum length 4, but got an"
              + " array with length "
              + body.path("stop").size()
              + " instead.");
    }
  }

  private static void checkRange(ObjectNode body, String name, double least, double most) {
    if (!Json.has(body, name)) {
      return;
    }
    JsonNode value = body.path(name);
    if (!value.isNumber()) {
      throw invalid(name, "invalid_type", "Invalid type for '" + name + "': expected a number.");
    }
    double number = value.doubleValue();
    if (number < least || number > most) {
      boolean isAbove = number > most;
      throw invalid(
          name,
          (value.isIntegralNumber() ? "integer" : "decimal")
              + (isAbove ? "_above_max_value" : "_below_min_value"),
          "Invalid '"
              + name
              + "': "
              + (isAbove ? "decimal above maximum" : "decimal below minimum")
              + " value. Expected a value "
              + (isAbove ? "<= " + most : ">= " + least)
              + ", but got "
              + value
              + " instead.");
    }
  }

  private static void checkStream(ObjectNode body) {
    if (Json.has(body, "stream_options") && !Json.flag(body, "stream")) {
      throw invalid(
          "stream_options",
          null,
          "The 'stream_options' parameter is only allowed when 'stream' is enabled.");
    }
  }

  static String missing(String parameter) {
    return "Missing required parameter: '" + parameter + "'.";
  }
}
