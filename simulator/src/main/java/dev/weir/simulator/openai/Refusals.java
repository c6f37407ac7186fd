package dev.weir.simulator.openai;

import dev.weir.simulator.http.Refusal;
import org.jspecify.annotations.Nullable;

/** The errors of the chat completions API that all its providers share. */
public final class Refusals {

  private static final String TYPE = "invalid_request_error";

  private Refusals() {}

  public static Refusal invalid(String message) {
    return Refusal.of(400, TYPE, null, null, message);
  }

  public static Refusal invalid(@Nullable String param, @Nullable String code, String message) {
    return Refusal.of(400, TYPE, code, param, message);
  }

  public static Refusal unsupportedParameter(String param, String more) {
    return invalid(
        param,
        "unsupported_parameter",
        "Unsupported parameter: '" + param + "' is not supported with this model." + more);
  }

  public static Refusal unsupportedValue(String param, String value) {
    return invalid(
        param,
        "unsupported_value",
        "Unsupported value: '"
            + param
            + "' does not support "
            + value
            + " with this model. Only the default (1) value is supported.");
  }

  static Refusal unknownUrl(String method, String path) {
    return Refusal.of(404, TYPE, null, null, "Invalid URL (" + method + " " + path + ")");
  }

  static Refusal notJson() {
    return invalid(
        "We could not parse the JSON body of your request. (HINT: This likely means you aren't"
            + " using your HTTP library correctly. The OpenAI API expects a JSON payload, but what"
            + " was sent was not valid JSON.)");
  }

  static Refusal wrongContentType(String type) {
    return Refusal.of(
        415,
        TYPE,
        null,
        null,
        "Unsupported content type: '"
            + type
            + "'. This API method only accepts 'application/json' requests, but you specified the"
            + " header 'Content-Type: "
            + type
            + "'. Please try again with a supported content type.");
  }
}
