package dev.weir.simulator.anthropic;

import dev.weir.simulator.http.Refusal;
import dev.weir.simulator.json.Json;
import tools.jackson.databind.node.ObjectNode;

/** Anthropic's errors: a type for each status, and the one shape that they have. */
final class Errors {

  private Errors() {}

  static Refusal invalid(String message) {
    return of(400, message);
  }

  static Refusal of(int status, String message) {
    return Refusal.of(status, type(status), message);
  }

  static Refusal extra(String place) {
    return invalid(place + ": Extra inputs are not permitted");
  }

  static ObjectNode body(Refusal refusal, String requestId) {
    ObjectNode body = Json.object().put("type", "error");
    body.putObject("error").put("type", refusal.type()).put("message", refusal.message());
    return body.put("request_id", requestId);
  }

  private static String type(int status) {
    return switch (status) {
      case 401 -> "authentication_error";
      case 402 -> "billing_error";
      case 403 -> "permission_error";
      case 404 -> "not_found_error";
      case 413 -> "request_too_large";
      case 429 -> "rate_limit_error";
      case 504 -> "timeout_error";
      case 529 -> "overloaded_error";
      default -> status < 500 ? "invalid_request_error" : "api_error";
    };
  }
}
