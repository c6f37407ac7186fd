package dev.weir.gateway.autoconfigure;

import dev.weir.gateway.meter.RecentUsage;
import dev.weir.ledger.Json;
import dev.weir.ledger.UsageRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/** {@code GET /actuator/usage?limit=}: the latest usage records, newest first. */
@Endpoint(id = "usage")
public final class UsageEndpoint {

  private static final int USUAL = 100;

  private final RecentUsage recent;

  public UsageEndpoint(RecentUsage recent) {
    this.recent = recent;
  }

  /** At most so many records. */
  @ReadOperation(produces = "application/json")
  public WebEndpointResponse<byte[]> usage(@Nullable Integer limit) {
    Records records = new Records(recent.latest(limit == null ? USUAL : limit));
    return new WebEndpointResponse<>(Json.mapper().writeValueAsBytes(records));
  }

  private record Records(List<UsageRecord> records) {}
}
