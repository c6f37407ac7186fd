package dev.weir.admin.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.weir.admin.web.Page;
import dev.weir.admin.web.Paging;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows the audit log, the newest entry first. */
@RestController
@RequestMapping("/api/ai/audit")
class AuditController {

  private final AuditQueries queries;

  AuditController(AuditQueries queries) {
    this.queries = queries;
  }

  /** An entry as it is shown. */
  @Schema(name = "AuditEntry")
  record EntryView(
      @JsonProperty("seq") long seq,
      @JsonProperty("at") Instant at,
      @JsonProperty("actor") ActorView actor,
      @JsonProperty("action") String action,
      @JsonProperty("subject") String subject,
      @JsonProperty("before") @JsonRawValue @Schema(implementation = Object.class)
          @Nullable String before,
      @JsonProperty("after") @JsonRawValue @Schema(implementation = Object.class)
          @Nullable String after,
      @JsonProperty("hash") String hash) {}

  /** Who did it. */
  @Schema(name = "AuditActor")
  record ActorView(
      @JsonProperty("kind") String kind,
      @JsonProperty("id") String id,
      @JsonProperty("name") String name) {}

  @GetMapping
  @PreAuthorize("hasAuthority('admin')")
  Page<EntryView> listAuditEntries(
      @RequestParam(required = false) @Nullable String actor,
      @RequestParam(required = false) @Nullable String action,
      @RequestParam(required = false) @Nullable String subject,
      @RequestParam(required = false) @Nullable Instant from,
      @RequestParam(required = false) @Nullable Instant to,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    Paging paging = Paging.of(limit, cursor);
    AuditQueries.Filter filter =
        new AuditQueries.Filter(actor, action, subject, from, to, below(paging.after()));
    return paging.page(
        queries.list(filter, paging.fetch()),
        entry -> Long.toString(entry.seq()),
        AuditController::view);
  }

  private static long below(@Nullable String after) {
    try {
      return after == null ? Long.MAX_VALUE : Long.parseLong(after);
    } catch (NumberFormatException e) {
      throw Paging.wrongCursor();
    }
  }

  private static EntryView view(AuditEntry entry) {
    return new EntryView(
        entry.seq(),
        entry.at(),
        new ActorView(entry.actorKind(), entry.actorId(), entry.actorName()),
        entry.action(),
        entry.subject(),
        entry.before(),
        entry.after(),
        entry.hash());
  }
}
