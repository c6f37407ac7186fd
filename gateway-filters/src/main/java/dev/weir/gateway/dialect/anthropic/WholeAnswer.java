package dev.weir.gateway.dialect.anthropic;

import dev.weir.gateway.chat.ChatEvent;
import dev.weir.gateway.chat.ChatResponse;
import dev.weir.gateway.chat.FinishReason;
import dev.weir.gateway.chat.ToolCall;
import dev.weir.gateway.dialect.ProviderCall;
import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.ledger.Json;
import dev.weir.ledger.TokenUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * A whole answer: its blocks are read like those of a stream, and what they tell is gathered. So
 * both forms of an answer always mean the same. One object per answer.
 */
final class WholeAnswer {

  private final ProviderCall call;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder reasoning = new StringBuilder();
  private final List<Call> calls = new ArrayList<>(2);
  private final ArrayNode annotations = Citations.none();
  private @Nullable String id;
  private @Nullable String model;
  private @Nullable String refusal;
  private @Nullable JsonNode state;
  private @Nullable TokenUsage usage;
  private @Nullable String serviceTier;
  private FinishReason finishReason = FinishReason.STOP;

  private WholeAnswer(ProviderCall call) {
    this.call = call;
  }

  static ChatResponse read(byte[] body, ProviderCall call) {
    JsonNode message;
    try {
      message = Json.mapper().readTree(body);
    } catch (JacksonException e) {
      throw new AiException(AiError.PROVIDER_BAD_RESPONSE, "the provider's answer is no JSON");
    }
    if (message.path("type").asString("").equals("error")) {
      throw Faults.inside(message.get("error"));
    }
    if (!message.isObject()
        || (!message.path("content").isArray()
            && !message.path("type").asString("").equals("message"))) {
      throw new AiException(
          AiError.PROVIDER_BAD_RESPONSE, "the provider's answer is no message with content");
    }
    return new WholeAnswer(call).read(message);
  }

  private ChatResponse read(JsonNode message) {
    Answer answer = new Answer(call);
    answer.start(message, this::gather);
    int index = 0;
    for (JsonNode block : message.path("content")) {
      answer.open(index, block, this::gather);
      answer.close(index, this::gather);
      index++;
    }
    answer.count(null, this::gather);
    answer.finish(
        message.path("stop_reason").asString("end_turn"),
        message.path("stop_details"),
        this::gather);
    return new ChatResponse(id, model, List.of(choice()), usage, serviceTier);
  }

  private void gather(ChatEvent event) {
    switch (event) {
      case ChatEvent.Started started -> {
        id = started.id();
        model = started.model();
      }
      case ChatEvent.Text more -> text.append(more.text());
      case ChatEvent.Reasoning more -> reasoning.append(more.text());
      case ChatEvent.Refusal more -> refusal = more.text();
      case ChatEvent.ToolStarted started -> calls.add(new Call(started.id(), started.name()));
      case ChatEvent.ToolArguments more -> calls.get(more.tool()).arguments.append(more.json());
      case ChatEvent.Annotations more -> more.annotations().forEach(annotations::add);
      case ChatEvent.State known -> state = known.state();
      case ChatEvent.Usage count -> {
        usage = count.usage();
        serviceTier = count.serviceTier();
      }
      case ChatEvent.Finished end -> finishReason = end.reason();
      case ChatEvent.Warned warned -> call.warnings().told(warned.warning());
      case ChatEvent.Failed failure -> throw failure.error();
    }
  }

  private ChatResponse.Choice choice() {
    List<ToolCall> toolCalls = new ArrayList<>(calls.size());
    for (Call made : calls) {
      toolCalls.add(new ToolCall(made.id, made.name, made.arguments.toString()));
    }
    return new ChatResponse.Choice(
        0,
        text.toString(),
        reasoning.isEmpty() ? null : reasoning.toString(),
        refusal,
        toolCalls,
        finishReason,
        state,
        annotations.isEmpty() ? Map.of() : Map.of("annotations", annotations));
  }

  private static final class Call {

    final String id;
    final String name;
    final StringBuilder arguments = new StringBuilder();

    Call(String id, String name) {
      this.id = id;
      this.name = name;
    }
  }
}
