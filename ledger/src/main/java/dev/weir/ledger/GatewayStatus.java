package dev.weir.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a gateway is, told every two seconds and not kept.
 *
 * @param gateway which gateway
 * @param snapshotVersion of the snapshot that it serves from
 * @param degraded what is not as it should be, such as {@code spool}
 */
public record GatewayStatus(
    @JsonProperty("gateway") String gateway,
    @JsonProperty("version") String version,
    @JsonProperty("started_at") Instant startedAt,
    @JsonProperty("told_at") Instant toldAt,
    @JsonProperty("snapshot_version") @Nullable String snapshotVersion,
    @JsonProperty("spool") Spool spool,
    @JsonProperty("circuits") List<Circuit> circuits,
    @JsonProperty("degraded") List<String> degraded) {

  /**
   * The spool.
   *
   * @param waiting records that admin has not acknowledged
   * @param bytes that they take
   * @param lost records that found no room since the start
   */
  public record Spool(
      @JsonProperty("waiting") long waiting,
      @JsonProperty("bytes") long bytes,
      @JsonProperty("lost") long lost) {}

  /**
   * A circuit breaker.
   *
   * @param state {@code closed}, {@code open} or {@code half_open}
   * @param failureRate percent; null where too few calls were made
   */
  public record Circuit(
      @JsonProperty("provider") String provider,
      @JsonProperty("model") String model,
      @JsonProperty("state") String state,
      @JsonProperty("failure_rate") @Nullable Float failureRate,
      @JsonProperty("calls") int calls) {}
}
