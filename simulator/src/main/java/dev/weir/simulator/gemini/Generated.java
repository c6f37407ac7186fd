package dev.weir.simulator.gemini;

import dev.weir.simulator.answers.Answer;
import dev.weir.simulator.answers.ToolCall;
import dev.weir.simulator.faults.Fault;
import dev.weir.simulator.faults.FaultKind;
import dev.weir.simulator.json.Json;
import dev.weir.simulator.tokens.CacheUse;
import dev.weir.simulator.tokens.Usage;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The candidates that were generated, and how they look when they are sent whole. */
record Generated(
    GenerateRequest request, String responseId, List<Answer> candidates, CacheUse cache) {

  Usage usage() {
    int completion = candidates.stream().mapToInt(Answer::tokens).sum();
    int reasoning = candidates.stream().mapToInt(Answer::reasoningTokens).sum();
    return new Usage(request.prompt().tokens(), cache, completion, reasoning);
  }

  ObjectNode body(Fault fault) {
    ObjectNode body = Json.object();
    if (fault.is(FaultKind.EMPTY_CHOICES)) {
      body.putObject("promptFeedback").put("blockReason", "PROHIBITED_CONTENT");
    } else {
      ArrayNode list = body.putArray("candidates");
      for (int index = 0; index < candidates.size(); index++) {
        list.add(candidate(index));
      }
    }
    if (!fault.is(FaultKind.MISSING_USAGE)) {
      body.set("usageMetadata", usageMetadata(usage()));
    }
    return signed(body);
  }

  private ObjectNode candidate(int index) {
    Answer answer = candidates.get(index);
    ObjectNode candidate = Json.object();
    ObjectNode content = candidate.putObject("content");
    ArrayNode parts = Json.array();
    if (!answer.reasoning().isEmpty() && request.isThoughtShown()) {
      parts.addObject().put("text", answer.reasoning()).put("thought", true);
    }
    if (!answer.text().isEmpty()) {
      ObjectNode part = parts.addObject().put("text", answer.text());
      if (Generation.of(request.model()).isThird() && !answer.reasoning().isEmpty()) {
        part.put("thoughtSignature", ThoughtSignature.of(answer.text()));
      }
    }
    for (int call = 0; call < answer.calls().size(); call++) {
      parts.add(callPart(answer, call));
    }
    if (!parts.isEmpty()) {
      content.set("parts", parts);
    }
    content.put("role", "model");
    candidate.put("finishReason", finishReason(answer)).put("index", index);
    if (!answer.calls().isEmpty()) {
      candidate.put("finishMessage", "Model generated function call(s).");
    }
    return candidate;
  }

  /** A call; the first one of an answer carries the signature of the thought behind it. */
  ObjectNode callPart(Answer answer, int index) {
    boolean isThird = Generation.of(request.model()).isThird();
    ToolCall call = answer.calls().get(index);
    ObjectNode part = Json.object();
    ObjectNode function = part.putObject("functionCall").put("name", call.name());
    JsonNode arguments = Json.parse(call.arguments());
    function.set("args", arguments == null ? Json.object() : arguments);
    if (isThird) {
      function.put("id", call.id());
    }
    if (index == 0 && (isThird || !answer.reasoning().isEmpty())) {
      part.put("thoughtSignature", ThoughtSignature.of(call.name() + call.arguments()));
    }
    return part;
  }

  ObjectNode signed(ObjectNode body) {
    return body.put("modelVersion", request.model()).put("responseId", responseId);
  }

  static String finishReason(Answer answer) {
    return switch (answer.ending()) {
      case COMPLETE, STOP_SEQUENCE, TOOL_CALLS -> "STOP";
      case LENGTH -> "MAX_TOKENS";
    };
  }

  static ObjectNode usageMetadata(Usage usage) {
    int shown = usage.completion() - usage.reasoning();
    ObjectNode node = Json.object().put("promptTokenCount", usage.prompt());
    if (shown > 0) {
      node.put("candidatesTokenCount", shown);
    }
    node.put("totalTokenCount", usage.prompt() + usage.completion());
    if (usage.cache().read() > 0) {
      node.put("cachedContentTokenCount", usage.cache().read());
    }
    modality(node.putArray("promptTokensDetails"), usage.prompt());
    if (usage.cache().read() > 0) {
      modality(node.putArray("cacheTokensDetails"), usage.cache().read());
    }
    if (usage.reasoning() > 0) {
      node.put("thoughtsTokenCount", usage.reasoning());
    }
    return node;
  }

  private static void modality(ArrayNode details, int tokens) {
    details.addObject().put("modality", "TEXT").put("tokenCount", tokens);
  }
}
