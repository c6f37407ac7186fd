package dev.weir.simulator.gemini;

import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The fields that each object of a request has; every other one is refused. */
enum Fields {
  REQUEST(
      "tools",
      "cachedContent",
      "store",
      "systemInstruction",
      "contents",
      "toolConfig",
      "model",
      "safetySettings",
      "generationConfig",
      "serviceTier"),
  CONTENT("role", "parts"),
  PART(
      "functionResponse",
      "mediaProcessing",
      "thoughtSignature",
      "partMetadata",
      "codeExecutionResult",
      "mediaResolution",
      "videoMetadata",
      "toolCall",
      "thought",
      "text",
      "fileData",
      "inlineData",
      "functionCall",
      "executableCode",
      "toolResponse"),
  FUNCTION_CALL("args", "name", "id"),
  FUNCTION_RESPONSE("response", "name", "scheduling", "id", "parts", "willContinue"),
  INLINE_DATA("mimeType", "data"),
  FILE_DATA("mimeType", "fileUri"),
  GENERATION_CONFIG(
      "enableAffectiveDialog",
      "speechConfig",
      "frequencyPenalty",
      "topK",
      "topP",
      "temperature",
      "mediaResolution",
      "imageConfig",
      "maxOutputTokens",
      "candidateCount",
      "enableEnhancedCivicAnswers",
      "responseLogprobs",
      "responseModalities",
      "stopSequences",
      "responseJsonSchema",
      "seed",
      "responseSchema",
      "logprobs",
      "responseFormat",
      "presencePenalty",
      "thinkingConfig",
      "responseMimeType"),
  THINKING_CONFIG("includeThoughts", "thinkingBudget", "thinkingLevel"),
  TOOL(
      "mcpServers",
      "urlContext",
      "functionDeclarations",
      "codeExecution",
      "googleSearchRetrieval",
      "googleSearch",
      "fileSearch",
      "googleMaps",
      "computerUse"),
  FUNCTION_DECLARATION(
      "behavior",
      "parameters",
      "response",
      "responseJsonSchema",
      "name",
      "description",
      "parametersJsonSchema"),
  TOOL_CONFIG("functionCallingConfig", "includeServerSideToolInvocations", "retrievalConfig"),
  FUNCTION_CALLING_CONFIG("mode", "allowedFunctionNames"),
  SCHEMA(
      "default",
      "minLength",
      "maximum",
      "propertyOrdering",
      "format",
      "minimum",
      "type",
      "items",
      "enum",
      "pattern",
      "maxProperties",
      "maxItems",
      "required",
      "minItems",
      "properties",
      "minProperties",
      "example",
      "nullable",
      "anyOf",
      "maxLength",
      "description",
      "title"),
  EMBED_REQUEST(
      "content", "title", "embedContentConfig", "model", "outputDimensionality", "taskType");

  private final Set<String> names;

  Fields(String... names) {
    this.names = Set.of(names);
  }

  /** Refuses a field that this kind of object does not have. */
  void check(JsonNode object, String place) {
    for (String name : object.propertyNames()) {
      if (!names.contains(name)) {
        throw Errors.unknownField(name, snake(place));
      }
    }
  }

  /** Google names places in its own spelling. */
  static String snake(String place) {
    return place.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }
}
