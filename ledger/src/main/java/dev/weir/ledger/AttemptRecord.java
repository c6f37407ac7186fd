package dev.weir.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * One try of one target in a request's journal.
 *
 * @param provider the provider's id
 * @param model the model's name as it was sent
 * @param phase how far the try came
 * @param status the provider's HTTP status; null where none arrived
 * @param millis from the try's start to its end
 * @param tokens what the provider counted for it, billed or not
 * @param usageSource where {@code tokens} come from
 * @param cost of {@code tokens}; null where unpriced
 * @param why the error code that ended it, {@code ok}, or the reason why the target was passed over
 * @param providerRequestId the id that the provider gave the call
 */
public record AttemptRecord(
    @JsonProperty("provider") String provider,
    @JsonProperty("model") String model,
    @JsonProperty("phase") Phase phase,
    @JsonProperty("status") @Nullable Integer status,
    @JsonProperty("ms") long millis,
    @JsonUnwrapped TokenUsage tokens,
    @JsonProperty("usage_source") UsageSource usageSource,
    @JsonProperty("cost_usd") @Nullable Cost cost,
    @JsonProperty("why") String why,
    @JsonProperty("provider_request_id") @Nullable String providerRequestId) {

  /** How far a try came; each phase allows less than the one before to be tried again. */
  public enum Phase {
    /** No byte left the gateway. */
    @JsonProperty("not_sent")
    NOT_SENT,
    /** The request left; no answer came. */
    @JsonProperty("sent")
    SENT,
    /** Status and headers came. */
    @JsonProperty("headers")
    HEADERS,
    /** Content came. */
    @JsonProperty("content")
    CONTENT,
    /** The answer came to its end. */
    @JsonProperty("done")
    DONE
  }
}
