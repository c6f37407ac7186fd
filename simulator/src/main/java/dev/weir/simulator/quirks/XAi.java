package dev.weir.simulator.quirks;

import dev.weir.simulator.answers.Effort;
import dev.weir.simulator.http.Ids;
import dev.weir.simulator.http.Refusal;
import dev.weir.simulator.json.Json;
import dev.weir.simulator.openai.Quirks;
import dev.weir.simulator.tokens.CacheRule;
import dev.weir.simulator.tokens.Usage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * xAI. Reasoning is counted beside the completion and shown as {@code reasoning_content}; reasoning
 * models take neither stop sequences nor penalties; errors are flat; a call comes in one chunk.
 */
public final class XAi implements Quirks {

  private static final String INVALID = "Client specified an invalid argument";

  @Override
  public String id() {
    return "xai";
  }

  @Override
  public boolean owns(String model) {
    return model.startsWith("grok-");
  }

  @Override
  public Refusal unknownModel(String model) {
    return Refusal.of(
        404,
        "Some requested entity was not found",
        "The model "
            + model
            + " does not exist or your team does not have access to it. Please ensure you're using"
            + " the correct API key.");
  }

  @Override
  public Refusal wrongKey(String maskedKey) {
    return Refusal.of(
        401,
        "The caller does not have permission to execute the specified operation",
        "Incorrect API key provided: "
            + maskedKey.replace("…", "xa***")
            + ". You can obtain an API key from https://console.x.ai.");
  }

  @Override
  public JsonNode error(Refusal refusal) {
    String code = refusal.type().equals("invalid_request_error") ? INVALID : refusal.type();
    return Json.object().put("code", code).put("error", refusal.message());
  }

  @Override
  public Map<String, String> headers(String requestId) {
    return Map.of(
        "x-request-id", requestId,
        "x-ratelimit-limit-requests", "1800",
        "x-ratelimit-remaining-requests", "1799",
        "x-ratelimit-limit-tokens", "10000000",
        "x-ratelimit-remaining-tokens", "9999000");
  }

  @Override
  public void check(ObjectNode body, String model) {
    if (!isReasoning(model)) {
      return;
    }
    for (String parameter : List.of("stop", "presence_penalty", "frequency_penalty")) {
      if (Json.has(body, parameter)) {
        throw Refusal.of(
            400,
            INVALID,
            "Model " + model + " does not support parameter " + camel(parameter) + ".");
      }
    }
  }

  private static String camel(String parameter) {
    return switch (parameter) {
      case "presence_penalty" -> "presencePenalty";
      case "frequency_penalty" -> "frequencyPenalty";
      default -> parameter;
    };
  }

  private static boolean isReasoning(String model) {
    String name = model.toLowerCase(Locale.ROOT);
    return !name.contains("non-reasoning")
        && (name.startsWith("grok-3-mini")
            || name.startsWith("grok-4")
            || name.startsWith("grok-5")
            || name.startsWith("grok-code"));
  }

  @Override
  public Effort effort(ObjectNode body, String model) {
    if (!isReasoning(model)) {
      return Effort.NONE;
    }
    return Effort.named(Json.string(body, "reasoning_effort", "medium"));
  }

  @Override
  public ReasoningShape reasoningShape() {
    return ReasoningShape.FIELD;
  }

  @Override
  public String callId(Ids ids) {
    return "call_" + Math.floorMod(Long.parseUnsignedLong(ids.hex(15), 16), 90_000_000L);
  }

  @Override
  public String answerId(Ids ids) {
    return ids.uuid();
  }

  @Override
  public CacheRule cacheRule() {
    return CacheRule.automatic(1024, 64);
  }

  @Override
  public ObjectNode usage(Usage usage) {
    ObjectNode node =
        Json.object()
            .put("prompt_tokens", usage.prompt())
            .put("completion_tokens", usage.completion() - usage.reasoning())
            .put("total_tokens", usage.prompt() + usage.completion());
    node.putObject("prompt_tokens_details")
        .put("text_tokens", usage.prompt())
        .put("audio_tokens", 0)
        .put("image_tokens", 0)
        .put("cached_tokens", usage.cache().read());
    node.putObject("completion_tokens_details")
        .put("reasoning_tokens", usage.reasoning())
        .put("audio_tokens", 0)
        .put("accepted_prediction_tokens", 0)
        .put("rejected_prediction_tokens", 0);
    return node.put("num_sources_used", 0);
  }

  @Override
  public boolean isNullUsageShown(boolean isUsageAsked) {
    return true;
  }

  @Override
  public boolean isCallWhole() {
    return true;
  }

  @Override
  public boolean isContentNullBesideCalls() {
    return false;
  }

  @Override
  public void decorate(ObjectNode answer, ObjectNode request, boolean isChunk) {
    answer.put("system_fingerprint", "fp_simulator02");
  }

  @Override
  public void decorateMessage(ObjectNode message) {
    message.putNull("refusal");
  }
}
