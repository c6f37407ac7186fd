package dev.weir.gateway.dialect.gemini;

import dev.weir.gateway.chat.ChatRequest;
import dev.weir.gateway.chat.ResponseFormat;
import dev.weir.gateway.chat.Sampling;
import dev.weir.gateway.dialect.ProviderCall;
import dev.weir.gateway.dialect.Warnings;
import dev.weir.ledger.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes {@code generationConfig}: how tokens are chosen, how many, and in what form. */
final class ConfigWriter {

  private static final int MOST_STOPS = 5;
  private static final double HOTTEST = 2;

  private final GeminiModel model;
  private final ProviderCall call;
  private final Warnings warnings;

  ConfigWriter(GeminiModel model, ProviderCall call) {
    this.model = model;
    this.call = call;
    warnings = call.warnings();
  }

  void write(ChatRequest request, ObjectNode body) {
    ObjectNode config = Json.mapper().createObjectNode();
    if (request.maxTokens() != null) {
      config.put("maxOutputTokens", request.maxTokens());
    }
    sampling(request.sampling(), config);
    if (request.choices() > 1) {
      config.put("candidateCount", request.choices());
    }
    stop(request.stop(), config);
    format(request, config);
    if (request.reasoningEffort() != null) {
      new Thinking(model, warnings).write(request.reasoningEffort(), config);
    }
    if (!config.isEmpty()) {
      body.set("generationConfig", config);
    }
  }

  private void sampling(Sampling sampling, ObjectNode config) {
    if (sampling.temperature() != null) {
      config.put("temperature", temperature(sampling.temperature()));
    }
    if (sampling.topP() != null) {
      config.put("topP", sampling.topP());
    }
    if (sampling.topK() != null) {
      config.put("topK", sampling.topK());
    }
    if (sampling.seed() != null) {
      config.put("seed", seed(sampling.seed()));
    }
    if (isSet(sampling.frequencyPenalty())) {
      config.put("frequencyPenalty", sampling.frequencyPenalty());
    }
    if (isSet(sampling.presencePenalty())) {
      config.put("presencePenalty", sampling.presencePenalty());
    }
    if (Boolean.TRUE.equals(sampling.logprobs())) {
      logprobs(sampling, config);
    }
  }

  /** A penalty of zero says nothing, and some models refuse even that. */
  private static boolean isSet(@Nullable Double penalty) {
    return penalty != null && penalty != 0;
  }

  private void logprobs(Sampling sampling, ObjectNode config) {
    if (call.stream()) {
      warnings.dropped("logprobs", "not translated in streams of Gemini");
      return;
    }
    config.put("responseLogprobs", true);
    if (sampling.topLogprobs() != null && sampling.topLogprobs() > 0) {
      config.put("logprobs", sampling.topLogprobs());
    }
  }

  private double temperature(double asked) {
    if (asked >= 0 && asked <= HOTTEST) {
      return asked;
    }
    double nearest = asked < 0 ? 0 : HOTTEST;
    warnings.changed("temperature", asked + " to " + nearest + " (Gemini: 0 to 2)");
    return nearest;
  }

  /** Gemini's seeds have 32 bits; the same long seed always makes the same short one. */
  private int seed(long asked) {
    int seed = Long.hashCode(asked);
    if (asked == (int) asked) {
      return (int) asked;
    }
    warnings.changed("seed", "folded to 32 bits");
    return seed;
  }

  private void stop(List<String> asked, ObjectNode config) {
    List<String> stops = asked.stream().filter(stop -> !stop.isEmpty()).toList();
    if (stops.isEmpty()) {
      return;
    }
    if (stops.size() > MOST_STOPS) {
      warnings.changed("stop", stops.size() + " sequences cut to " + MOST_STOPS);
      stops = stops.subList(0, MOST_STOPS);
    }
    ArrayNode sequences = config.putArray("stopSequences");
    stops.forEach(sequences::add);
  }

  private void format(ChatRequest request, ObjectNode config) {
    if (request.responseFormat() instanceof ResponseFormat.Text) {
      return;
    }
    if (!request.tools().isEmpty() && !model.takesFunctionsWithJson()) {
      warnings.dropped(
          "response_format", model.family() + " takes no JSON format together with tools");
      return;
    }
    config.put("responseMimeType", "application/json");
    if (request.responseFormat() instanceof ResponseFormat.JsonSchema format
        && !format.schema().isEmpty()) {
      JsonNode schema =
          Schemas.of(format.schema(), model, "response_format.json_schema.schema", warnings);
      config.set(model.takesJsonSchema() ? "responseJsonSchema" : "responseSchema", schema);
    }
  }
}
