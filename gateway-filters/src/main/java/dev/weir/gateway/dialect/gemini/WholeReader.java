package dev.weir.gateway.dialect.gemini;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * Reads a whole answer by collecting the events of its chunks: one object, or the JSON array that a
 * stream becomes where {@code alt=sse} was not understood.
 */
final class WholeReader {

  private final ProviderCall call;
  private final Answer answer;
  private final List<Collected> choices = new ArrayList<>(1);
  private @Nullable String id;
  private @Nullable String model;
  private @Nullable TokenUsage usage;
  private @Nullable String serviceTier;

  private WholeReader(ProviderCall call) {
    this.call = call;
    answer = new Answer(call);
  }

  static ChatResponse read(byte[] body, ProviderCall call) {
    return new WholeReader(call).read(body);
  }

  private ChatResponse read(byte[] body) {
    try (JsonParser json = Json.mapper().createParser(body)) {
      JsonToken token = json.nextToken();
      if (token == JsonToken.START_ARRAY) {
        token = json.nextToken();
      }
      while (token == JsonToken.START_OBJECT) {
        answer.take(ChunkParser.parse(json, answer.isKnown()), this::take);
        token = json.nextToken();
      }
    } catch (JacksonException e) {
      throw new AiException(
          AiError.PROVIDER_BAD_RESPONSE,
          "the provider's answer of " + body.length + " bytes is no JSON");
    }
    if (!answer.isStarted()) {
      throw new AiException(
          AiError.PROVIDER_BAD_RESPONSE,
          "the provider's answer has neither candidates nor a reason for their absence");
    }
    answer.end(true, this::take);
    List<ChatResponse.Choice> all = new ArrayList<>(choices.size());
    for (Collected choice : choices) {
      if (choice.finishReason != null) {
        all.add(choice.choice(choice.finishReason));
      }
    }
    return new ChatResponse(id, model, all, usage, serviceTier);
  }

  private void take(ChatEvent event) {
    switch (event) {
      case ChatEvent.Started started -> {
        id = started.id();
        model = started.model();
      }
      case ChatEvent.Text text -> at(text.choice()).text.append(text.text());
      case ChatEvent.Reasoning reasoning ->
          at(reasoning.choice()).reasoning.append(reasoning.text());
      case ChatEvent.Refusal refusal -> at(refusal.choice()).text.append(refusal.text());
      case ChatEvent.ToolStarted tool -> at(tool.choice()).started = tool;
      case ChatEvent.ToolArguments arguments -> at(arguments.choice()).call(arguments.json());
      case ChatEvent.Annotations annotations ->
          at(annotations.choice()).rest.put("annotations", annotations.annotations());
      case ChatEvent.State state -> at(state.choice()).state = state.state();
      case ChatEvent.Usage count -> {
        usage = count.usage();
        serviceTier = count.serviceTier();
      }
      case ChatEvent.Finished finished -> finish(finished);
      case ChatEvent.Warned warned -> call.warnings().told(warned.warning());
      case ChatEvent.Failed failed -> throw failed.error();
    }
  }

  private void finish(ChatEvent.Finished finished) {
    Collected choice = at(finished.choice());
    choice.finishReason = finished.reason();
    JsonNode logprobs = Logprobs.read(answer.logprobs(finished.choice()));
    if (logprobs != null) {
      choice.rest.put("logprobs", logprobs);
    }
  }

  private Collected at(int index) {
    while (choices.size() <= index) {
      choices.add(new Collected(choices.size()));
    }
    return choices.get(index);
  }

  private static final class Collected {

    private final int index;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private final List<ToolCall> calls = new ArrayList<>(2);
    private final Map<String, JsonNode> rest = new LinkedHashMap<>();
    private ChatEvent.@Nullable ToolStarted started;
    private @Nullable JsonNode state;
    private @Nullable FinishReason finishReason;

    private Collected(int index) {
      this.index = index;
    }

    /** The arguments of a call come in one piece, right after its start. */
    private void call(String arguments) {
      if (started != null) {
        calls.add(new ToolCall(started.id(), started.name(), arguments));
      }
    }

    private ChatResponse.Choice choice(FinishReason reason) {
      return new ChatResponse.Choice(
          index,
          text.toString(),
          reasoning.isEmpty() ? null : reasoning.toString(),
          null,
          calls,
          reason,
          state,
          rest);
    }
  }
}
