package dev.weir.gateway.dialect.openai;

import dev.weir.gateway.chat.ChatMessage;
import dev.weir.gateway.chat.ChatRequest;
import dev.weir.gateway.chat.ResponseFormat;
import dev.weir.gateway.chat.Sampling;
import dev.weir.gateway.chat.ToolChoice;
import dev.weir.gateway.chat.ToolDefinition;
import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.gateway.json.JsonMembers;
import dev.weir.ledger.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a caller's chat completions request. */
final class RequestReader {

  private static final Set<String> KNOWN =
      Set.of(
          "model",
          "messages",
          "tools",
          "functions",
          "tool_choice",
          "function_call",
          "parallel_tool_calls",
          "response_format",
          "temperature",
          "top_p",
          "top_k",
          "seed",
          "frequency_penalty",
          "presence_penalty",
          "logprobs",
          "top_logprobs",
          "max_tokens",
          "max_completion_tokens",
          "stop",
          "reasoning_effort",
          "reasoning",
          "n",
          "stream",
          "stream_options",
          "user");

  private static final Set<String> EFFORTS =
      Set.of("none", "minimal", "low", "medium", "high", "xhigh");

  /** OpenAI demands a name, other endpoints that speak the format do not. */
  private static final String UNNAMED_SCHEMA = "response";

  private static final int MOST_CHOICES = 128;

  private final JsonMembers body;
  private final Map<String, JsonNode> rest = new HashMap<>();

  private RequestReader(JsonMembers body) {
    this.body = body;
  }

  static ChatRequest read(JsonMembers body, String model) {
    try {
      return new RequestReader(body).request(model);
    } catch (JacksonException e) {
      throw new AiException(AiError.INVALID_JSON, "body: a value is not valid JSON");
    }
  }

  private ChatRequest request(String model) {
    for (JsonMembers.Member member : body.all()) {
      if (!KNOWN.contains(member.name()) && body.isSet(member.name())) {
        rest.put(member.name(), param(member.name()).node());
      }
    }
    List<ChatMessage> messages = ConversationReader.read(param("messages"));
    List<ToolDefinition> tools = new ArrayList<>();
    ToolParams.read(param("tools"), tools, rest);
    ToolParams.readFunctions(param("functions"), tools);
    ToolChoice choice = ToolParams.choice(param("tool_choice"), rest);
    if (choice == null) {
      choice = ToolParams.functionCall(param("function_call"));
    }
    Long choices = param("n").integerOrNull(1, MOST_CHOICES);
    Boolean stream = param("stream").flagOrNull();
    return new ChatRequest(
        model,
        messages,
        tools,
        choice,
        param("parallel_tool_calls").flagOrNull(),
        format(param("response_format")),
        sampling(),
        maxTokens(),
        stop(param("stop")),
        effort(),
        choices == null ? 1 : choices.intValue(),
        stream != null && stream,
        param("user").textOrNull(),
        rest.isEmpty() ? Map.of() : rest);
  }

  private Param param(String name) {
    JsonNode node = body.tree(name);
    return new Param(name, node == null ? MissingNode.getInstance() : node);
  }

  private Sampling sampling() {
    Sampling sampling =
        new Sampling(
            param("temperature").numberOrNull(0, 2),
            param("top_p").numberOrNull(0, 1),
            param("top_k").integerOrNull(0, Long.MAX_VALUE),
            param("seed").integerOrNull(Long.MIN_VALUE, Long.MAX_VALUE),
            param("frequency_penalty").numberOrNull(-2, 2),
            param("presence_penalty").numberOrNull(-2, 2),
            param("logprobs").flagOrNull(),
            param("top_logprobs").integerOrNull(0, 20));
    return sampling.equals(Sampling.DEFAULT) ? Sampling.DEFAULT : sampling;
  }

  /** Two names for one thing; the newer one wins. */
  private @Nullable Long maxTokens() {
    Long older = param("max_tokens").integerOrNull(1, Long.MAX_VALUE);
    Long newer = param("max_completion_tokens").integerOrNull(1, Long.MAX_VALUE);
    return newer == null ? older : newer;
  }

  private static List<String> stop(Param stop) {
    if (!stop.isSet()) {
      return List.of();
    }
    if (stop.node().isString()) {
      return List.of(stop.text());
    }
    if (!stop.node().isArray()) {
      throw stop.invalid(stop.found(), "a string or a list of strings");
    }
    List<String> texts = new ArrayList<>(stop.node().size());
    for (int i = 0; i < stop.node().size(); i++) {
      texts.add(stop.element(i).text());
    }
    return texts;
  }

  /** OpenRouter's {@code reasoning} object says the same in another place, and more. */
  private @Nullable String effort() {
    Param reasoning = param("reasoning");
    Param flat = param("reasoning_effort");
    Param nested = reasoning.member("effort");
    if (reasoning.isSet() && reasoning.object().node() instanceof ObjectNode object) {
      ObjectNode others = object.deepCopy();
      others.remove("effort");
      if (!others.isEmpty()) {
        rest.put("reasoning", others);
      }
    }
    Param effort = flat.isSet() ? flat : nested;
    String word = effort.textOrNull();
    if (word == null || EFFORTS.contains(word)) {
      return word;
    }
    if (word.equals("max")) {
      return "xhigh";
    }
    throw effort.invalid(Param.shown(word), "none, minimal, low, medium, high or xhigh");
  }

  private static ResponseFormat format(Param format) {
    if (!format.isSet()) {
      return new ResponseFormat.Text();
    }
    Param type = format.object().member("type");
    return switch (type.text()) {
      case "text" -> new ResponseFormat.Text();
      case "json_object" -> new ResponseFormat.JsonObject();
      case "json_schema" -> schema(format.member("json_schema").object());
      default -> throw type.invalid(Param.shown(type.text()), "text, json_object or json_schema");
    };
  }

  private static ResponseFormat schema(Param format) {
    Param schema = format.member("schema");
    if (schema.isSet() && !schema.node().isBoolean()) {
      schema.object();
    }
    return new ResponseFormat.JsonSchema(
        format.member("name").isSet() ? format.member("name").text() : UNNAMED_SCHEMA,
        format.member("description").textOrNull(),
        schema.isSet() ? schema.node() : Json.mapper().createObjectNode(),
        format.member("strict").flagOrNull());
  }
}
