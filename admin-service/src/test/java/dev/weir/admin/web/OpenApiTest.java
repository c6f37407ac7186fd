package dev.weir.admin.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.admin.AdminUnderTest;
import dev.weir.admin.Browser;
import dev.weir.admin.Golden;
import dev.weir.ledger.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

  /**
   * A name that was there already gets a number from the generator; clients' methods are named so.
   */
  @Test
  void everyOperationHasANameOfItsOwn() {
    JsonNode paths = browser().get("/api/openapi.json").body().path("paths");

    List<String> names = new ArrayList<>();
    for (JsonNode path : paths) {
      path.forEach(operation -> names.add(operation.path("operationId").asString()));
    }
    assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z][A-Za-z]+"));
  }

  @Test
  void answersNameAllTheirFieldsAndChangesNone() {
    JsonNode schemas = browser().get("/api/openapi.json").body().at("/components/schemas");

    assertThat(words(schemas.at("/KeyView/required"))).contains("expires_at", "name", "models");
    assertThat(words(schemas.at("/KeyView/properties/expires_at/type")))
        .containsExactly("string", "null");
    assertThat(words(schemas.at("/KeyView/required"))).doesNotContain("key");
    assertThat(words(schemas.at("/KeySettings/required"))).containsExactly("name");
    assertThat(schemas.at("/KeySettingsChange").has("required")).isFalse();
    assertThat(words(schemas.at("/UsageRecord/properties/cost_usd/type")))
        .containsExactly("string", "null");
    assertThat(words(schemas.at("/UsageRecord/properties/outcome/enum"))).contains("timeout");
  }

  private static List<String> words(JsonNode array) {
    return array.valueStream().map(JsonNode::asString).toList();
  }
}
