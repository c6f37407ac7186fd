package dev.weir.gateway.dialect.anthropic;

import dev.weir.gateway.chat.ChatRequest;
import dev.weir.gateway.chat.ResponseFormat;
import dev.weir.gateway.chat.Sampling;
import dev.weir.gateway.dialect.ProviderCall;
import dev.weir.gateway.dialect.ProviderRequest;
import dev.weir.gateway.dialect.Warnings;
import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.ledger.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request to {@code POST /v1/messages}. Anthropic refuses members that it does not know and
 * values that a model's generation cannot take, so what cannot be sent is left out and named. One
 * object writes one request.
 *
 * @see <a href="https://platform.claude.com/docs/en/api/messages">Create a message</a>
 */
final class MessagesRequest {

  private static final String PATH = "/v1/messages";
  private static final long MAX_TOKENS_OF_UNKNOWN = 4_096;

  /** Lets the API drop earlier thinking whose conversation was changed, instead of refusing it. */
  private static final String BINDING_BETA = "thinking-binding-controls-2026-08-01";

  private final ChatRequest request;
  private final ProviderCall call;
  private final Warnings warnings;
  private final ClaudeModel model;
  private final ObjectNode body = Json.mapper().createObjectNode();
  private final Map<String, String> headers = new LinkedHashMap<>();

  MessagesRequest(ChatRequest request, ProviderCall call) {
    this.request = request;
    this.call = call;
    this.warnings = call.warnings();
    this.model = ClaudeModel.of(call.model());
  }

  ProviderRequest write() {
    if (request.choices() > 1) {
      throw new AiException(
          AiError.UNSUPPORTED_PARAMETER,
          "n: " + request.choices() + " (expected: 1, Anthropic gives one answer to a request)",
          "n");
    }
    headers.put("anthropic-version", "2023-06-01");
    long maxTokens = maxTokens();
    Thinking thinking = thinking(maxTokens);
    AnswerFormat format =
        AnswerFormat.of(request.responseFormat(), model, thinking.isAsked(), warnings);
    Turns turns = new Turns(request.messages(), thinking.keepsState(), warnings);
    if (format.way() == AnswerFormat.Way.WORDS) {
      turns.instruct(AnswerFormat.WORDS);
    }

    body.put("model", call.model());
    body.put("max_tokens", maxTokens);
    setIfAny("system", turns.system());
    body.set("messages", turns.messages());
    new ToolSection(request, model, thinking.isAsked(), format, warnings).write(body);
    setThinking(thinking, turns.hasState());
    setOutput(thinking, format);
    setSampling(thinking);
    setIfAny("stop_sequences", stopSequences());
    if (call.stream()) {
      body.put("stream", true);
    }
    new Leftovers(request, warnings).write(body);
    return new ProviderRequest(PATH, Map.copyOf(headers), Json.mapper().writeValueAsBytes(body));
  }

  private long maxTokens() {
    Long asked = request.maxTokens();
    if (asked != null) {
      return asked;
    }
    int limit = model.outputLimit();
    if (limit > 0) {
      return limit;
    }
    warnings.told(
        "max_tokens set to "
            + MAX_TOKENS_OF_UNKNOWN
            + ": Anthropic demands a limit and that of this model is not known");
    return MAX_TOKENS_OF_UNKNOWN;
  }

  /** The reasoning asked for, except where the answer's form rules it out. */
  private Thinking thinking(long maxTokens) {
    Thinking thinking = Thinking.of(request, model, maxTokens, warnings);
    if (thinking.isAsked()
        && request.responseFormat() instanceof ResponseFormat.JsonSchema
        && !model.knowsFormats()) {
      warnings.dropped(
          "reasoning_effort", model.name() + " cannot reason while it is held to a JSON schema");
      return Thinking.none(model);
    }
    return thinking;
  }

  private void setThinking(Thinking thinking, boolean hasState) {
    ObjectNode config = thinking.config();
    if (model.bindsThinking() && hasState) {
      config = config == null ? Json.mapper().createObjectNode() : config;
      if (!config.has("type")) {
        config.put("type", "adaptive");
      }
      if (config.path("type").asString("").equals("adaptive") && !config.has("block_binding")) {
        config.putObject("block_binding").put("prefix_mismatch_behavior", "drop_block");
        headers.put("anthropic-beta", BINDING_BETA);
      }
    }
    if (config != null) {
      body.set("thinking", config);
    }
  }

  private void setOutput(Thinking thinking, AnswerFormat format) {
    ObjectNode output = Json.mapper().createObjectNode();
    if (thinking.effort() != null) {
      output.put("effort", thinking.effort());
    }
    JsonNode schema = format.schema();
    if (format.way() == AnswerFormat.Way.NATIVE && schema != null) {
      output.putObject("format").put("type", "json_schema").set("schema", schema);
    }
    if (!output.isEmpty()) {
      body.set("output_config", output);
    }
  }

  private void setSampling(Thinking thinking) {
    Sampling sampling = request.sampling();
    Double temperature = temperature(sampling.temperature());
    Double topP = sampling.topP();
    Long topK = sampling.topK();
    String refused =
        model.refusesSampling()
            ? "not taken by " + model.name()
            : thinking.isAsked() ? "not taken together with reasoning" : null;
    if (refused != null) {
      // The default of both is 1, so nothing is lost with it.
      dropUnlessOne("temperature", temperature, refused);
      dropUnlessOne("top_p", topP, refused);
      if (topK != null) {
        warnings.dropped("top_k", refused);
      }
      return;
    }
    if (temperature != null) {
      body.put("temperature", temperature);
      if (topP != null && model.refusesTemperatureWithTopP()) {
        dropUnlessOne("top_p", topP, "not taken together with temperature by " + model.name());
        topP = null;
      }
    }
    if (topP != null) {
      body.put("top_p", topP);
    }
    if (topK != null) {
      body.put("top_k", topK);
    }
  }

  private @Nullable Double temperature(@Nullable Double asked) {
    if (asked == null || (asked >= 0 && asked <= 1)) {
      return asked;
    }
    double taken = asked < 0 ? 0.0 : 1.0;
    warnings.changed("temperature", asked + " to " + taken + ", Anthropic takes 0 to 1");
    return taken;
  }

  private void dropUnlessOne(String param, @Nullable Double value, String why) {
    if (value != null && value != 1.0) {
      warnings.dropped(param, why);
    }
  }

  private ArrayNode stopSequences() {
    ArrayNode sequences = Json.mapper().createArrayNode();
    for (String stop : request.stop()) {
      if (stop.isBlank()) {
        warnings.dropped("stop", "Anthropic does not take a sequence of white space only");
      } else {
        sequences.add(stop);
      }
    }
    return sequences;
  }

  private void setIfAny(String name, ArrayNode values) {
    if (!values.isEmpty()) {
      body.set(name, values);
    }
  }
}
