package dev.weir.gateway.dialect;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A provider's refusal or failure in no provider's words.
 *
 * @param kind decides who is to blame and whether another try makes sense
 * @param message the provider's own words for the caller; secrets are taken out by who shows it
 * @param param the parameter that the provider names
 * @param retryAfter the wait that stands in the body; null where there is none
 */
public record ProviderFault(
    Kind kind, String message, @Nullable String param, @Nullable Duration retryAfter) {

  /** The kinds of faults. */
  public enum Kind {
    /** The request is wrong. */
    INVALID,
    /** A parameter is not known or not allowed. */
    UNSUPPORTED_PARAMETER,
    /** The prompt is longer than the model takes. */
    CONTEXT_LENGTH,
    /** The model is not known. */
    NOT_FOUND,
    /** The key was refused, or may not do this. */
    AUTHENTICATION,
    /** Too many requests or tokens in a time. */
    RATE_LIMIT,
    /** The account's money is spent. */
    QUOTA,
    /** The provider is overloaded. */
    OVERLOADED,
    /** Any other failure of the provider's own. */
    FAILED
  }
}
