package dev.weir.admin.instance;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells admins what runs here and where it keeps things; never a secret. */
@RestController
class InstanceController {

  private final InstanceView view;

  InstanceController(
      @Value("${spring.application.version:}") String version,
      LedgerRetention retention,
      KeyStorage keys) {
    Duration rows = retention.rows();
    this.view =
        new InstanceView(
            version.isBlank() ? null : version, rows == null ? null : rows.toDays(), keys);
  }

  /**
   * This instance.
   *
   * @param version of the admin service; null where it runs from no package
   * @param retentionDays how long the rows of the ledger stay; null for ever
   * @param providerKeys where they are kept
   */
  record InstanceView(
      @JsonProperty("version") @Nullable String version,
      @JsonProperty("retention_days") @Nullable Long retentionDays,
      @JsonProperty("provider_keys") KeyStorage providerKeys) {}

  @GetMapping("/api/ai/instance")
  @PreAuthorize("hasAuthority('admin')")
  InstanceView getInstance() {
    return view;
  }
}
