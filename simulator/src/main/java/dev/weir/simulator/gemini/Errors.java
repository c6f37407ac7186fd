package dev.weir.simulator.gemini;

import dev.weir.simulator.http.Refusal;
import dev.weir.simulator.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Google's errors: a status word for each code, and details where real ones have some. */
final class Errors {

  private static final String DETAIL = "type.googleapis.com/google.rpc.";
  private static final String BAD_KEY = "API key not valid. Please pass a valid API key.";

  private Errors() {}

  static Refusal invalid(String message) {
    return of(400, message);
  }

  /** A message in the form in which a whole request is checked. */
  static Refusal wrong(String place, String message) {
    return invalid("* GenerateContentRequest." + place + ": " + message + "\n");
  }

  /** A field that the protocol does not have. */
  static Refusal unknownField(String name, String place) {
    String message =
        "Invalid JSON payload received. Unknown name \""
            + name
            + "\""
            + (place.isEmpty() ? "" : " at '" + place + "'")
            + ": Cannot find field.";
    return Refusal.of(400, "INVALID_ARGUMENT", "fields", place, message);
  }

  static Refusal badKey() {
    return Refusal.of(400, "INVALID_ARGUMENT", "API_KEY_INVALID", null, BAD_KEY);
  }

  static Refusal of(int status, String message) {
    return Refusal.of(status, word(status), message);
  }

  static Refusal unknownModel(String model, String method) {
    return of(
        404,
        "models/"
            + model
            + " is not found for API version v1beta, or is not supported for "
            + method
            + ". Call ListModels to see the list of available models and their supported methods.");
  }

  static ObjectNode body(Refusal refusal, @Nullable String wait) {
    ObjectNode body = Json.object();
    ObjectNode error = body.putObject("error");
    error.put("code", refusal.status());
    error.put("message", refusal.message());
    error.put("status", refusal.type());
    if ("API_KEY_INVALID".equals(refusal.code())) {
      badKeyDetails(error.putArray("details"));
    } else if ("fields".equals(refusal.code())) {
      ObjectNode detail = error.putArray("details").addObject().put("@type", DETAIL + "BadRequest");
      ObjectNode violation = detail.putArray("fieldViolations").addObject();
      if (refusal.param() != null && !refusal.param().isEmpty()) {
        violation.put("field", refusal.param());
      }
      violation.put("description", refusal.message());
    } else if (wait != null) {
      error
          .putArray("details")
          .addObject()
          .put("@type", DETAIL + "RetryInfo")
          .put("retryDelay", wait + "s");
    }
    return body;
  }

  private static void badKeyDetails(ArrayNode details) {
    ObjectNode info = details.addObject().put("@type", DETAIL + "ErrorInfo");
    info.put("reason", "API_KEY_INVALID").put("domain", "googleapis.com");
    info.putObject("metadata").put("service", "generativelanguage.googleapis.com");
    details
        .addObject()
        .put("@type", DETAIL + "LocalizedMessage")
        .put("locale", "en-US")
        .put("message", BAD_KEY);
  }

  private static String word(int status) {
    return switch (status) {
      case 401 -> "UNAUTHENTICATED";
      case 403 -> "PERMISSION_DENIED";
      case 404 -> "NOT_FOUND";
      case 409 -> "ABORTED";
      case 429 -> "RESOURCE_EXHAUSTED";
      case 499 -> "CANCELLED";
      case 500 -> "INTERNAL";
      case 501 -> "UNIMPLEMENTED";
      case 504 -> "DEADLINE_EXCEEDED";
      default -> status < 500 ? "INVALID_ARGUMENT" : "UNAVAILABLE";
    };
  }
}
