package dev.weir.simulator.quirks;

import static dev.weir.simulator.openai.Refusals.invalid;

import dev.weir.simulator.answers.Effort;
import dev.weir.simulator.http.Refusal;
import dev.weir.simulator.json.Json;
import dev.weir.simulator.openai.Quirks;
import dev.weir.simulator.tokens.CacheRule;
import dev.weir.simulator.tokens.Usage;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * OpenAI. Reasoning models take neither {@code max_tokens} nor sampling parameters and show no
 * reasoning; unknown parameters are refused.
 */
public final class OpenAi implements Quirks {

  private static final Pattern MODELS =
      Pattern.compile("(gpt-|o\\d|chatgpt-|codex-|text-embedding-|dall-e|ft:gpt-|ft:o\\d).*");
  private static final Pattern REASONING = Pattern.compile("(ft:)?(o\\d|gpt-[5-9]|codex-).*");
  private static final Pattern THINKS_UNASKED =
      Pattern.compile("(ft:)?(o\\d.*|gpt-5(-.*)?|codex-.*)");

  private static final Set<String> TIERS = Set.of("flex", "priority", "scale");

  @Override
  public String id() {
    return "openai";
  }

  @Override
  public boolean owns(String model) {
    return MODELS.matcher(model).matches();
  }

  @Override
  public Refusal wrongKey(String maskedKey) {
    String message =
        maskedKey.isEmpty()
            ? "You didn't provide an API key. You need to provide your API key in an Authorization"
                + " header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY)."
            : "Incorrect API key provided: "
                + maskedKey.replace("…", "sk-****")
                + ". You can find your API key at https://platform.openai.com/account/api-keys.";
    return Refusal.of(401, "invalid_request_error", "invalid_api_key", null, message);
  }

  @Override
  public Map<String, String> headers(String requestId) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("x-request-id", requestId);
    headers.put("openai-organization", "org-simulator");
    headers.put("openai-processing-ms", "12");
    headers.put("openai-version", "2020-10-01");
    headers.put("x-ratelimit-limit-requests", "10000");
    headers.put("x-ratelimit-limit-tokens", "2000000");
    headers.put("x-ratelimit-remaining-requests", "9999");
    headers.put("x-ratelimit-remaining-tokens", "1999900");
    headers.put("x-ratelimit-reset-requests", "6ms");
    headers.put("x-ratelimit-reset-tokens", "3ms");
    headers.put("set-cookie", "__cf_bm=simulated; path=/; HttpOnly; Secure; SameSite=None");
    headers.put("server", "cloudflare");
    headers.put("cf-ray", "simulated-FRA");
    headers.put("x-content-type-options", "nosniff");
    return headers;
  }

  @Override
  public void check(ObjectNode body, String model) {
    OpenAiRules.check(body, isReasoning(model.toLowerCase(Locale.ROOT)));
  }

  private static boolean isReasoning(String model) {
    return REASONING.matcher(model).matches() && !model.contains("-chat");
  }

  @Override
  public Effort effort(ObjectNode body, String model) {
    String name = model.toLowerCase(Locale.ROOT);
    String asked = Json.string(body, "reasoning_effort");
    if (asked != null) {
      return Effort.named(asked);
    }
    return isReasoning(name) && THINKS_UNASKED.matcher(name).matches()
        ? Effort.MEDIUM
        : Effort.NONE;
  }

  @Override
  public CacheRule cacheRule() {
    return CacheRule.automatic(1024, 128);
  }

  @Override
  public ObjectNode usage(Usage usage) {
    ObjectNode node =
        Json.object()
            .put("prompt_tokens", usage.prompt())
            .put("completion_tokens", usage.completion())
            .put("total_tokens", usage.prompt() + usage.completion());
    node.putObject("prompt_tokens_details")
        .put("cached_tokens", usage.cache().read())
        .put("audio_tokens", 0);
    node.putObject("completion_tokens_details")
        .put("reasoning_tokens", usage.reasoning())
        .put("audio_tokens", 0)
        .put("accepted_prediction_tokens", 0)
        .put("rejected_prediction_tokens", 0);
    return node;
  }

  @Override
  public void decorate(ObjectNode answer, ObjectNode request, boolean isChunk) {
    String tier = Json.string(request, "service_tier", "default");
    answer.put("service_tier", TIERS.contains(tier) ? tier : "default");
    answer.put("system_fingerprint", "fp_simulator01");
    if (isChunk && !isObfuscationOff(request)) {
      answer.put("obfuscation", "s1mulat0r");
    }
  }

  private static boolean isObfuscationOff(ObjectNode request) {
    JsonNode wanted = request.path("stream_options").path("include_obfuscation");
    return wanted.isBoolean() && !wanted.booleanValue();
  }

  @Override
  public void decorateMessage(ObjectNode message) {
    message.putNull("refusal");
    message.putArray("annotations");
  }

  @Override
  public boolean isPretty() {
    return true;
  }

  @Override
  public int dimensions(String model) {
    String name = model.toLowerCase(Locale.ROOT);
    return !name.startsWith("text-embedding-") ? 0 : name.endsWith("-large") ? 3072 : 1536;
  }

  @Override
  public void checkEmbedding(ObjectNode body, String model) {
    if (Json.has(body, "dimensions") && model.endsWith("ada-002")) {
      throw invalid(null, null, "This model does not support specifying dimensions.");
    }
    int dimensions = Json.integer(body, "dimensions", 1);
    if (dimensions < 1 || dimensions > dimensions(model)) {
      throw invalid("dimensions", null, "Invalid value for 'dimensions' = " + dimensions + ".");
    }
  }
}
