package dev.weir.simulator.openai;

import dev.weir.simulator.answers.Answer;
import dev.weir.simulator.answers.ToolCall;
import dev.weir.simulator.faults.Fault;
import dev.weir.simulator.faults.FaultKind;
import dev.weir.simulator.json.Json;
import dev.weir.simulator.openai.Quirks.ReasoningShape;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a whole chat completion. */
final class ChatAnswer {

  private final Quirks quirks;
  private final Fault fault;

  ChatAnswer(Quirks quirks, Fault fault) {
    this.quirks = quirks;
    this.fault = fault;
  }

  ObjectNode body(Written written) {
    ObjectNode body = Json.object();
    body.put("id", written.id());
    body.put("object", "chat.completion");
    body.put("created", written.created());
    body.put("model", written.request().model());
    ArrayNode choices = body.putArray("choices");
    if (!fault.is(FaultKind.EMPTY_CHOICES)) {
      for (int index = 0; index < written.choices().size(); index++) {
        choices.add(choice(index, written.choices().get(index), written.request()));
      }
    }
    if (!fault.is(FaultKind.MISSING_USAGE)) {
      body.set("usage", quirks.usage(written.usage()));
    }
    quirks.decorate(body, written.request().body(), false);
    return body;
  }

  private ObjectNode choice(int index, Answer answer, ChatRequest request) {
    ObjectNode choice = Json.object().put("index", index);
    choice.set("message", message(answer));
    if (Json.flag(request.body(), "logprobs")) {
      choice.set("logprobs", Logprobs.of(answer.text(), request.body()));
    } else {
      choice.putNull("logprobs");
    }
    return choice.put("finish_reason", Written.finishReason(answer));
  }

  private ObjectNode message(Answer answer) {
    ObjectNode message = Json.object().put("role", "assistant");
    content(answer, message);
    boolean isShown = quirks.reasoningShape() == ReasoningShape.FIELD;
    if (isShown && !answer.reasoning().isEmpty()) {
      message.put("reasoning_content", answer.reasoning());
    }
    if (!answer.calls().isEmpty()) {
      ArrayNode calls = message.putArray("tool_calls");
      for (int index = 0; index < answer.calls().size(); index++) {
        calls.add(call(index, answer.calls().get(index)));
      }
    }
    quirks.decorateMessage(message);
    return message;
  }

  private void content(Answer answer, ObjectNode message) {
    if (quirks.reasoningShape() == ReasoningShape.PARTS && !answer.reasoning().isEmpty()) {
      ArrayNode parts = message.putArray("content");
      parts.add(thinking(answer.reasoning()).put("closed", true));
      if (!answer.text().isEmpty()) {
        parts.addObject().put("type", "text").put("text", answer.text());
      }
    } else if (answer.text().isEmpty()
        && !answer.calls().isEmpty()
        && quirks.isContentNullBesideCalls()) {
      message.putNull("content");
    } else {
      message.put("content", answer.text());
    }
  }

  private ObjectNode call(int index, ToolCall call) {
    ObjectNode node = Json.object();
    if (quirks.isCallIndexed()) {
      node.put("index", index);
    }
    node.put("id", call.id()).put("type", "function");
    node.putObject("function").put("name", call.name()).put("arguments", call.arguments());
    return node;
  }

  /** Reasoning as a part of the content. */
  static ObjectNode thinking(String text) {
    ObjectNode part = Json.object().put("type", "thinking");
    part.putArray("thinking").addObject().put("type", "text").put("text", text);
    return part;
  }
}
