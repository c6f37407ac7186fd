package dev.weir.simulator.anthropic;

import static dev.weir.simulator.anthropic.Errors.invalid;

import dev.weir.simulator.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the Messages API refuses in {@code thinking} and beside it. */
final class ThinkingRules {

  private static final int LEAST_BUDGET = 1024;

  private final ObjectNode body;
  private final Generation generation;
  private final String model;

  ThinkingRules(ObjectNode body, Generation generation, String model) {
    this.body = body;
    this.generation = generation;
    this.model = model;
  }

  void check() {
    JsonNode thinking = body.path("thinking");
    String type = Json.string(thinking, "type", "disabled");
    if (type.equals("disabled")) {
      return;
    }
    if (!type.equals("enabled") && !type.equals("adaptive")) {
      throw invalid(
          "thinking: Input tag '"
              + type
              + "' found using 'type' does not match any of the expected tags: 'adaptive',"
              + " 'disabled', 'enabled'");
    }
    if (!generation.canThink()) {
      throw invalid("'" + model + "' does not support thinking.");
    }
    if (type.equals("enabled")) {
      checkBudget(thinking);
    } else if (!generation.canThinkAdaptively()) {
      throw invalid("adaptive thinking is not supported on this model");
    }
    JsonNode temperature = body.path("temperature");
    if (temperature.isNumber() && temperature.doubleValue() != 1) {
      throw invalid("`temperature` may only be set to 1 when thinking is enabled.");
    }
    JsonNode topP = body.path("top_p");
    if (topP.isNumber() && topP.doubleValue() < 0.95) {
      throw invalid(
          "`top_p` must be greater than or equal to 0.95 or unset when thinking is enabled.");
    }
    if (Json.has(body, "top_k")) {
      throw invalid("`top_k` must be unset when thinking is enabled.");
    }
    String choice = Json.string(body.path("tool_choice"), "type", "auto");
    if (choice.equals("any") || choice.equals("tool")) {
      throw invalid("Thinking may not be enabled when tool_choice forces tool use.");
    }
  }

  private void checkBudget(JsonNode thinking) {
    if (!generation.canThinkByBudget()) {
      throw invalid(
          "\"thinking.type.enabled\" is not supported for this model. Use"
              + " \"thinking.type.adaptive\" and \"output_config.effort\" to control thinking"
              + " behavior.");
    }
    if (!Json.has(thinking, "budget_tokens")) {
      throw invalid("thinking.enabled.budget_tokens: Field required");
    }
    int budget = Json.integer(thinking, "budget_tokens", 0);
    if (budget < LEAST_BUDGET) {
      throw invalid(
          "thinking.enabled.budget_tokens: Input should be greater than or equal to 1024");
    }
    if (Json.has(body, "max_tokens") && budget >= Json.integer(body, "max_tokens", 0)) {
      throw invalid("`max_tokens` must be greater than `thinking.budget_tokens`.");
    }
  }
}
