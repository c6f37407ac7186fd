package dev.weir.admin.usage;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.weir.admin.web.ApiException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the sums leave out: models without a price, and records that could not be stored. */
@RestController
@RequestMapping("/api/ai/usage")
@PreAuthorize("hasAuthority('admin')")
class KeptAside {

  private static final int MOST = 500;

  private static final String UNPRICED =
      """
      SELECT provider, model, service_tier, requests, prompt_tokens, completion_tokens, first_at,
        last_at
      FROM usage_unpriced
      ORDER BY requests DESC, model
      LIMIT 500
      """;

  private static final String QUARANTINE =
      """
      SELECT id, received_at, gateway, reason, record
      FROM usage_quarantine
      ORDER BY received_at DESC, id DESC
      LIMIT ?
      """;

  private final JdbcTemplate jdbc;

  KeptAside(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** A model that was used but whose cost is not known. */
  record Unpriced(
      @JsonProperty("provider") @Nullable String provider,
      @JsonProperty("model") @Nullable String model,
      @JsonProperty("service_tier") @Nullable String serviceTier,
      @JsonProperty("requests") long requests,
      @JsonProperty("prompt_tokens") BigInteger promptTokens,
      @JsonProperty("completion_tokens") BigInteger completionTokens,
      @JsonProperty("first_at") Instant firstAt,
      @JsonProperty("last_at") Instant lastAt) {}

  /** A record that could not be stored, as it came. */
  record Quarantined(
      @JsonProperty("id") UUID id,
      @JsonProperty("received_at") Instant receivedAt,
      @JsonProperty("gateway") String gateway,
      @JsonProperty("reason") String reason,
      @JsonProperty("record") String record) {}

  @GetMapping("/unpriced")
  UsageController.Items<Unpriced> unpriced() {
    return new UsageController.Items<>(
        jdbc.query(
            UNPRICED,
            (row, i) ->
                new Unpriced(
                    row.getString("provider"),
                    row.getString("model"),
                    row.getString("service_tier"),
                    row.getLong("requests"),
                    whole(row.getBigDecimal("prompt_tokens")),
                    whole(row.getBigDecimal("completion_tokens")),
                    UsageRows.instant(row, "first_at"),
                    UsageRows.instant(row, "last_at"))));
  }

  @GetMapping("/quarantine")
  UsageController.Items<Quarantined> quarantine(
      @RequestParam(name = "limit", defaultValue = "50") int limit) {
    if (limit < 1 || limit > MOST) {
      throw ApiException.invalid("limit", limit + " (expected: 1 to " + MOST + ")");
    }
    List<Quarantined> found =
        jdbc.query(
            QUARANTINE,
            (row, i) ->
                new Quarantined(
                    row.getObject("id", UUID.class),
                    UsageRows.instant(row, "received_at"),
                    row.getString("gateway"),
                    row.getString("reason"),
                    row.getString("record")),
            limit);
    return new UsageController.Items<>(found);
  }

  private static BigInteger whole(BigDecimal number) {
    return number.toBigInteger();
  }
}
