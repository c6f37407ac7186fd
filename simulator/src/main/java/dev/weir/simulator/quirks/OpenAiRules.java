package dev.weir.simulator.quirks;

import static dev.weir.simulator.openai.Refusals.invalid;
import static dev.weir.simulator.openai.Refusals.unsupportedParameter;
import static dev.weir.simulator.openai.Refusals.unsupportedValue;

import dev.weir.simulator.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What OpenAI refuses in a chat request and the providers that copy it do not. */
final class OpenAiRules {

  private static final Pattern IMAGES =
      Pattern.compile("data:image/(png|jpe?g|gif|webp)[;,].*", Pattern.DOTALL);
  private static final Set<String> PARAMETERS =
      Set.of(
          "messages",
          "model",
          "audio",
          "frequency_penalty",
          "function_call",
          "functions",
          "logit_bias",
          "logprobs",
          "max_completion_tokens",
          "max_tokens",
          "metadata",
          "modalities",
          "moderation",
          "n",
          "parallel_tool_calls",
          "prediction",
          "presence_penalty",
          "prompt_cache_key",
          "prompt_cache_retention",
          "reasoning_effort",
          "response_format",
          "safety_identifier",
          "seed",
          "service_tier",
          "stop",
          "store",
          "stream",
          "stream_options",
          "temperature",
          "tool_choice",
          "tools",
          "top_logprobs",
          "top_p",
          "user",
          "verbosity",
          "web_search_options");
  private static final Set<String> ROLES =
      Set.of("system", "developer", "user", "assistant", "tool", "function");

  private OpenAiRules() {}

  static void check(ObjectNode body, boolean isReasoning) {
    for (String name : body.propertyNames()) {
      if (!PARAMETERS.contains(name)) {
        throw invalid(null, "unknown_parameter", "Unrecognized request argument supplied: " + name);
      }
    }
    if (isReasoning) {
      checkReasoning(body);
    } else if (Json.has(body, "reasoning_effort")) {
      throw invalid(null, null, "Unrecognized request argument supplied: reasoning_effort");
    }
    if (Json.has(body, "max_tokens") && Json.has(body, "max_completion_tokens")) {
      throw invalid(
          "max_tokens",
          "invalid_parameter_combination",
          "Setting 'max_tokens' and 'max_completion_tokens' at the same time is not supported.");
    }
    if (Json.has(body, "parallel_tool_calls") && !Json.has(body, "tools")) {
      throw invalid(
          "parallel_tool_calls",
          null,
          "Invalid value for 'parallel_tool_calls': 'parallel_tool_calls' is only allowed when"
              + " 'tools' are specified.");
    }
    checkMessages(body.path("messages"));
    checkFormat(body);
  }

  private static void checkReasoning(ObjectNode body) {
    if (Json.has(body, "max_tokens")) {
      throw unsupportedParameter("max_tokens", " Use 'max_completion_tokens' instead.");
    }
    JsonNode temperature = body.path("temperature");
    if (temperature.isNumber() && temperature.doubleValue() != 1) {
      throw unsupportedValue("temperature", temperature.toString());
    }
    for (String parameter :
        List.of("top_p", "presence_penalty", "frequency_penalty", "logprobs", "logit_bias")) {
      JsonNode value = body.path(parameter);
      boolean isDefault =
          parameter.equals("top_p")
              ? value.isNumber() && value.doubleValue() == 1
              : parameter.endsWith("penalty") && value.isNumber() && value.doubleValue() == 0;
      if (Json.has(body, parameter) && !isDefault) {
        throw unsupportedParameter(parameter, "");
      }
    }
  }

  private static void checkMessages(JsonNode messages) {
    for (int at = 0; at < messages.size(); at++) {
      JsonNode message = messages.get(at);
      String role = Json.string(message, "role", "");
      if (!ROLES.contains(role)) {
        throw invalid(
            "messages[" + at + "].role",
            "invalid_value",
            "Invalid value: '"
                + role
                + "'. Supported values are: 'system', 'assistant', 'user', 'function', 'tool', and"
                + " 'developer'.");
      }
      boolean isCalling = role.equals("assistant") && Json.has(message, "tool_calls");
      if (!isCalling && !Json.has(message, "content") && !role.equals("assistant")) {
        throw invalid(
            "messages.[" + at + "].content",
            null,
            "Invalid value for 'content': expected a string, got null.");
      }
      for (JsonNode part : message.path("content")) {
        checkPart(at, part);
      }
    }
  }

  private static void checkPart(int at, JsonNode part) {
    String type = Json.string(part, "type", "");
    if (!Set.of("text", "image_url", "input_audio", "file", "refusal").contains(type)) {
      throw invalid(
          "messages[" + at + "].content[0].type",
          "invalid_value",
          "Invalid value: '"
              + type
              + "'. Supported values are: 'text', 'image_url', 'input_audio', 'refusal', and"
              + " 'file'.");
    }
    String url = Json.string(part.path("image_url"), "url", "");
    if (url.startsWith("data:") && !IMAGES.matcher(url).matches()) {
      throw invalid(
          null,
          "invalid_image_format",
          "You uploaded an unsupported image. Please make sure your image has of one the following"
              + " formats: ['png', 'jpeg', 'gif', 'webp'].");
    }
  }

  private static void checkFormat(ObjectNode body) {
    JsonNode format = body.path("response_format");
    if (Json.string(format, "type", "").equals("json_object")
        && !Json.text(body.path("messages")).toLowerCase(Locale.ROOT).contains("json")) {
      throw invalid(
          "messages",
          null,
          "'messages' must contain the word 'json' in some form, to use 'response_format' of type"
              + " 'json_object'.");
    }
    JsonNode schema = format.path("json_schema");
    if (Json.string(format, "type", "").equals("json_schema")) {
      if (Json.string(schema, "name", "").isEmpty()) {
        throw invalid(
            "response_format.json_schema.name",
            "missing_required_parameter",
            "Missing required parameter: 'response_format.json_schema.name'.");
      }
      JsonNode additional = schema.path("schema").path("additionalProperties");
      if (Json.flag(schema, "strict") && !additional.isBoolean()) {
        throw invalid(
            "response_format",
            null,
            "Invalid schema for response_format '"
                + Json.string(schema, "name", "")
                + "': In context=(), 'additionalProperties' is required to be supplied and to be"
                + " false.");
      }
    }
  }
}
