package dev.weir.simulator.gemini;

import dev.weir.simulator.json.Json;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What Gemini refuses in {@code contents}: roles, empty parts, function turns, signatures. */
final class ContentRules {

  private static final List<String> DATA =
      List.of(
          "text",
          "inlineData",
          "fileData",
          "functionCall",
          "functionResponse",
          "executableCode",
          "codeExecutionResult",
          "toolCall",
          "toolResponse");
  private static final Set<String> ROLES = Set.of("user", "model", "function");

  private final JsonNode contents;
  private final Generation generation;

  ContentRules(JsonNode contents, Generation generation) {
    this.contents = contents;
    this.generation = generation;
  }

  void check() {
    if (!contents.isArray() || contents.isEmpty()) {
      throw Errors.wrong("contents", "contents is not specified");
    }
    for (int at = 0; at < contents.size(); at++) {
      JsonNode content = contents.get(at);
      String place = "contents[" + at + "]";
      Fields.CONTENT.check(content, place);
      if (Json.has(content, "role") && !ROLES.contains(Json.string(content, "role", ""))) {
        throw Errors.invalid("Please use a valid role: user, model.");
      }
      checkParts(content.path("parts"), place);
    }
    for (int at = 0; at < contents.size(); at++) {
      checkFunctionTurn(at);
    }
    if (generation.isThird()) {
      checkSignatures();
    }
  }

  static void checkParts(JsonNode parts, String place) {
    if (!parts.isArray() || parts.isEmpty()) {
      throw Errors.wrong(place + ".parts", "contents.parts must not be empty.");
    }
    for (int at = 0; at < parts.size(); at++) {
      checkPart(parts.get(at), place + ".parts[" + at + "]");
    }
  }

  private static void checkPart(JsonNode part, String place) {
    Fields.PART.check(part, place);
    if (DATA.stream().noneMatch(part::has)) {
      throw Errors.wrong(
          place + ".data", "required oneof field 'data' must have one initialized field");
    }
    if (part.has("functionCall")) {
      JsonNode call = part.path("functionCall");
      Fields.FUNCTION_CALL.check(call, place + ".functionCall");
      checkStruct(call, "args", place + ".function_call.args");
    }
    if (part.has("functionResponse")) {
      JsonNode response = part.path("functionResponse");
      Fields.FUNCTION_RESPONSE.check(response, place + ".functionResponse");
      checkStruct(response, "response", place + ".function_response.response");
      if (Json.string(response, "name", "").isEmpty()) {
        throw Errors.wrong(place + ".function_response.name", "Name cannot be empty.");
      }
    }
    if (part.has("inlineData")) {
      Fields.INLINE_DATA.check(part.path("inlineData"), place + ".inlineData");
      if (Json.string(part.path("inlineData"), "mimeType", "").isEmpty()) {
        throw Errors.wrong(place + ".inline_data.mime_type", "mime_type must not be empty");
      }
    }
    if (part.has("fileData")) {
      Fields.FILE_DATA.check(part.path("fileData"), place + ".fileData");
      checkUri(Json.string(part.path("fileData"), "fileUri", ""));
    }
  }

  private static void checkStruct(JsonNode node, String member, String place) {
    if (Json.has(node, member) && !node.path(member).isObject()) {
      throw Errors.invalid(
          "Invalid value at '"
              + place
              + "' (type.googleapis.com/google.protobuf.Struct), "
              + node.path(member));
    }
  }

  private static void checkUri(String uri) {
    boolean isKnown =
        uri.startsWith("https://generativelanguage.googleapis.com/")
            || uri.startsWith("https://www.youtube.com/")
            || uri.startsWith("https://youtu.be/")
            || uri.startsWith("gs://");
    if (!isKnown) {
      throw Errors.invalid("Invalid or unsupported file uri: " + uri);
    }
  }

  private void checkFunctionTurn(int at) {
    int answers = count(at, "functionResponse");
    int calls = at == 0 ? 0 : count(at - 1, "functionCall");
    if (answers > 0 && calls == 0) {
      throw Errors.invalid(
          "Please ensure that function response turn comes immediately after a function call"
              + " turn.");
    }
    if (answers != calls) {
      throw Errors.invalid(
          "Please ensure that the number of function response parts is equal to the number of"
              + " function call parts of the function call turn.");
    }
    boolean isModelFirst = at == 0 && count(0, "functionCall") > 0;
    if (isModelFirst) {
      throw Errors.invalid(
          "Please ensure that function call turn comes immediately after a user turn or after a"
              + " function response turn.");
    }
  }

  private int count(int at, String member) {
    int count = 0;
    for (JsonNode part : contents.get(at).path("parts")) {
      count += part.has(member) ? 1 : 0;
    }
    return count;
  }

  /** Since the user's last words the first call of each turn must bring its signature. */
  private void checkSignatures() {
    for (int at = contents.size() - 1; at >= 0; at--) {
      JsonNode content = contents.get(at);
      boolean isUser = !Json.string(content, "role", "user").equals("model");
      if (isUser && count(at, "functionResponse") == 0) {
        return;
      }
      for (JsonNode part : content.path("parts")) {
        if (part.has("functionCall")) {
          checkSignature(part, at);
          break;
        }
      }
    }
  }

  private static void checkSignature(JsonNode part, int at) {
    String signature = Json.string(part, "thoughtSignature", "");
    if (signature.isEmpty()) {
      throw Errors.invalid(
          "Function call is missing a thought_signature in functionCall parts. This is required for"
              + " tools to work correctly, and missing thought_signature may lead to degraded model"
              + " performance. Additional data, function call `default_api:"
              + Json.string(part.path("functionCall"), "name", "")
              + "` , position "
              + (at + 1)
              + ". Please refer to https://ai.google.dev/gemini-api/docs/thought-signatures for"
              + " more details.");
    }
    if (!ThoughtSignature.isRight(signature)) {
      throw Errors.invalid("Corrupted thought signature.");
    }
  }
}
