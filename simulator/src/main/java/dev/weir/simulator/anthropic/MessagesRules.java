package dev.weir.simulator.anthropic;

import static dev.weir.simulator.anthropic.Errors.invalid;

import dev.weir.simulator.http.Call;
import dev.weir.simulator.json.Json;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the Messages API refuses, beside its tools, its thinking and its messages. */
final class MessagesRules {

  private static final Set<String> FIELDS =
      Set.of(
          "model",
          "messages",
          "max_tokens",
          "metadata",
          "stop_sequences",
          "stream",
          "system",
          "temperature",
          "thinking",
          "tool_choice",
          "tools",
          "top_k",
          "top_p",
          "service_tier",
          "container",
          "mcp_servers",
          "context_management",
          "output_config",
          "cache_control",
          "inference_geo");
  private static final int MOST_MARKS = 4;

  private final ObjectNode body;
  private final Call call;
  private final Generation generation;
  private final String model;
  private final Version version;

  MessagesRules(ObjectNode body, Call call, String model, Version version) {
    this.version = version;
    this.body = body;
    this.call = call;
    this.model = model;
    this.generation = Generation.of(model);
  }

  void check(boolean isCounting) {
    checkFields();
    if (!isCounting) {
      checkMaxTokens();
    }
    checkSampling();
    ToolRules.check(body);
    new ThinkingRules(body, generation, model).check();
    checkOutput();
    checkSystem();
    new TurnRules(body, generation, version).check();
    checkMarks();
  }

  private void checkFields() {
    for (String name : body.propertyNames()) {
      boolean isBeta =
          name.equals("output_format")
              && String.valueOf(call.header("anthropic-beta")).contains("structured-outputs");
      if (!FIELDS.contains(name) && !isBeta) {
        throw Errors.extra(name);
      }
    }
    for (String name : body.path("metadata").propertyNames()) {
      if (!name.equals("user_id")) {
        throw Errors.extra("metadata." + name);
      }
    }
    for (JsonNode stop : body.path("stop_sequences")) {
      if (stop.asString("").isBlank()) {
        throw invalid("stop_sequences: each stop sequence must contain non-whitespace");
      }
    }
  }

  private void checkMaxTokens() {
    if (!Json.has(body, "max_tokens")) {
      throw invalid("max_tokens: Field required");
    }
    if (!body.path("max_tokens").isIntegralNumber()) {
      throw invalid("max_tokens: Input should be a valid integer");
    }
    int limit = Json.integer(body, "max_tokens", 0);
    if (limit < 1) {
      throw invalid("max_tokens: Input should be greater than or equal to 1");
    }
    if (limit > generation.longestAnswer()) {
      throw invalid(
          "max_tokens: "
              + limit
              + " > "
              + generation.longestAnswer()
              + ", which is the maximum allowed number of output tokens for "
              + model);
    }
  }

  private void checkSampling() {
    for (String name : List.of("temperature", "top_p", "top_k")) {
      if (version == Version.V2026_10_21 && body.has(name)) {
        throw invalid(name + ": Sampling parameters are not supported in this API version");
      }
    }
    for (String name : List.of("temperature", "top_p")) {
      JsonNode value = body.path(name);
      if (Json.has(body, name) && !value.isNumber()) {
        throw invalid(name + ": Input should be a valid number");
      }
      if (value.isNumber() && value.doubleValue() > 1) {
        throw invalid(name + ": Input should be less than or equal to 1");
      }
      if (value.isNumber() && value.doubleValue() < 0) {
        throw invalid(name + ": Input should be greater than or equal to 0");
      }
    }
    if (Json.has(body, "temperature")
        && Json.has(body, "top_p")
        && !generation.takesBothSamplings()) {
      throw invalid(
          "`temperature` and `top_p` cannot both be specified for this model. Please use only"
              + " one.");
    }
  }

  private void checkOutput() {
    JsonNode config = body.path("output_config");
    for (String name : config.propertyNames()) {
      if (!Set.of("format", "effort", "task_budget").contains(name)) {
        throw Errors.extra("output_config." + name);
      }
    }
    if (Json.has(config, "effort") && !generation.hasEffort()) {
      throw invalid("This model does not support the effort parameter.");
    }
    JsonNode format =
        Json.has(config, "format") ? config.path("format") : body.path("output_format");
    if (!format.isObject()) {
      return;
    }
    if (!generation.hasOutputFormat()) {
      throw invalid("'" + model + "' does not support output format.");
    }
    if (!Json.string(format, "type", "").equals("json_schema")
        || !format.path("schema").isObject()) {
      throw invalid("output_config.format: Input should have type 'json_schema' and a 'schema'");
    }
    checkClosed(format.path("schema"));
  }

  private static void checkClosed(JsonNode schema) {
    boolean isObject = Json.string(schema, "type", "").equals("object");
    JsonNode additional = schema.path("additionalProperties");
    if (isObject && !(additional.isBoolean() && !additional.booleanValue())) {
      throw invalid(
          "output_config.format.schema: For 'object' type, 'additionalProperties' must be"
              + " explicitly set to false");
    }
    for (JsonNode child : schema) {
      if (child.isObject() || child.isArray()) {
        checkClosed(child);
      }
    }
  }

  private void checkSystem() {
    JsonNode system = body.path("system");
    if (system.isArray()) {
      for (int at = 0; at < system.size(); at++) {
        if (!Json.string(system.get(at), "type", "").equals("text")) {
          throw invalid("system." + at + ".type: Input should be 'text'");
        }
        if (Json.string(system.get(at), "text", "").isEmpty()) {
          throw invalid("system: text content blocks must be non-empty");
        }
      }
    } else if (Json.has(body, "system") && !system.isString()) {
      throw invalid("system: Input should be a valid string");
    }
  }

  private void checkMarks() {
    List<JsonNode> marks = body.findValues("cache_control");
    long count = marks.stream().filter(JsonNode::isObject).count();
    if (count > MOST_MARKS) {
      throw invalid(
          "A maximum of 4 blocks with cache_control may be provided. Found " + count + ".");
    }
    for (JsonNode mark : marks) {
      String type = Json.string(mark, "type", "");
      if (mark.isObject() && !type.equals("ephemeral")) {
        throw invalid("cache_control.type: Input should be 'ephemeral'");
      }
    }
  }
}
