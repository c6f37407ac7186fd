package dev.weir.admin.pricing;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run of re-pricing: what it looked at, and what it changed or would change.
 *
 * @param model null for all models
 * @param state {@code running}, {@code done}, {@code failed} or {@code undone}
 * @param rowsChanged rows whose cost becomes another one
 * @param before the cost of all rows it looked at, in USD
 * @param after their cost with the changes
 */
record RepriceRun(
    @JsonProperty("run") UUID id,
    @JsonProperty("from") Instant from,
    @JsonProperty("to") Instant to,
    @JsonProperty("model") @Nullable String model,
    @JsonProperty("dry_run") boolean dryRun,
    @JsonProperty("state") @Schema(allowableValues = {"running", "done", "failed", "undone"})
        String state,
    @JsonProperty("rows") long rowsSeen,
    @JsonProperty("rows_changed") long rowsChanged,
    @JsonProperty("cost_usd_before") String before,
    @JsonProperty("cost_usd_after") String after,
    @JsonProperty("unpriced_before") long unpricedBefore,
    @JsonProperty("unpriced_after") long unpricedAfter,
    @JsonProperty("author") String author,
    @JsonProperty("started_at") Instant startedAt,
    @JsonProperty("finished_at") @Nullable Instant finishedAt,
    @JsonProperty("undone_at") @Nullable Instant undoneAt,
    @JsonProperty("error") @Nullable String error) {

  static RepriceRun begun(
      UUID id,
      Instant from,
      Instant to,
      @Nullable String model,
      boolean dryRun,
      String author,
      Instant now) {
    return new RepriceRun(
        id, from, to, model, dryRun, "running", 0, 0, "0", "0", 0, 0, author, now, null, null,
        null);
  }
}
