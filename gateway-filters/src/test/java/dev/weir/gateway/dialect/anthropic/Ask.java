package dev.weir.gateway.dialect.anthropic;

import dev.weir.gateway.chat.ChatMessage;
import dev.weir.gateway.chat.ChatMessage.Role;
import dev.weir.gateway.chat.ChatRequest;
import dev.weir.gateway.chat.ContentPart;
import dev.weir.gateway.chat.ResponseFormat;
import dev.weir.gateway.chat.Sampling;
import dev.weir.gateway.chat.ToolCall;
import dev.weir.gateway.chat.ToolChoice;
import dev.weir.gateway.chat.ToolDefinition;
import dev.weir.gateway.dialect.ProviderCall;
import dev.weir.gateway.dialect.ProviderRequest;
import dev.weir.gateway.dialect.Warnings;
import dev.weir.ledger.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Builds a request, sends it through the dialect and keeps what was warned of. */
final class Ask {

  private final String model;
  private final List<ChatMessage> messages = new ArrayList<>();
  private final List<ToolDefinition> tools = new ArrayList<>();
  private final Map<String, JsonNode> rest = new LinkedHashMap<>();
  private ToolChoice toolChoice;
  private Boolean parallel;
  private ResponseFormat format = new ResponseFormat.Text();
  private Sampling sampling = Sampling.DEFAULT;
  private Long maxTokens = 1000L;
  private List<String> stop = List.of();
  private String effort;
  private int choices = 1;
  private boolean stream;
  private String user;
  private Warnings warnings = new Warnings(false);

  private Ask(String model) {
    this.model = model;
  }

  static Ask of(String model) {
    return new Ask(model);
  }

  static ProviderCall call(String model, boolean stream) {
    return call(model, stream, new Warnings(false));
  }

  static ProviderCall call(String model, boolean stream, Warnings warnings) {
    return new ProviderCall(model, Set.of(), stream, true, "chatcmpl-1", 1_700_000_000, warnings);
  }

  static JsonNode json(String text) {
    return Json.mapper().readTree(text);
  }

  static ChatMessage tool(String callId, ContentPart... parts) {
    return new ChatMessage(
        Role.TOOL, List.of(parts), List.of(), callId, null, null, null, Map.of());
  }

  static ChatMessage calling(String text, JsonNode state, ToolCall... calls) {
    List<ContentPart> parts = text.isEmpty() ? List.of() : List.of(ContentPart.Text.of(text));
    return new ChatMessage(
        Role.ASSISTANT, parts, List.of(calls), null, null, null, state, Map.of());
  }

  Ask user(String text) {
    return say(ChatMessage.of(Role.USER, text));
  }

  Ask user(ContentPart... parts) {
    return say(
        new ChatMessage(Role.USER, List.of(parts), List.of(), null, null, null, null, Map.of()));
  }

  Ask assistant(String text) {
    return say(ChatMessage.of(Role.ASSISTANT, text));
  }

  Ask system(String text) {
    return say(ChatMessage.of(Role.SYSTEM, text));
  }

  Ask say(ChatMessage message) {
    messages.add(message);
    return this;
  }

  Ask tool(String name, String schema, Boolean strict) {
    tools.add(
        new ToolDefinition(
            name, "Does " + name, schema == null ? null : json(schema), strict, Map.of()));
    return this;
  }

  Ask tool(ToolDefinition tool) {
    tools.add(tool);
    return this;
  }

  Ask choice(ToolChoice choice) {
    toolChoice = choice;
    return this;
  }

  Ask parallel(boolean allowed) {
    parallel = allowed;
    return this;
  }

  Ask format(ResponseFormat wanted) {
    format = wanted;
    return this;
  }

  Ask sampling(Double temperature, Double topP, Long topK) {
    sampling = new Sampling(temperature, topP, topK, null, null, null, null, null);
    return this;
  }

  Ask sampling(Sampling wanted) {
    sampling = wanted;
    return this;
  }

  Ask maxTokens(Long most) {
    maxTokens = most;
    return this;
  }

  Ask stop(String... sequences) {
    stop = List.of(sequences);
    return this;
  }

  Ask effort(String wanted) {
    effort = wanted;
    return this;
  }

  Ask choices(int number) {
    choices = number;
    return this;
  }

  Ask streamed() {
    stream = true;
    return this;
  }

  Ask byUser(String id) {
    user = id;
    return this;
  }

  Ask with(String name, String value) {
    rest.put(name, json(value));
    return this;
  }

  Ask strictly() {
    warnings = new Warnings(true);
    return this;
  }

  ProviderRequest write() {
    ChatRequest request =
        new ChatRequest(
            model,
            messages,
            tools,
            toolChoice,
            parallel,
            format,
            sampling,
            maxTokens,
            stop,
            effort,
            choices,
            stream,
            user,
            rest);
    return AnthropicDialect.dialect()
        .provider()
        .writeRequest(request, call(model, stream, warnings));
  }

  /** The written body. */
  JsonNode body() {
    return json(new String(write().body(), StandardCharsets.UTF_8));
  }

  /** A member of the written body. */
  JsonNode body(String name) {
    return body().path(name);
  }

  List<String> warnings() {
    write();
    return warnings.texts();
  }
}
