package dev.weir.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.journey.Reply;
import dev.weir.gateway.journey.RunningGateway;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The list of models holds what a key may use and what has a credential. */
class ModelListTest {

  private static final RunningGateway GATEWAY = RunningGateway.shared();

  private static Reply get(String path, String key) {
    return GATEWAY.ask("").key(key).to("GET", path).send();
  }

  private static List<String> ids(Reply reply) {
    return reply.json().path("data").valueStream().map(one -> one.path("id").asString()).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/models", "/ai/v1/models", "/api/ai/v1/models"})
  void oneBodyServesBothKindsOfClient(String path) {
    Reply reply = get(path, RunningGateway.KEY);

    assertThat(reply.status()).isEqualTo(200);
    JsonNode list = reply.json();
    assertThat(list.propertyNames())
        .containsExactlyInAnyOrder("object", "data", "has_more", "first_id", "last_id");
    assertThat(list.path("object").stringValue()).isEqualTo("list");
    assertThat(list.path("has_more").booleanValue()).isFalse();
    List<String> ids = ids(reply);
    assertThat(ids).contains("gpt-4o", "quick", "gemini-2.5-flash").doesNotHaveDuplicates();
    assertThat(ids).as("without a credential").noneMatch(id -> id.startsWith("deepseek"));
    assertThat(list.path("first_id").stringValue()).isEqualTo(ids.getFirst());
    assertThat(list.path("last_id").stringValue()).isEqualTo(ids.getLast());
    assertThat(list.path("data").valueStream())
        .allSatisfy(
            model ->
                assertThat(model.propertyNames())
                    .contains(
                        "id",
                        "object",
                        "type",
                        "created",
                        "created_at",
                        "display_name",
                        "owned_by"));
  }

  @Test
  void aKeyWithAListSeesWhatItMayUse() {
    List<String> ids = ids(get("/v1/models", "sk-test-few"));

    assertThat(ids).contains("gpt-4o", "quick");
    assertThat(ids)
        .allSatisfy(
            id ->
                assertThat(id)
                    // The last two are the targets of the alias.
                    .matches("gpt-4o|quick|claude-haiku-.*|gemini-2.5-flash|gpt-4o-mini"));
  }

  @Test
  void aReaderMaySeeTheList() {
    assertThat(get("/v1/models", "sk-test-reader").status()).isEqualTo(200);
  }

  @Test
  void oneModelIsAnsweredByNameOrAlias() {
    Reply alias = get("/v1/models/quick", RunningGateway.KEY);

    assertThat(alias.json().path("id").stringValue()).isEqualTo("quick");
    assertThat(alias.json().path("owned_by").stringValue()).isEqualTo("gemini");
    assertThat(get("/v1/models/gpt-4o", RunningGateway.KEY).json().path("id").stringValue())
        .isEqualTo("gpt-4o");
    assertThat(get("/v1/models/openai/gpt-4o", RunningGateway.KEY).status()).isEqualTo(200);
    assertThat(get("/v1/models/openai%2Fgpt-4o", RunningGateway.KEY).status()).isEqualTo(200);
  }

  @Test
  void whatIsNotThereOrNotAllowedIs404() {
    for (Reply reply :
        List.of(
            get("/v1/models/no-such-model", RunningGateway.KEY),
            get("/v1/models/deepseek-chat", RunningGateway.KEY),
            get("/v1/models/claude-sonnet-4-5", "sk-test-few"))) {
      assertThat(reply.status()).isEqualTo(404);
      assertThat(reply.errorCode()).isEqualTo("model_not_found");
    }
  }

  @Test
  void aListNeedsAKeyAndHasNoRow() {
    assertThat(get("/v1/models", null).status()).isEqualTo(401);
    Reply reply = get("/v1/models", RunningGateway.KEY);
    assertThat(GATEWAY.ledger().rows(reply.requestId())).isEmpty();
  }
}
