package dev.weir.gateway.dialect.anthropic;

import dev.weir.gateway.dialect.ProviderFault;
import dev.weir.gateway.dialect.ProviderFault.Kind;
import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.ledger.Json;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Anthropic's errors: {@code {"type":"error","error":{"type","message"}}} as a body with another
 * status, as a body of a 200, or as an event of a stream. The type decides, not the status: {@code
 * overloaded_error} comes with 529 and 500 and inside of streams. A spent balance, a spent limit
 * and a prompt that is too long are all {@code invalid_request_error} and differ in their words
 * only.
 */
final class Faults {

  private static final int LONGEST_MESSAGE = 1_000;

  private Faults() {}

  /** What an answer with this status means. */
  static ProviderFault read(int status, byte[] body) {
    JsonNode error = errorOf(body);
    String type = text(error, "type");
    String message = text(error, "message");
    Kind kind = kind(type, status, message == null ? "" : message);
    return new ProviderFault(
        kind,
        message == null ? "the provider answered with status " + status : bounded(message),
        message == null ? null : param(kind, message),
        null);
  }

  /** An error that stands inside an answer with a 2xx status. */
  static AiException inside(@Nullable JsonNode error) {
    String type = text(error, "type");
    String found = text(error, "message");
    String message = found == null ? "the provider reports an error in its answer" : bounded(found);
    if ("request_too_large".equals(type)) {
      return new AiException(AiError.REQUEST_TOO_LARGE, message);
    }
    Kind kind = kind(type, 0, message);
    String param = param(kind, message);
    return switch (kind) {
      case INVALID -> new AiException(AiError.INVALID_VALUE, message, param);
      case UNSUPPORTED_PARAMETER -> new AiException(AiError.UNSUPPORTED_PARAMETER, message, param);
      case CONTEXT_LENGTH -> new AiException(AiError.CONTEXT_LENGTH_EXCEEDED, message, "messages");
      case NOT_FOUND -> new AiException(AiError.MODEL_NOT_FOUND, message, "model");
      case AUTHENTICATION -> new AiException(AiError.PROVIDER_AUTH_FAILED, message);
      case RATE_LIMIT -> new AiException(AiError.RATE_LIMIT_EXCEEDED, message);
      case QUOTA -> new AiException(AiError.PROVIDER_ERROR, message);
      case OVERLOADED -> new AiException(AiError.PROVIDER_ERROR, message).withStatus(529);
      case FAILED ->
          new AiException(AiError.PROVIDER_ERROR, message)
              .withStatus("timeout_error".equals(type) ? 504 : 500);
    };
  }

  private static @Nullable JsonNode errorOf(byte[] body) {
    try {
      JsonNode root = Json.mapper().readTree(body);
      JsonNode error = root.path("error");
      return error.isObject() ? error : root.isObject() ? root : null;
    } catch (JacksonException e) {
      return null;
    }
  }

  private static Kind kind(@Nullable String type, int status, String message) {
    return switch (type == null ? "" : type) {
      case "authentication_error", "permission_error" -> Kind.AUTHENTICATION;
      case "not_found_error" -> Kind.NOT_FOUND;
      case "rate_limit_error" -> Kind.RATE_LIMIT;
      case "overloaded_error" -> Kind.OVERLOADED;
      case "billing_error" -> Kind.QUOTA;
      case "api_error", "timeout_error" -> Kind.FAILED;
      case "request_too_large" -> invalid(message);
      case "invalid_request_error" -> invalid(message);
      default -> kind(status, message);
    };
  }

  private static Kind kind(int status, String message) {
    return switch (status) {
      case 401, 403 -> Kind.AUTHENTICATION;
      case 402 -> Kind.QUOTA;
      case 404 -> Kind.NOT_FOUND;
      case 408 -> Kind.FAILED;
      case 429 -> Kind.RATE_LIMIT;
      case 503, 529 -> Kind.OVERLOADED;
      default -> status >= 400 && status < 500 ? invalid(message) : Kind.FAILED;
    };
  }

  private static Kind invalid(String message) {
    String words = message.toLowerCase(Locale.ROOT);
    if (words.contains("prompt is too long")
        || words.contains("exceed context limit")
        || words.contains("context window")) {
      return Kind.CONTEXT_LENGTH;
    }
    if (words.contains("credit balance") || words.contains("usage limits")) {
      return Kind.QUOTA;
    }
    if (words.contains("extra inputs are not permitted")
        || words.contains("not supported")
        || words.contains("does not support")
        || words.contains("is deprecated for this model")) {
      return Kind.UNSUPPORTED_PARAMETER;
    }
    return Kind.INVALID;
  }

  /** Messages begin with the path of what is wrong: {@code tools.0.custom.name: …}. */
  private static @Nullable String param(Kind kind, String message) {
    int colon = message.indexOf(": ");
    if (colon <= 0 || colon > 100 || kind == Kind.FAILED || kind == Kind.OVERLOADED) {
      return null;
    }
    for (int i = 0; i < colon; i++) {
      char c = message.charAt(i);
      if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '_' && c != '.') {
        return null;
      }
    }
    return message.substring(0, colon);
  }

  private static String bounded(String message) {
    return message.length() <= LONGEST_MESSAGE
        ? message
        : message.substring(0, LONGEST_MESSAGE) + "…";
  }

  private static @Nullable String text(@Nullable JsonNode node, String name) {
    if (node == null) {
      return null;
    }
    JsonNode value = node.path(name);
    return value.isString() && !value.stringValue().isBlank() ? value.stringValue() : null;
  }
}
