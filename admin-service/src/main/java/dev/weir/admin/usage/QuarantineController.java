package dev.weir.admin.usage;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.weir.admin.web.ApiException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the sums leave out: records that could not be stored. */
@RestController
@RequestMapping("/api/ai/usage")
@PreAuthorize("hasAuthority('admin')")
class QuarantineController {

  private static final int MOST = 500;

  private static final String QUARANTINE =
      """
      SELECT id, received_at, gateway, reason, record
      FROM usage_quarantine
      ORDER BY received_at DESC, id DESC
      LIMIT ?
      """;

  private final JdbcTemplate jdbc;

  QuarantineController(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** A record that could not be stored, as it came. */
  @Schema(name = "QuarantinedRecord")
  record Quarantined(
      @JsonProperty("id") UUID id,
      @JsonProperty("received_at") Instant receivedAt,
      @JsonProperty("gateway") String gateway,
      @JsonProperty("reason") String reason,
      @JsonProperty("record") String record) {}

  @GetMapping("/quarantine")
  UsageController.Items<Quarantined> listQuarantine(
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
}
