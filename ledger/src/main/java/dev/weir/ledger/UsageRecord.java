package dev.weir.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's row of one request, whatever its end. Times are wall clock; durations are measured
 * with a monotonic clock.
 *
 * @param id UUIDv7 made by the gateway; the billing key
 * @param requestId the id that was echoed to the caller, who may repeat it
 * @param startedAt when the request arrived, cut to microseconds
 * @param latencyMs until the last byte of the answer, or its end
 * @param ttftMs until the first content event; null where none came
 * @param overheadUs the gateway's own work before the first byte went upstream, in microseconds
 * @param keyId the gateway key
 * @param user the key's owner, else the body's {@code user}
 * @param team the key's team
 * @param front the endpoint, such as {@code chat.completions}
 * @param modelRequested the model as the caller named it; null where the body had none
 * @param modelServed the model that answered, by the provider's own words where it said so
 * @param provider the provider that answered or failed last
 * @param providerKeyId which of the operator's keys was used
 * @param isByok whether the caller brought the provider's key
 * @param byokFingerprint an HMAC of that key
 * @param status the HTTP status that the caller saw; 0 where none was sent
 * @param errorCode the code in the error that the caller saw
 * @param attempts the journal, in order
 * @param tokens of the attempt that answered, and of failed ones that the provider billed
 * @param cost of {@code tokens}; null where unpriced
 * @param providerCost what the provider said it charges
 * @param priceId the price that was used
 */
public record UsageRecord(
    @JsonProperty("id") UUID id,
    @JsonProperty("request_id") String requestId,
    @JsonProperty("started_at") Instant startedAt,
    @JsonProperty("latency_ms") long latencyMs,
    @JsonProperty("ttft_ms") @Nullable Long ttftMs,
    @JsonProperty("overhead_us") @Nullable Long overheadUs,
    @JsonProperty("key_id") String keyId,
    @JsonProperty("user") @Nullable String user,
    @JsonProperty("team") @Nullable String team,
    @JsonProperty("front") String front,
    @JsonProperty("model_requested") @Nullable String modelRequested,
    @JsonProperty("model_served") @Nullable String modelServed,
    @JsonProperty("provider") @Nullable String provider,
    @JsonProperty("provider_key_id") @Nullable String providerKeyId,
    @JsonProperty("is_streaming") boolean isStreaming,
    @JsonProperty("is_byok") boolean isByok,
    @JsonProperty("byok_fingerprint") @Nullable String byokFingerprint,
    @JsonProperty("status") int status,
    @JsonProperty("outcome") Outcome outcome,
    @JsonProperty("error_code") @Nullable String errorCode,
    @JsonProperty("attempts") List<AttemptRecord> attempts,
    @JsonUnwrapped TokenUsage tokens,
    @JsonProperty("usage_source") UsageSource usageSource,
    @JsonProperty("service_tier") @Nullable String serviceTier,
    @JsonProperty("cost_usd") @Nullable Cost cost,
    @JsonProperty("provider_cost_usd") @Nullable Cost providerCost,
    @JsonProperty("price_id") @Nullable String priceId,
    @JsonProperty("finish_reason") @Nullable String finishReason,
    @JsonProperty("conversation_id") @Nullable String conversationId,
    @JsonProperty("tags") Map<String, String> tags,
    @JsonProperty("trace_id") @Nullable String traceId,
    @JsonProperty("provider_request_id") @Nullable String providerRequestId) {

  public UsageRecord {
    attempts = List.copyOf(attempts);
    tags = Map.copyOf(tags);
  }

  /** The cost in microcents (1e-8 USD), rounded; null where unpriced. */
  @JsonProperty(value = "cost_microcents", access = JsonProperty.Access.READ_ONLY)
  public @Nullable Long costMicrocents() {
    return cost == null ? null : cost.microcents();
  }

  /**
   * What is known of a request before its first byte goes upstream: enough to ship it as {@link
   * Outcome#INTERRUPTED} if the gateway dies before its end.
   */
  public record Opening(
      @JsonProperty("id") UUID id,
      @JsonProperty("request_id") String requestId,
      @JsonProperty("started_at") Instant startedAt,
      @JsonProperty("key_id") String keyId,
      @JsonProperty("user") @Nullable String user,
      @JsonProperty("team") @Nullable String team,
      @JsonProperty("front") String front,
      @JsonProperty("model_requested") @Nullable String modelRequested,
      @JsonProperty("provider") String provider,
      @JsonProperty("model") String model,
      @JsonProperty("is_streaming") boolean isStreaming,
      @JsonProperty("is_byok") boolean isByok,
      @JsonProperty("conversation_id") @Nullable String conversationId,
      @JsonProperty("tags") Map<String, String> tags,
      @JsonProperty("trace_id") @Nullable String traceId) {

    public Opening {
      tags = Map.copyOf(tags);
    }
  }
}
