package dev.weir.admin.pricing;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Re-pricing of the ledger: a dry run first, then the run, and its undo. */
@RestController
@RequestMapping("/api/ai/pricing/reprice")
class RepriceController {

  private final Repricing repricing;

  RepriceController(Repricing repricing) {
    this.repricing = repricing;
  }

  /** Answers 200 with the result, or 202 where the run goes on. */
  @PostMapping
  @PreAuthorize("hasAuthority('admin')")
  ResponseEntity<RepriceRun> startReprice(@RequestBody Asked asked) {
    RepriceRun run =
        repricing.start(
            asked.from(), asked.to(), asked.model(), Boolean.TRUE.equals(asked.dryRun()));
    return ResponseEntity.status(
            run.state().equals("running") ? HttpStatus.ACCEPTED : HttpStatus.OK)
        .body(run);
  }

  @GetMapping("/{run}")
  @PreAuthorize("hasAuthority('admin')")
  RepriceRun getReprice(@PathVariable("run") UUID run) {
    return repricing.one(run);
  }

  @PostMapping("/{run}/undo")
  @PreAuthorize("hasAuthority('admin')")
  RepriceRun undoReprice(@PathVariable("run") UUID run) {
    return repricing.undo(run);
  }

  /** The rows to look at. */
  @Schema(name = "RepriceRequest")
  record Asked(
      @JsonProperty("from") @Nullable Instant from,
      @JsonProperty("to") @Nullable Instant to,
      @JsonProperty("model") @Nullable String model,
      @JsonProperty("dry_run") @Nullable Boolean dryRun) {}
}
