package dev.weir.simulator.quirks;

import dev.weir.simulator.answers.Effort;
import dev.weir.simulator.http.Ids;
import dev.weir.simulator.http.Refusal;
import dev.weir.simulator.json.Json;
import dev.weir.simulator.openai.Quirks;
import dev.weir.simulator.tokens.CacheRule;
import dev.weir.simulator.tokens.Usage;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Mistral. Fields it does not know are refused with a 422; ids of tool calls are nine letters or
 * digits; reasoning stands in {@code thinking} parts; usage comes with the finish reason.
 */
public final class Mistral implements Quirks {

  private static final Pattern MODELS =
      Pattern.compile(
          "(mistral-|codestral-|ministral-|magistral-|pixtral-|devstral-|voxtral-|open-mi).*");
  private static final Pattern CALL_ID = Pattern.compile("[a-zA-Z0-9]{9}");
  private static final Set<String> PARAMETERS =
      Set.of(
          "model",
          "temperature",
          "top_p",
          "max_tokens",
          "stream",
          "stop",
          "random_seed",
          "metadata",
          "messages",
          "response_format",
          "tools",
          "tool_choice",
          "presence_penalty",
          "frequency_penalty",
          "n",
          "prediction",
          "parallel_tool_calls",
          "prompt_mode",
          "reasoning_effort",
          "safe_prompt",
          "guardrails",
          "prompt_cache_key");
  private static final Set<String> EMBEDDING_PARAMETERS =
      Set.of("model", "input", "encoding_format", "output_dimension", "output_dtype", "metadata");
  private static final Set<String> CHOICES = Set.of("auto", "none", "any", "required");

  @Override
  public String id() {
    return "mistral";
  }

  @Override
  public boolean owns(String model) {
    return MODELS.matcher(model).matches();
  }

  @Override
  public Refusal unknownModel(String model) {
    return Refusal.of(400, "invalid_model", "1500", null, "Invalid model: " + model);
  }

  @Override
  public Refusal wrongKey(String maskedKey) {
    return Refusal.of(401, "unauthorized", "Invalid API Key");
  }

  @Override
  public JsonNode error(Refusal refusal) {
    if (refusal.status() == 401) {
      return Json.object().put("detail", refusal.message());
    }
    ObjectNode error = Json.object().put("object", "error");
    if (refusal.status() == 422) {
      ArrayNode detail = error.putObject("message").putArray("detail");
      ObjectNode entry = detail.addObject().put("type", refusal.type());
      ArrayNode place = entry.putArray("loc").add("body");
      for (String step : String.valueOf(refusal.param()).split("\\.")) {
        place.add(step);
      }
      entry.put("msg", refusal.message());
      return error.put("type", "invalid_request_error").putNull("param").putNull("code");
    }
    return error
        .put("message", refusal.message())
        .put("type", refusal.type())
        .put("param", refusal.param())
        .put("code", refusal.code())
        .put("raw_status_code", refusal.status());
  }

  @Override
  public Map<String, String> headers(String requestId) {
    return Map.of(
        "x-request-id",
        requestId,
        "mistral-correlation-id",
        requestId,
        "x-kong-request-id",
        requestId,
        "ratelimitbysize-limit",
        "500000",
        "ratelimitbysize-remaining",
        "499000",
        "ratelimitbysize-reset",
        "59");
  }

  @Override
  public void check(ObjectNode body, String model) {
    refuseUnknown(body, PARAMETERS);
    JsonNode choice = body.path("tool_choice");
    if (choice.isString() && !CHOICES.contains(choice.stringValue())) {
      throw wrong("enum", "tool_choice", "Input should be 'auto', 'none', 'any' or 'required'");
    }
    JsonNode messages = body.path("messages");
    for (int at = 0; at < messages.size(); at++) {
      checkMessage(messages, at);
    }
  }

  private static void checkMessage(JsonNode messages, int at) {
    JsonNode message = messages.get(at);
    String role = Json.string(message, "role", "");
    String place = "messages." + at;
    if (!Set.of("system", "user", "assistant", "tool").contains(role)) {
      throw wrong(
          "union_tag_invalid",
          place,
          "Input tag '"
              + role
              + "' found using 'role' does not match any of the expected tags: 'assistant',"
              + " 'system', 'tool', 'user'");
    }
    if (Json.has(message, "reasoning_content")) {
      throw wrong(
          "extra_forbidden", place + ".reasoning_content", "Extra inputs are not permitted");
    }
    String id = Json.string(message, "tool_call_id", "");
    JsonNode calls = message.path("tool_calls");
    for (JsonNode call : calls) {
      checkId(Json.string(call, "id", ""));
    }
    if (role.equals("tool")) {
      checkId(id);
    }
    boolean isEmpty =
        !Json.has(message, "content") || message.path("content").asString("x").isEmpty();
    if (role.equals("assistant") && isEmpty && calls.isEmpty()) {
      throw invalidRequest(
          "3240", "Assistant message must have either content or tool_calls, but not none.");
    }
    boolean isPrefix = role.equals("assistant") && Json.flag(message, "prefix");
    if (at == messages.size() - 1 && role.equals("assistant") && !isPrefix) {
      throw invalidRequest(
          "3230",
          "Expected last role User or Tool (or Assistant with prefix True) for serving but got"
              + " assistant");
    }
  }

  private static void checkId(String id) {
    if (!CALL_ID.matcher(id).matches()) {
      throw invalidRequest(
          "3280", "Tool call id was " + id + " but must be a-z, A-Z, 0-9, with a length of 9.");
    }
  }

  private static Refusal invalidRequest(String code, String message) {
    return Refusal.of(400, "invalid_request_message_order", code, null, message);
  }

  private static void refuseUnknown(ObjectNode body, Set<String> known) {
    for (String name : body.propertyNames()) {
      if (!known.contains(name)) {
        throw wrong("extra_forbidden", name, "Extra inputs are not permitted");
      }
    }
  }

  private static Refusal wrong(String type, String place, String message) {
    return Refusal.of(422, type, null, place, message);
  }

  @Override
  public Effort effort(ObjectNode body, String model) {
    String asked = Json.string(body, "reasoning_effort");
    if (asked != null) {
      return Effort.named(asked);
    }
    boolean isReasoning = model.toLowerCase(Locale.ROOT).startsWith("magistral-");
    return isReasoning ? Effort.MEDIUM : Effort.NONE;
  }

  @Override
  public ReasoningShape reasoningShape() {
    return ReasoningShape.PARTS;
  }

  @Override
  public String callId(Ids ids) {
    return ids.letters(9);
  }

  @Override
  public String answerId(Ids ids) {
    return ids.hex(32);
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
            .put("total_tokens", usage.prompt() + usage.completion())
            .put("completion_tokens", usage.completion());
    node.putObject("prompt_tokens_details").put("cached_tokens", usage.cache().read());
    return node;
  }

  @Override
  public boolean isUsageWithFinish() {
    return true;
  }

  @Override
  public boolean isNullUsageShown(boolean isUsageAsked) {
    return false;
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
    if (isChunk) {
      answer.put("p", "abcdefghijk");
    }
  }

  @Override
  public void decorateMessage(ObjectNode message) {
    if (!message.has("tool_calls")) {
      message.putNull("tool_calls");
    }
  }

  @Override
  public int dimensions(String model) {
    return switch (model.toLowerCase(Locale.ROOT)) {
      case "mistral-embed", "mistral-embed-2312" -> 1024;
      case "codestral-embed", "codestral-embed-2505" -> 1536;
      default -> 0;
    };
  }

  @Override
  public void checkEmbedding(ObjectNode body, String model) {
    refuseUnknown(body, EMBEDDING_PARAMETERS);
    for (JsonNode one : body.path("input")) {
      if (!one.isString()) {
        throw wrong("string_type", "input", "Input should be a valid string");
      }
    }
    if (Json.has(body, "output_dimension") && !model.startsWith("codestral")) {
      throw Refusal.of(
          400,
          "invalid_request_invalid_args",
          "3051",
          null,
          "This model does not support output_dimension.");
    }
  }
}
