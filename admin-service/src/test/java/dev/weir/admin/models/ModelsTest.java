package dev.weir.admin.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.admin.snapshot.SnapshotSource;
import dev.weir.admin.testing.ControlPlane;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The catalog and the aliases over HTTP. */
class ModelsTest extends ControlPlane {

  @Autowired private SnapshotSource snapshots;

  private void enterOurs() {
    Answer made =
        post(
            "/api/ai/providers",
            Map.of(
                "provider",
                "ours",
                "base_url",
                "https://host.test",
                "prefixes",
                List.of("ours-"),
                "api_key",
                "some-key-of-ours",
                "skip_test",
                true));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
  }

  @Test
  void theBundledListIsThereFromTheFirstStart() {
    JsonNode items = get("/api/ai/models?provider=anthropic", "read").json().path("items");
    assertThat(items.size()).isGreaterThan(3);
    for (JsonNode item : items) {
      assertThat(item.path("provider").asString()).isEqualTo("anthropic");
      assertThat(item.path("kind").asString()).isEqualTo("chat");
      assertThat(item.path("price").asString()).isIn("priced", "unpriced");
      assertThat(item.path("price_id").isNull())
          .isEqualTo(item.path("price").asString().equals("unpriced"));
      assertThat(item.path("usable").asBoolean()).isFalse();
    }
  }

  @Test
  void anAliasGoesToItsTargetAndItsFallbacks() {
    enterOurs();
    Answer made =
        put(
            "/api/ai/models/aliases/Smart",
            Map.of(
                "target", "ours-large", "fallbacks", List.of("openai/gpt-4o", "claude-3-5-haiku")));
    assertThat(made.status()).as(made.body()).isEqualTo(200);
    assertThat(audited()).endsWith("models.alias");

    JsonNode route = get("/api/ai/models/resolve?name=SMART", "read").json();

    assertThat(route.path("provider").asString()).isEqualTo("ours");
    assertThat(route.path("model").asString()).isEqualTo("ours-large");
    assertThat(route.path("usable").asBoolean()).isTrue();
    assertThat(route.path("price").asString()).isEqualTo("unpriced");
    assertThat(route.path("fallbacks").get(0).path("provider").asString()).isEqualTo("openai");
    assertThat(route.path("fallbacks").get(0).path("model").asString()).isEqualTo("gpt-4o");
    assertThat(route.path("fallbacks").get(1).path("price").asString()).isEqualTo("priced");
    assertThat(snapshots.fresh().aliases()).hasSize(1);
  }

  @Test
  void aNameThatNobodyClaimsIs404AndNoTarget() {
    assertThat(get("/api/ai/models/resolve?name=nobodys-model").status()).isEqualTo(404);
    Answer refused =
        post("/api/ai/models/aliases", Map.of("name", "fast", "target", "nobodys-model"));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body()).contains("goes to no provider");
  }

  @Test
  void anAliasWhoseProviderIsOffIsKeptButNotTold() {
    enterOurs();
    post("/api/ai/models/aliases", Map.of("name", "team/fast", "target", "ours-small"));
    post(
        "/api/ai/models/aliases",
        Map.of("name", "safe", "target", "gpt-4o", "fallbacks", List.of("ours-small")));

    patch("/api/ai/providers/ours", Map.of("is_active", false));

    assertThat(get("/api/ai/models/aliases/team/fast").json().path("target").asString())
        .isEqualTo("ours-small");
    assertThat(snapshots.fresh().aliases())
        .satisfiesExactly(
            alias -> {
              assertThat(alias.name()).isEqualTo("safe");
              assertThat(alias.fallbacks()).isEmpty();
            });
    assertThat(delete("/api/ai/models/aliases/team/fast").status()).isEqualTo(204);
    assertThat(delete("/api/ai/models/aliases/team/fast").status()).isEqualTo(404);
  }

  @Test
  void anOperatorAddsModelsToTheCatalog() {
    Map<String, Object> model =
        Map.of("name", "ours-large", "provider", "ours", "context_length", 32_000);
    assertThat(put("/api/ai/models", Map.of("items", List.of(model))).status()).isEqualTo(200);
    assertThat(
            get("/api/ai/models?provider=ours")
                .json()
                .path("items")
                .get(0)
                .path("context_length")
                .asLong())
        .isEqualTo(32_000);
    assertThat(put("/api/ai/models", Map.of("items", List.of())).status()).isEqualTo(400);
    assertThat(put("/api/ai/models", Map.of("items", List.of(model)), "read").status())
        .isEqualTo(403);
  }
}
