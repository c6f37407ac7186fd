package dev.weir.admin.providers;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.weir.ledger.GatewayStatus;
import dev.weir.ledger.KnownProvider;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A provider as it is shown; of its key only the end.
 *
 * @param isCustom whether it is none of the known ones
 * @param apiKeyMasked null where it has no key
 * @param keyVersion grows with each rotation
 * @param lastVerified when a live check of this key last went well
 */
record ProviderView(
    @JsonProperty("id") String id,
    @JsonProperty("provider") String provider,
    @JsonProperty("display_name") String displayName,
    @JsonProperty("label") String label,
    @JsonProperty("base_url") String baseUrl,
    @JsonProperty("dialect") @Schema(allowableValues = {"openai", "anthropic", "gemini"})
        String dialect,
    @JsonProperty("prefixes") List<String> prefixes,
    @JsonProperty("owners") List<String> owners,
    @JsonProperty("quirks") List<String> quirks,
    @JsonProperty("credential")
        @Schema(allowableValues = {"bearer", "x-api-key", "x-goog-api-key", "api-key", "none"})
        String credential,
    @JsonProperty("embeddings") boolean embeddings,
    @JsonProperty("default_model") @Nullable String defaultModel,
    @JsonProperty("is_active") boolean isActive,
    @JsonProperty("is_custom") boolean isCustom,
    @JsonProperty("api_key_masked") @Nullable String apiKeyMasked,
    @JsonProperty("key_id") @Nullable String keyId,
    @JsonProperty("key_version") @Nullable Long keyVersion,
    @JsonProperty("last_verified") @Nullable Instant lastVerified,
    @JsonProperty("created_at") Instant createdAt,
    @JsonProperty("updated_at") Instant updatedAt,
    @JsonProperty("circuits") List<CircuitView> circuits) {

  static ProviderView of(
      ProviderEntity provider, @Nullable ProviderKeyRow key, List<GatewayStatus> gateways) {
    Endpoint endpoint = Endpoint.of(provider);
    return new ProviderView(
        provider.id,
        provider.id,
        provider.displayName,
        provider.displayName,
        endpoint.baseUrl().toString(),
        endpoint.dialect().id(),
        endpoint.prefixes(),
        endpoint.owners(),
        endpoint.quirks(),
        endpoint.credential().id(),
        endpoint.embeddings(),
        provider.defaultModel,
        provider.isActive,
        KnownProvider.of(provider.id) == null,
        key == null ? null : key.masked(),
        key == null ? null : key.id(),
        key == null ? null : key.version(),
        key == null ? null : key.verifiedAt(),
        provider.createdAt,
        provider.updatedAt,
        circuits(provider.id, gateways));
  }

  private static List<CircuitView> circuits(String provider, List<GatewayStatus> gateways) {
    List<CircuitView> circuits = new ArrayList<>();
    for (GatewayStatus gateway : gateways) {
      for (GatewayStatus.Circuit circuit : gateway.circuits()) {
        if (circuit.provider().equals(provider)) {
          circuits.add(
              new CircuitView(
                  gateway.gateway(),
                  circuit.model(),
                  circuit.state(),
                  circuit.failureRate(),
                  circuit.calls()));
        }
      }
    }
    return circuits;
  }

  /** A circuit breaker at a gateway. */
  record CircuitView(
      @JsonProperty("gateway") String gateway,
      @JsonProperty("model") String model,
      @JsonProperty("state") @Schema(allowableValues = {"closed", "open", "half_open"})
          String state,
      @JsonProperty("failure_rate") @Nullable Float failureRate,
      @JsonProperty("calls") int calls) {}
}
