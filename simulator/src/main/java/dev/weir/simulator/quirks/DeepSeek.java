package dev.weir.simulator.quirks;

import static dev.weir.simulator.openai.Refusals.invalid;

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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * DeepSeek. Blank lines and comments stand before the body; only text is taken; {@code
 * reasoning_content} must not come back to the reasoner and must come back, with tools, to the
 * later models; cache hits and misses are counted.
 */
public final class DeepSeek implements Quirks {

  private static final String CODE = "invalid_request_error";
  private static final Set<String> ROLES = Set.of("system", "user", "assistant", "tool");

  @Override
  public String id() {
    return "deepseek";
  }

  @Override
  public boolean owns(String model) {
    return model.startsWith("deepseek-");
  }

  @Override
  public Refusal unknownModel(String model) {
    return invalid(null, CODE, "Model Not Exist");
  }

  @Override
  public Refusal wrongKey(String maskedKey) {
    return Refusal.of(
        401,
        "authentication_error",
        CODE,
        null,
        "Authentication Fails, Your api key: " + maskedKey.replace("…", "****") + " is invalid");
  }

  @Override
  public Map<String, String> headers(String requestId) {
    return Map.of("x-request-id", requestId, "x-ds-trace-id", requestId, "server", "CloudFront");
  }

  @Override
  public void check(ObjectNode body, String model) {
    JsonNode messages = body.path("messages");
    int lastUser = -1;
    for (int at = 0; at < messages.size(); at++) {
      checkMessage(messages.get(at), at);
      lastUser = Json.string(messages.get(at), "role", "").equals("user") ? at : lastUser;
    }
    for (int at = 0; at < messages.size(); at++) {
      checkReasoning(messages.get(at), at, at > lastUser, body, model);
    }
    if (Json.string(body.path("response_format"), "type", "").equals("json_schema")) {
      throw invalid(null, CODE, "This response_format type is unavailable now");
    }
  }

  private static void checkMessage(JsonNode message, int at) {
    String role = Json.string(message, "role", "");
    if (!ROLES.contains(role)) {
      throw unreadable(
          "messages["
              + at
              + "].role: unknown variant `"
              + role
              + "`, expected one of `system`, `user`, `assistant`, `tool`");
    }
    for (JsonNode part : message.path("content")) {
      String type = Json.string(part, "type", "");
      if (!type.equals("text")) {
        throw unreadable("messages[" + at + "]: unknown variant `" + type + "`, expected `text`");
      }
    }
  }

  private static Refusal unreadable(String what) {
    return invalid(
        null,
        CODE,
        "Failed to deserialize the JSON body into the target type: "
            + what
            + " at line 1 column 1");
  }

  private static void checkReasoning(
      JsonNode message, int at, boolean isSinceUser, ObjectNode body, String model) {
    if (!Json.string(message, "role", "").equals("assistant")) {
      return;
    }
    boolean hasReasoning = Json.has(message, "reasoning_content");
    String name = model.toLowerCase(Locale.ROOT);
    if (hasReasoning && name.startsWith("deepseek-reasoner")) {
      throw invalid(
          null,
          CODE,
          "The reasoning_content is an intermediate result for display purposes only and will not"
              + " be included in the context for inference. Please remove the reasoning_content"
              + " from your message to reduce network traffic.");
    }
    boolean isNeeded =
        isSinceUser && Json.has(message, "tool_calls") && isThinkingByDefault(name, body);
    if (isNeeded && !hasReasoning) {
      throw invalid(
          null,
          CODE,
          "Missing `reasoning_content` field in the assistant message at message index "
              + at
              + ". For more information, please refer to"
              + " https://api-docs.deepseek.com/guides/thinking_mode#tool-calls");
    }
  }

  private static boolean isThinkingByDefault(String model, ObjectNode body) {
    boolean isOff = Json.string(body.path("thinking"), "type", "").equals("disabled");
    return model.startsWith("deepseek-v") && !isOff;
  }

  @Override
  public Effort effort(ObjectNode body, String model) {
    String name = model.toLowerCase(Locale.ROOT);
    boolean isOn = Json.string(body.path("thinking"), "type", "").equals("enabled");
    if (isOn || isThinkingByDefault(name, body) || name.startsWith("deepseek-reasoner")) {
      return Effort.named(Json.string(body, "reasoning_effort", "medium"));
    }
    return Effort.NONE;
  }

  @Override
  public ReasoningShape reasoningShape() {
    return ReasoningShape.FIELD;
  }

  @Override
  public String callId(Ids ids) {
    return "call_00_" + ids.letters(24);
  }

  @Override
  public String answerId(Ids ids) {
    return ids.uuid();
  }

  @Override
  public CacheRule cacheRule() {
    return CacheRule.automatic(64, 64);
  }

  @Override
  public ObjectNode usage(Usage usage) {
    ObjectNode node =
        Json.object()
            .put("prompt_tokens", usage.prompt())
            .put("completion_tokens", usage.completion())
            .put("total_tokens", usage.prompt() + usage.completion());
    node.putObject("prompt_tokens_details").put("cached_tokens", usage.cache().read());
    if (usage.reasoning() > 0) {
      node.putObject("completion_tokens_details").put("reasoning_tokens", usage.reasoning());
    }
    return node.put("prompt_cache_hit_tokens", usage.cache().read())
        .put("prompt_cache_miss_tokens", usage.prompt() - usage.cache().read());
  }

  @Override
  public boolean isUsageWithFinish() {
    return true;
  }

  @Override
  public boolean isNullUsageShown(boolean isUsageAsked) {
    return true;
  }

  @Override
  public boolean isCallAnnounced() {
    return true;
  }

  @Override
  public boolean isOtherFieldNull() {
    return true;
  }

  @Override
  public boolean isContentNullBesideCalls() {
    return false;
  }

  @Override
  public boolean isCallIndexed() {
    return true;
  }

  @Override
  public void decorate(ObjectNode answer, ObjectNode request, boolean isChunk) {
    answer.put("system_fingerprint", "fp_simulator_prod0820_fp8_kvcache");
  }

  @Override
  public String beforeBody() {
    return "\n\n\n";
  }

  @Override
  public String beforeStream() {
    return ": keep-alive\n\n\n: keep-alive\n\n";
  }

  @Override
  public String ping() {
    return ": keep-alive\n\n";
  }
}
