package dev.weir.gateway.dialect.openai;

import dev.weir.gateway.dialect.ProviderCall;
import dev.weir.gateway.dialect.ProviderFault;
import dev.weir.gateway.dialect.ProviderFault.Kind;
import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;

/**
 * What an error of a compatible provider means. The shapes that were seen: {@code
 * {"error":{"message","type","param","code"}}} (OpenAI, DeepSeek, Groq), {@code
 * {"code","error":"text"}} (xAI), {@code {"object":"error","message","type","param","code"}}
 * (Mistral; the message may be an object with validation details), {@code {"detail":…}} (Mistral,
 * FastAPI), an upstream's error inside {@code error.metadata.raw} (OpenRouter), and pages of HTML
 * from proxies between.
 */
final class FaultReader {

  private FaultReader() {}

  /** An answer with a status other than 2xx. */
  static ProviderFault read(int status, byte[] body) {
    FaultText fault = FaultText.of(body);
    return new ProviderFault(
        kind(status, fault),
        Masked.text(fault.message()),
        fault.param(),
        RetryHint.in(fault.message()));
  }

  /** Whether an object without choices tells of a failure. */
  static boolean isError(byte[] body) {
    FaultText fault = FaultText.of(body);
    return fault.json() && !fault.message().isEmpty();
  }

  /** An error that stands in a stream, after a 200. */
  static AiException inAnswer(ProviderCall call, byte[] body) {
    FaultText fault = FaultText.of(body);
    int status = fault.status();
    Kind kind = kind(status, fault);
    AiError error =
        switch (kind) {
          case CONTEXT_LENGTH -> AiError.CONTEXT_LENGTH_EXCEEDED;
          case RATE_LIMIT -> AiError.RATE_LIMIT_EXCEEDED;
          case INVALID,
              UNSUPPORTED_PARAMETER,
              NOT_FOUND,
              AUTHENTICATION,
              QUOTA,
              OVERLOADED,
              FAILED ->
              AiError.PROVIDER_ERROR;
        };
    AiException failure =
        new AiException(error, message(call, fault), null)
            .withRetryAfter(RetryHint.in(fault.message()));
    boolean keeps = error == AiError.PROVIDER_ERROR && status >= 500 && status <= 599;
    return keeps ? failure.withStatus(status) : failure;
  }

  /** An error that stands where a whole answer should be, after a 200. */
  static AiException inWhole(ProviderCall call, byte[] body) {
    return new AiException(AiError.PROVIDER_BAD_RESPONSE, message(call, FaultText.of(body)), null);
  }

  private static String message(ProviderCall call, FaultText fault) {
    String words = fault.message().isEmpty() ? "no message" : Masked.text(fault.message());
    return call.model() + ": the provider reported an error: " + words;
  }

  static Kind kind(int status, FaultText fault) {
    if (fault.says(
        "context_length_exceeded",
        "maximum context length",
        "max context length",
        "context window",
        "prompt is too long",
        "prompt too long",
        "maximum prompt length",
        "too large for model",
        "input length exceeds")) {
      return Kind.CONTEXT_LENGTH;
    }
    if (status == 402
        || fault.says(
            "insufficient_quota",
            "insufficient balance",
            "insufficient credits",
            "billing_hard_limit",
            "billing_not_active",
            "exceeded your current quota",
            "spending limit",
            "used all available credits",
            "doesn't have any credits")) {
      return Kind.QUOTA;
    }
    if (fault.says(
        "invalid_api_key", "incorrect api key", "invalid api key", "authentication fails")) {
      return Kind.AUTHENTICATION;
    }
    if (status == 403 && fault.says("usage guidelines", "moderation", "flagged", "safety_check")) {
      return Kind.INVALID;
    }
    return switch (status) {
      case 401, 403 -> Kind.AUTHENTICATION;
      case 404 -> fault.says("is not supported") ? Kind.UNSUPPORTED_PARAMETER : Kind.NOT_FOUND;
      case 429 -> Kind.RATE_LIMIT;
      case 503, 529 -> Kind.OVERLOADED;
      case 400, 409, 413, 415, 422 -> invalid(fault);
      default -> otherwise(status, fault);
    };
  }

  private static Kind invalid(FaultText fault) {
    if (fault.says(
        "model_not_found",
        "invalid_model",
        "model_decommissioned",
        "invalid model",
        "model not found",
        "model not exist",
        "not a valid model")) {
      return Kind.NOT_FOUND;
    }
    if (fault.says(
        "unsupported_parameter",
        "unsupported_value",
        "unknown_parameter",
        "unsupported parameter",
        "unknown parameter",
        "unrecognized request argument",
        "extra_forbidden",
        "extra inputs are not permitted",
        "argument not supported")) {
      return Kind.UNSUPPORTED_PARAMETER;
    }
    return Kind.INVALID;
  }

  private static Kind otherwise(int status, FaultText fault) {
    if (fault.says("overloaded", "over capacity", "at capacity", "service_unavailable")) {
      return Kind.OVERLOADED;
    }
    if (fault.says("rate_limit", "rate limit")) {
      return Kind.RATE_LIMIT;
    }
    if (status >= 500) {
      return Kind.FAILED;
    }
    return status >= 400 ? invalid(fault) : Kind.FAILED;
  }
}
