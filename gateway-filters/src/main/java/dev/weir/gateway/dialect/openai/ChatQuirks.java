package dev.weir.gateway.dialect.openai;

import dev.weir.gateway.dialect.ProviderCall;
import dev.weir.gateway.json.JsonSplice;
import dev.weir.ledger.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes the parameters of a chat request that this provider takes otherwise, and no others. */
final class ChatQuirks {

  /** Sampling with the value that is always taken because it is the default. */
  private static final List<Sampling> SAMPLING =
      List.of(
          new Sampling("temperature", "1"),
          new Sampling("top_p", "1"),
          new Sampling("presence_penalty", "0"),
          new Sampling("frequency_penalty", "0"),
          new Sampling("logprobs", "false"),
          new Sampling("top_logprobs", "0"),
          new Sampling("logit_bias", "{}"));

  /** What OpenAI knows and Mistral answers with 422 "Extra inputs are not permitted". */
  private static final List<String> UNKNOWN_TO_STRICT =
      List.of(
          "metadata",
          "user",
          "store",
          "service_tier",
          "logit_bias",
          "logprobs",
          "top_logprobs",
          "modalities",
          "audio",
          "web_search_options",
          "verbosity",
          "prompt_cache_key",
          "prompt_cache_retention",
          "safety_identifier",
          "functions",
          "function_call",
          "reasoning");

  private static final byte[] INCLUDE_USAGE =
      "{\"include_usage\":true}".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ANY = "\"any\"".getBytes(StandardCharsets.US_ASCII);

  private final JsonSplice body;
  private final ProviderCall call;
  private final RequestParams params;

  private ChatQuirks(JsonSplice body, ProviderCall call) {
    this.body = body;
    this.call = call;
    this.params = new RequestParams(body, call);
  }

  static void apply(JsonSplice body, ProviderCall call) {
    new ChatQuirks(body, call).apply();
  }

  private void apply() {
    usage();
    if (call.quirks().isEmpty()) {
      return;
    }
    if (call.has(OpenAiQuirk.MAX_COMPLETION_TOKENS)) {
      reasoningModel();
    }
    if (call.has(OpenAiQuirk.MAX_TOKENS_ONLY)) {
      if (params.isSet("max_completion_tokens")) {
        body.remove("max_tokens");
      }
      params.rename("max_completion_tokens", "max_tokens");
    }
    if (call.has(OpenAiQuirk.NO_STOP_WITH_REASONING)) {
      xaiReasoning();
    }
    if (call.has(OpenAiQuirk.RANDOM_SEED)) {
      params.rename("seed", "random_seed");
    }
    if (call.has(OpenAiQuirk.TOOL_CHOICE_ANY) && params.is("tool_choice", "\"required\"")) {
      body.set("tool_choice", ANY);
    }
    if (call.has(OpenAiQuirk.JSON_OBJECT_ONLY)) {
      JsonInstruction.apply(body, call, params);
    }
    if (call.has(OpenAiQuirk.STRICT_PARAMETERS)) {
      for (String name : UNKNOWN_TO_STRICT) {
        params.drop(name, "not known to " + call.model());
      }
    }
  }

  /** Usage is asked for in every stream; whether the caller sees it is another matter. */
  private void usage() {
    if (call.has(OpenAiQuirk.NO_STREAM_OPTIONS)) {
      if (body.has("stream_options")) {
        body.remove("stream_options");
      }
      return;
    }
    if (!call.stream()) {
      return;
    }
    JsonNode options = params.tree("stream_options");
    if (!(options instanceof ObjectNode known)) {
      body.set("stream_options", INCLUDE_USAGE);
    } else if (!known.path("include_usage").asBoolean(false)) {
      known.put("include_usage", true);
      body.set("stream_options", Json.mapper().writeValueAsBytes(known));
    }
  }

  private void reasoningModel() {
    String model = call.model();
    if (!ModelGeneration.isOpenAiReasoning(model)) {
      return;
    }
    params.rename("max_tokens", "max_completion_tokens");
    String effort = effort();
    boolean off =
        effort == null ? ModelGeneration.reasonsOnlyWhenAsked(model) : effort.equals("none");
    if (!ModelGeneration.refusesSampling(model, off)) {
      return;
    }
    for (Sampling sampling : SAMPLING) {
      if (!sampling.isDefault(params.tree(sampling.name()))) {
        params.drop(sampling.name(), "not taken by " + model + " while it reasons");
      }
    }
    if (ModelGeneration.refusesStop(model)) {
      params.drop("stop", "not taken by " + model + " while it reasons");
    }
  }

  private @Nullable String effort() {
    JsonNode effort = params.tree("reasoning_effort");
    return effort != null && effort.isString() ? effort.stringValue() : null;
  }

  private void xaiReasoning() {
    String model = call.model();
    if (ModelGeneration.isXaiReasoning(model)) {
      for (String name : List.of("stop", "presence_penalty", "frequency_penalty")) {
        params.drop(name, "not taken by reasoning models such as " + model);
      }
    }
    if (ModelGeneration.refusesXaiEffort(model)) {
      params.drop("reasoning_effort", "not taken by " + model);
    }
  }

  private record Sampling(String name, String harmless) {

    boolean isDefault(@Nullable JsonNode value) {
      if (value == null) {
        return true;
      }
      return value.toString().equals(harmless) || value.toString().equals(harmless + ".0");
    }
  }
}
