package dev.weir.admin.snapshot;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.weir.admin.web.ApiException;
import dev.weir.admin.web.Page;
import dev.weir.ledger.GatewayStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes the gateways' status and shows it. */
@RestController
class GatewaysController {

  private static final int LONGEST_NAME = 128;
  private static final int MOST_CIRCUITS = 1000;

  private final GatewayStatuses statuses;
  private final SnapshotKeeper snapshots;

  GatewaysController(GatewayStatuses statuses, SnapshotKeeper snapshots) {
    this.statuses = statuses;
    this.snapshots = snapshots;
  }

  @PostMapping("/internal/status")
  @PreAuthorize("hasAuthority('gateway')")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void tell(@RequestBody GatewayStatus status) {
    if (name(status) == null || status.gateway().length() > LONGEST_NAME) {
      throw ApiException.invalid("gateway", "a name of 1 to 128 characters is expected");
    }
    if (circuits(status).size() > MOST_CIRCUITS) {
      throw ApiException.invalid("circuits", "at most " + MOST_CIRCUITS + " are expected");
    }
    if (!statuses.tell(complete(status))) {
      throw new ApiException(503, "too_many_gateways", "no room for one more gateway", null);
    }
  }

  @GetMapping("/api/ai/gateways")
  @PreAuthorize("hasAuthority('admin')")
  Page<GatewayView> listGateways() {
    AssembledSnapshot current = snapshots.current();
    String version = current == null ? null : current.version();
    return new Page<>(
        statuses.now().stream()
            .map(
                status ->
                    new GatewayView(
                        status, version != null && version.equals(status.snapshotVersion())))
            .toList(),
        null);
  }

  /** Fields that another version of the gateway does not send are null in spite of their type. */
  private static GatewayStatus complete(GatewayStatus told) {
    @Nullable List<String> degraded = told.degraded();
    GatewayStatus.@Nullable Spool spool = told.spool();
    return new GatewayStatus(
        told.gateway(),
        told.version(),
        told.startedAt(),
        told.toldAt(),
        told.snapshotVersion(),
        spool == null ? new GatewayStatus.Spool(0, 0, 0) : spool,
        circuits(told),
        degraded == null ? List.of() : degraded);
  }

  private static List<GatewayStatus.Circuit> circuits(GatewayStatus told) {
    @Nullable List<GatewayStatus.Circuit> circuits = told.circuits();
    return circuits == null ? List.of() : circuits;
  }

  private static @Nullable String name(GatewayStatus told) {
    @Nullable String name = told.gateway();
    return name == null || name.isBlank() ? null : name;
  }

  /**
   * A gateway as it told of itself.
   *
   * @param isCurrent whether it serves from the newest snapshot
   */
  record GatewayView(
      @JsonUnwrapped GatewayStatus status, @JsonProperty("is_current") boolean isCurrent) {}
}
