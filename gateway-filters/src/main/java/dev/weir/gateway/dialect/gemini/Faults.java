package dev.weir.gateway.dialect.gemini;

import dev.weir.gateway.dialect.ProviderFault;
import dev.weir.gateway.dialect.ProviderFault.Kind;
import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.ledger.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What Google's errors mean. They follow <a href="https://google.aip.dev/193">AIP-193</a>: {@code
 * {"error":{code,message,status,details[]}}}, the reason being rather in {@code status} and in the
 * {@code details} than in the HTTP status: a wrong key is a 400, and the wait after a 429 stands in
 * the body. A stream's endpoint puts the object into an array.
 */
final class Faults {

  /** The form of Google's keys, which some messages repeat. */
  private static final Pattern KEY = Pattern.compile("AIza[0-9A-Za-z_-]{8,}");

  private static final Pattern UNKNOWN_NAME = Pattern.compile("Unknown name \"([^\"]{1,80})\"");

  private Faults() {}

  /** What an answer with another status than 2xx means. */
  static ProviderFault read(int status, byte[] body) {
    JsonNode error = errorIn(body);
    if (error == null) {
      return new ProviderFault(
          ofStatus(status), "the provider answered " + status + " without a reason", null, null);
    }
    return fault(error, status);
  }

  /** The error that a provider put into an answer with a 2xx status. */
  static AiException inside(JsonNode error) {
    ProviderFault fault = fault(error, error.path("code").asInt(0));
    AiError kind =
        switch (fault.kind()) {
          case INVALID -> AiError.INVALID_VALUE;
          case UNSUPPORTED_PARAMETER -> AiError.UNSUPPORTED_PARAMETER;
          case CONTEXT_LENGTH -> AiError.CONTEXT_LENGTH_EXCEEDED;
          case NOT_FOUND -> AiError.MODEL_NOT_FOUND;
          case AUTHENTICATION -> AiError.PROVIDER_AUTH_FAILED;
          case RATE_LIMIT, QUOTA -> AiError.RATE_LIMIT_EXCEEDED;
          case OVERLOADED, FAILED -> AiError.PROVIDER_BAD_RESPONSE;
        };
    return new AiException(
            kind, "the provider failed inside its answer: " + fault.message(), fault.param())
        .withRetryAfter(fault.retryAfter());
  }

  private static ProviderFault fault(JsonNode error, int status) {
    String message = error.path("message").asString("");
    if (message.isBlank()) {
      message = "the provider answered " + status + " without a message";
    }
    message = KEY.matcher(message).replaceAll("AIza…");
    return new ProviderFault(
        kind(error, message, status), message, param(error, message), retryAfter(error));
  }

  private static @Nullable JsonNode errorIn(byte[] body) {
    try {
      JsonNode root = Json.mapper().readTree(body);
      JsonNode holder = root.isArray() ? root.path(0) : root;
      JsonNode error = holder.path("error");
      return error.isObject() ? error : null;
    } catch (JacksonException e) {
      return null;
    }
  }

  private static Kind kind(JsonNode error, String message, int status) {
    if (hasReason(error, "API_KEY_INVALID") || hasReason(error, "API_KEY_SERVICE_BLOCKED")) {
      return Kind.AUTHENTICATION;
    }
    return switch (error.path("status").asString("")) {
      case "INVALID_ARGUMENT", "OUT_OF_RANGE" -> invalid(message);
      // The account may not use the model here: place, plan or a disabled service.
      case "FAILED_PRECONDITION", "PERMISSION_DENIED", "UNAUTHENTICATED" -> Kind.AUTHENTICATION;
      case "NOT_FOUND" -> Kind.NOT_FOUND;
      case "RESOURCE_EXHAUSTED" -> exhausted(error, message);
      case "UNAVAILABLE" -> Kind.OVERLOADED;
      case "INTERNAL", "UNKNOWN", "DEADLINE_EXCEEDED", "ABORTED", "CANCELLED", "DATA_LOSS" ->
          Kind.FAILED;
      case "UNIMPLEMENTED" -> Kind.UNSUPPORTED_PARAMETER;
      default -> ofStatus(status);
    };
  }

  private static Kind invalid(String message) {
    String text = message.toLowerCase(Locale.ROOT);
    if ((text.contains("token count") && text.contains("exceed"))
        || text.contains("maximum number of tokens allowed")
        || text.contains("context length")) {
      return Kind.CONTEXT_LENGTH;
    }
    if (text.contains("api key not valid") || text.contains("api key expired")) {
      return Kind.AUTHENTICATION;
    }
    if (text.contains("unknown name") || text.contains("is not enabled for")) {
      return Kind.UNSUPPORTED_PARAMETER;
    }
    return Kind.INVALID;
  }

  /** A limit by the day, or spent money, does not pass in a minute. */
  private static Kind exhausted(JsonNode error, String message) {
    for (JsonNode detail : error.path("details")) {
      for (JsonNode violation : detail.path("violations")) {
        if (violation.path("quotaId").asString("").contains("PerDay")) {
          return Kind.QUOTA;
        }
      }
    }
    String text = message.toLowerCase(Locale.ROOT);
    return text.contains("credits are depleted")
            || text.contains("spending cap")
            || text.contains("limit: 0")
        ? Kind.QUOTA
        : Kind.RATE_LIMIT;
  }

  private static boolean hasReason(JsonNode error, String reason) {
    for (JsonNode detail : error.path("details")) {
      if (detail.path("reason").asString("").equals(reason)) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable String param(JsonNode error, String message) {
    for (JsonNode detail : error.path("details")) {
      String field = detail.path("fieldViolations").path(0).path("field").asString("");
      if (!field.isEmpty()) {
        return field;
      }
    }
    var name = UNKNOWN_NAME.matcher(message);
    return name.find() ? name.group(1) : null;
  }

  /** {@code RetryInfo.retryDelay}: seconds with a fraction and an {@code s}. */
  private static @Nullable Duration retryAfter(JsonNode error) {
    for (JsonNode detail : error.path("details")) {
      String delay = detail.path("retryDelay").asString("");
      if (delay.endsWith("s") && delay.length() <= 20) {
        try {
          BigDecimal seconds = new BigDecimal(delay.substring(0, delay.length() - 1));
          return seconds.signum() < 0 ? null : Duration.ofMillis(millis(seconds));
        } catch (NumberFormatException e) {
          return null;
        }
      }
    }
    return null;
  }

  /** Rounded up, so that nobody comes back too early; at most a day. */
  private static long millis(BigDecimal seconds) {
    return seconds
        .min(BigDecimal.valueOf(86_400))
        .movePointRight(3)
        .setScale(0, RoundingMode.CEILING)
        .longValueExact();
  }

  private static Kind ofStatus(int status) {
    return switch (status) {
      case 400, 405, 409, 413, 415, 422 -> Kind.INVALID;
      case 401, 403 -> Kind.AUTHENTICATION;
      case 404 -> Kind.NOT_FOUND;
      case 429 -> Kind.RATE_LIMIT;
      case 503, 529 -> Kind.OVERLOADED;
      default -> Kind.FAILED;
    };
  }
}
