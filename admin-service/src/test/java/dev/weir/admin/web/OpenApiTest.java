package dev.weir.admin.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.admin.AdminUnderTest;
import dev.weir.admin.Browser;
import dev.weir.admin.Golden;
import dev.weir.ledger.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document: whoever builds on it reads the committed copy. */
class OpenApiTest extends AdminUnderTest {

  @Test
  void theCommittedDocumentIsTheOneThatIsServed() {
    Browser.Reply reply = browser().get("/api/openapi.json");

    assertThat(reply.status()).isEqualTo(200);
    String text = Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(reply.body());
    Golden.check(Path.of("openapi.json"), text.replace("\r\n", "\n") + "\n");
  }

  @Test
  void everyOperationHasAName() {
    JsonNode paths = browser().get("/api/openapi.json").body().path("paths");

    assertThat(paths.propertyNames()).contains("/api/ai/keys", "/api/ai/people", "/api/ai/audit");
    for (JsonNode path : paths) {
      for (JsonNode operation : path) {
        assertThat(operation.path("operationId").asString()).matches("[a-z][A-Za-z0-9_]+");
      }
    }
  }
}
