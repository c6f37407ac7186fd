package dev.weir.simulator.anthropic;

import dev.weir.simulator.answers.Answer;
import dev.weir.simulator.answers.ToolCall;
import dev.weir.simulator.faults.Fault;
import dev.weir.simulator.faults.FaultKind;
import dev.weir.simulator.json.Json;
import dev.weir.simulator.tokens.Usage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A message that was generated, and how it looks when it is sent whole. */
record MessageAnswer(String id, String model, Answer answer, Usage usage, String tier) {

  ObjectNode body(Fault fault) {
    ObjectNode body = Json.object();
    body.put("model", model).put("id", id).put("type", "message").put("role", "assistant");
    ArrayNode content = body.putArray("content");
    if (!fault.is(FaultKind.EMPTY_CHOICES)) {
      content(content);
    }
    body.put("stop_reason", stopReason());
    body.put("stop_sequence", answer.stopSequence());
    if (!fault.is(FaultKind.MISSING_USAGE)) {
      body.set("usage", startUsage(usage.completion()));
    }
    return body;
  }

  private void content(ArrayNode content) {
    if (!answer.reasoning().isEmpty()) {
      content
          .addObject()
          .put("type", "thinking")
          .put("thinking", answer.reasoning())
          .put("signature", Signature.of(answer.reasoning()));
    }
    if (!answer.text().isEmpty()) {
      content.addObject().put("type", "text").put("text", answer.text());
    }
    for (ToolCall call : answer.calls()) {
      ObjectNode block = block(call);
      JsonNode input = Json.parse(call.arguments());
      block.set("input", input == null ? Json.object() : input);
      content.add(block);
    }
  }

  /** A tool block as it begins, with no input yet. */
  static ObjectNode block(ToolCall call) {
    ObjectNode block = Json.object().put("type", "tool_use");
    block.put("id", call.id()).put("name", call.name());
    block.putObject("input");
    return block;
  }

  String stopReason() {
    return switch (answer.ending()) {
      case COMPLETE -> "end_turn";
      case STOP_SEQUENCE -> "stop_sequence";
      case LENGTH -> "max_tokens";
      case TOOL_CALLS -> "tool_use";
    };
  }

  /** The usage with everything that is known when the message begins. */
  ObjectNode startUsage(int outputTokens) {
    ObjectNode node = inputUsage();
    node.putObject("cache_creation")
        .put("ephemeral_5m_input_tokens", usage.cache().write5m())
        .put("ephemeral_1h_input_tokens", usage.cache().write1h());
    return node.put("output_tokens", outputTokens)
        .put("service_tier", tier)
        .put("inference_geo", "not_available");
  }

  /** The usage with cumulative counts when the message ends. */
  ObjectNode endUsage() {
    return inputUsage().put("output_tokens", usage.completion());
  }

  private ObjectNode inputUsage() {
    return Json.object()
        .put("input_tokens", usage.uncached())
        .put("cache_creation_input_tokens", usage.cache().write5m() + usage.cache().write1h())
        .put("cache_read_input_tokens", usage.cache().read());
  }
}
