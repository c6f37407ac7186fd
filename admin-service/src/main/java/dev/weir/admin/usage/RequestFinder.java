package dev.weir.admin.usage;

import dev.weir.admin.security.Actor;
import dev.weir.admin.usage.UsageController.Items;
import dev.weir.admin.usage.UsageFilter.Condition;
import dev.weir.admin.web.ApiException;
import dev.weir.ledger.UsageRecord;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Finds a request by any of its ids: the ledger's, the caller's, the trace's, the provider's. */
@RestController
class RequestFinder {

  private static final int MOST = 50;
  private static final int LONGEST_ID = 256;

  private final UsageRows rows;
  private final InstantSource clock;

  RequestFinder(UsageRows rows, InstantSource clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /** Several, the newest first, where a caller used an id twice or a trace holds more. */
  @GetMapping("/api/ai/usage/requests/{id}")
  @PreAuthorize("hasAuthority('read')")
  Items<UsageRecord> findRequests(
      @PathVariable("id") String id, @ParameterObject UsageParameters parameters) {
    UsageFilter visible =
        parameters.filter(Actor.current(), clock.instant(), UsageParameters.BEGINNING);
    if (id.length() <= LONGEST_ID) {
      UUID uuid = uuid(id);
      if (uuid != null) {
        List<UsageRecord> one = page(visible.and(Condition.ofRows("id = ?", uuid)));
        if (!one.isEmpty()) {
          return new Items<>(one);
        }
      }
      for (String column : List.of("request_id", "trace_id", "provider_request_id")) {
        List<UsageRecord> some = page(visible.and(Condition.ofRows(column + " = ?", id)));
        if (!some.isEmpty()) {
          return new Items<>(some);
        }
      }
    }
    throw ApiException.notFound("request " + id);
  }

  private List<UsageRecord> page(UsageFilter filter) {
    return rows.page(filter, null, true, MOST);
  }

  private static @Nullable UUID uuid(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
