package dev.weir.admin.usage;

import dev.weir.ledger.UsageBatch;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Where gateways bring their usage records. */
@RestController
@Hidden
class IngestController {

  private final UsageIngest ingest;

  IngestController(UsageIngest ingest) {
    this.ingest = ingest;
  }

  @PostMapping(path = "/internal/usage", consumes = MediaType.APPLICATION_JSON_VALUE)
  @PreAuthorize("hasAuthority('gateway')")
  UsageBatch.Receipt take(@RequestBody byte[] body) {
    return ingest.take(body);
  }
}
