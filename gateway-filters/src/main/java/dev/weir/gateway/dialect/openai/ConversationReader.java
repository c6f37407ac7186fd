package dev.weir.gateway.dialect.openai;

import dev.weir.gateway.chat.ChatMessage;
import dev.weir.gateway.chat.ChatMessage.Role;
import dev.weir.gateway.chat.ContentPart;
import dev.weir.gateway.chat.ToolCall;
import dev.weir.ledger.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the messages of a request. */
final class ConversationReader {

  private static final Set<String> KNOWN =
      Set.of(
          "role",
          "content",
          "name",
          "tool_calls",
          "tool_call_id",
          "function_call",
          "reasoning_content",
          "reasoning",
          "refusal");

  /** The ids that were made for calls of the old form, by the function's name. */
  private final Map<String, String> functionCalls = new HashMap<>();

  private ConversationReader() {}

  static List<ChatMessage> read(Param messages) {
    if (!messages.isSet()) {
      throw messages.invalid("missing", "a list of messages");
    }
    int size = messages.array().node().size();
    if (size == 0) {
      throw messages.invalid("an empty list", "at least one message");
    }
    ConversationReader reader = new ConversationReader();
    List<ChatMessage> read = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      read.add(reader.message(messages.element(i).object(), i));
    }
    return read;
  }

  private ChatMessage message(Param message, int place) {
    Param named = message.member("role");
    Role role = role(named);
    List<ContentPart> parts = new ArrayList<>(ContentReader.read(message.member("content")));
    Param refusal = message.member("refusal");
    if (refusal.isSet() && !refusal.text().isEmpty()) {
      parts.add(new ContentPart.Refusal(refusal.text()));
    }
    List<ToolCall> calls = role == Role.ASSISTANT ? calls(message, place) : List.of();
    return new ChatMessage(
        role,
        parts,
        calls,
        role == Role.TOOL ? answers(message, named) : null,
        message.member("name").textOrNull(),
        reasoning(message),
        null,
        message.rest(KNOWN));
  }

  private static Role role(Param role) {
    return switch (role.text()) {
      case "system" -> Role.SYSTEM;
      case "developer" -> Role.DEVELOPER;
      case "user" -> Role.USER;
      case "assistant" -> Role.ASSISTANT;
      case "tool", "function" -> Role.TOOL;
      default ->
          throw role.invalid(
              Param.shown(role.text()), "system, developer, user, assistant, tool or function");
    };
  }

  private static @Nullable String reasoning(Param message) {
    for (String name : new String[] {"reasoning_content", "reasoning"}) {
      Param reasoning = message.member(name);
      if (reasoning.node().isString()) {
        return reasoning.text();
      }
    }
    return null;
  }

  private String answers(Param message, Param role) {
    if (role.text().equals("tool")) {
      return message.member("tool_call_id").text();
    }
    String function = message.member("name").text();
    return functionCalls.getOrDefault(function, "call_" + function);
  }

  private List<ToolCall> calls(Param message, int place) {
    List<ToolCall> calls = new ArrayList<>(2);
    Param list = message.member("tool_calls");
    if (list.isSet()) {
      for (int i = 0; i < list.array().node().size(); i++) {
        calls.add(call(list.element(i).object()));
      }
    }
    Param old = message.member("function_call");
    if (old.isSet()) {
      String name = old.object().member("name").text();
      String id = "call_" + place + '_' + name;
      functionCalls.put(name, id);
      calls.add(new ToolCall(id, name, arguments(old.member("arguments"))));
    }
    return calls;
  }

  private static ToolCall call(Param call) {
    String id = call.member("id").text();
    Param custom = call.member("custom");
    if (custom.isSet()) {
      String input =
          Json.mapper()
              .createObjectNode()
              .put("input", custom.object().member("input").text())
              .toString();
      return new ToolCall(id, custom.member("name").text(), input);
    }
    Param function = call.member("function").object();
    return new ToolCall(
        id, function.member("name").text(), arguments(function.member("arguments")));
  }

  /** Text of JSON; some clients send the object itself, or nothing for an empty one. */
  private static String arguments(Param arguments) {
    if (!arguments.isSet()) {
      return "{}";
    }
    if (arguments.node().isObject()) {
      return arguments.node().toString();
    }
    String text = arguments.text();
    return text.isBlank() ? "{}" : text;
  }
}
