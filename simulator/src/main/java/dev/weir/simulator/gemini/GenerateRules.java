package dev.weir.simulator.gemini;

import dev.weir.simulator.json.Json;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What generateContent refuses, the contents left to {@link ContentRules}. */
final class GenerateRules {

  private static final int MOST_STOPS = 5;
  private static final int LONGEST_ANSWER = 65_536;
  private static final int MOST_CANDIDATES = 8;

  private final ObjectNode body;
  private final Generation generation;

  GenerateRules(ObjectNode body, Generation generation) {
    this.body = body;
    this.generation = generation;
  }

  void check() {
    Fields.REQUEST.check(body, "");
    if (Json.has(body, "systemInstruction")) {
      JsonNode system = body.path("systemInstruction");
      Fields.CONTENT.check(system, "systemInstruction");
      ContentRules.checkParts(system.path("parts"), "system_instruction");
    }
    Set<String> names = checkTools();
    checkToolConfig(names);
    checkConfig(!names.isEmpty());
    new ContentRules(body.path("contents"), generation).check();
  }

  private Set<String> checkTools() {
    Set<String> names = new HashSet<>();
    JsonNode tools = body.path("tools");
    for (int at = 0; at < tools.size(); at++) {
      Fields.TOOL.check(tools.get(at), "tools[" + at + "]");
      JsonNode functions = tools.get(at).path("functionDeclarations");
      for (int index = 0; index < functions.size(); index++) {
        String place = "tools[" + at + "].functionDeclarations[" + index + "]";
        names.add(checkFunction(functions.get(index), place));
      }
    }
    return names;
  }

  private static String checkFunction(JsonNode function, String place) {
    Fields.FUNCTION_DECLARATION.check(function, place);
    String name = Json.string(function, "name", "");
    if (!name.matches("[a-zA-Z_][a-zA-Z0-9_.:-]{0,63}")) {
      throw Errors.wrong(
          Fields.snake(place) + ".name",
          "Invalid function name. Must start with a letter or an underscore. Must be alphanumeric"
              + " (a-z, A-Z, 0-9), underscores (_), dots (.), colons (:), or dashes (-), with a"
              + " maximum length of 64.");
    }
    if (Json.has(function, "parameters") && Json.has(function, "parametersJsonSchema")) {
      throw Errors.wrong(
          Fields.snake(place), "parameters and parameters_json_schema must not both be set.");
    }
    SchemaRules.check(function.path("parameters"), place + ".parameters");
    return name;
  }

  private void checkToolConfig(Set<String> names) {
    JsonNode toolConfig = body.path("toolConfig");
    Fields.TOOL_CONFIG.check(toolConfig, "toolConfig");
    JsonNode config = toolConfig.path("functionCallingConfig");
    Fields.FUNCTION_CALLING_CONFIG.check(config, "toolConfig.functionCallingConfig");
    if (!Json.has(toolConfig, "functionCallingConfig")) {
      return;
    }
    String mode = Json.string(config, "mode", "AUTO");
    if (!Set.of("AUTO", "ANY", "NONE", "VALIDATED", "MODE_UNSPECIFIED").contains(mode)) {
      throw Errors.invalid(
          "Invalid value at 'tool_config.function_calling_config.mode'"
              + " (type.googleapis.com/google.ai.generativelanguage.v1beta.FunctionCallingConfig.Mode),"
              + " \""
              + mode
              + "\"");
    }
    if (names.isEmpty() && !mode.equals("NONE")) {
      throw Errors.invalid("Function calling config is set without function_declarations.");
    }
    JsonNode allowed = config.path("allowedFunctionNames");
    if (!allowed.isEmpty() && !mode.equals("ANY") && !mode.equals("VALIDATED")) {
      throw Errors.invalid(
          "Allowed function names can only be set when function calling mode is ANY.");
    }
    for (JsonNode name : allowed) {
      if (!names.contains(name.asString(""))) {
        throw Errors.invalid(
            "Allowed function name " + name.asString("") + " is not a declared function.");
      }
    }
  }

  private void checkConfig(boolean hasFunctions) {
    JsonNode config = body.path("generationConfig");
    Fields.GENERATION_CONFIG.check(config, "generationConfig");
    checkRange(config, "temperature", 0, 2);
    checkRange(config, "topP", 0, 1);
    checkRange(config, "maxOutputTokens", 1, LONGEST_ANSWER);
    checkRange(config, "candidateCount", 1, MOST_CANDIDATES);
    checkRange(config, "presencePenalty", -2, 2);
    checkRange(config, "frequencyPenalty", -2, 2);
    if (config.path("stopSequences").size() > MOST_STOPS) {
      throw Errors.wrong(
          "generation_config.stop_sequences", "The maximum number of stop sequences is 5");
    }
    for (JsonNode stop : config.path("stopSequences")) {
      if (stop.asString("").isEmpty()) {
        throw Errors.wrong("generation_config.stop_sequences", "must not be empty");
      }
    }
    checkThinking(config.path("thinkingConfig"));
    checkFormat(config, hasFunctions);
  }

  private static void checkRange(JsonNode config, String name, double least, double most) {
    JsonNode value = config.path(name);
    String place = "generation_config." + Fields.snake(name);
    if (Json.has(config, name) && !value.isNumber()) {
      throw Errors.invalid("Invalid value at '" + place + "' (TYPE_FLOAT), " + value);
    }
    if (value.isNumber() && (value.doubleValue() < least || value.doubleValue() > most)) {
      throw Errors.wrong(
          place, Fields.snake(name) + " must be in the range [" + least + ", " + most + "].");
    }
  }

  private void checkThinking(JsonNode thinking) {
    Fields.THINKING_CONFIG.check(thinking, "generationConfig.thinkingConfig");
    boolean hasLevel = Json.has(thinking, "thinkingLevel");
    boolean hasBudget = Json.has(thinking, "thinkingBudget");
    if (!generation.canThink() && (hasLevel || hasBudget)) {
      throw Errors.invalid("Thinking is not enabled for models/" + generation.model());
    }
    if (hasLevel && hasBudget) {
      throw Errors.invalid("You can only set only one of thinking budget and thinking level.");
    }
    if (hasLevel && !generation.isThird()) {
      throw Errors.invalid("Thinking level is not supported for this model.");
    }
    int budget = Json.integer(thinking, "thinkingBudget", -1);
    if (budget == 0 && generation.mustThink()) {
      throw Errors.invalid("Budget 0 is invalid. This model only works in thinking mode.");
    }
    if (hasBudget
        && budget != -1
        && (budget < generation.leastBudget() || budget > generation.mostBudget())) {
      throw Errors.invalid(
          "The thinking budget "
              + budget
              + " is invalid. Please choose a value between "
              + generation.leastBudget()
              + " and "
              + generation.mostBudget()
              + ".");
    }
  }

  private void checkFormat(JsonNode config, boolean hasFunctions) {
    boolean isJson =
        Json.string(config, "responseMimeType", "text/plain").equals("application/json");
    boolean hasSchema = Json.has(config, "responseSchema");
    boolean hasJsonSchema = Json.has(config, "responseJsonSchema");
    if (hasSchema && hasJsonSchema) {
      throw Errors.wrong(
          "generation_config", "response_schema and response_json_schema must not both be set.");
    }
    if ((hasSchema || hasJsonSchema) && !isJson) {
      throw Errors.wrong(
          "generation_config.response_schema",
          "only allowed when response_mime_type is application/json");
    }
    if (isJson && hasFunctions && !generation.isThird()) {
      throw Errors.invalid(
          "Function calling with a response mime type: 'application/json' is unsupported");
    }
    SchemaRules.check(config.path("responseSchema"), "generationConfig.responseSchema");
  }
}
