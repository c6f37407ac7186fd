package dev.weir.admin.governance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.admin.snapshot.SnapshotSource;
import dev.weir.admin.testing.ControlPlane;
import dev.weir.ledger.Snapshot.Rule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Rules over HTTP, and as gateways get them. */
class RulesTest extends ControlPlane {

  @Autowired private SnapshotSource snapshots;

  @Test
  void aRuleIsMadeChangedAndDeleted() {
    Answer made =
        post(
            "/api/ai/rules",
            Map.of("scope", "team", "subject", "blue", "models", List.of("GPT-5*", "smart")));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    String id = made.json().path("id").asString();
    assertThat(snapshots.fresh().rules())
        .containsExactly(new Rule(id, "team", "blue", List.of("gpt-5*", "smart")));

    patch("/api/ai/rules/" + id, Map.of("models", List.of("claude-*")));
    assertThat(get("/api/ai/rules/" + id).json().path("models").get(0).asString())
        .isEqualTo("claude-*");
    assertThat(get("/api/ai/rules").json().path("items").size()).isEqualTo(1);

    assertThat(delete("/api/ai/rules/" + id).status()).isEqualTo(204);
    assertThat(snapshots.fresh().rules()).isEmpty();
    assertThat(audited()).containsExactly("rules.create", "rules.update", "rules.delete");
  }

  @Test
  void whatIsNoRuleIsRefusedWithAReason() {
    assertThat(refusal(Map.of("scope", "planet", "models", List.of("a")))).contains("scope");
    assertThat(refusal(Map.of("scope", "team", "models", List.of("a")))).contains("subject");
    assertThat(refusal(Map.of("scope", "tag", "subject", "x", "models", List.of("a"))))
        .contains("name:value");
    assertThat(refusal(Map.of("scope", "instance", "subject", "x", "models", List.of("a"))))
        .contains("none with scope instance");
    assertThat(refusal(Map.of("scope", "instance", "models", List.of()))).contains("models");
    assertThat(refusal(Map.of("scope", "instance", "models", List.of("a*b")))).contains("a*b");
  }

  private String refusal(Map<String, Object> asked) {
    Answer answer = post("/api/ai/rules", asked);
    assertThat(answer.status()).isEqualTo(400);
    return answer.body();
  }

  @Test
  void aScopeHasOneRule() {
    Map<String, Object> asked = Map.of("scope", "instance", "models", List.of("a"));
    assertThat(post("/api/ai/rules", asked).status()).isEqualTo(201);
    assertThat(post("/api/ai/rules", asked).status()).isEqualTo(409);
    assertThat(get("/api/ai/rules", "read").status()).isEqualTo(403);
  }
}
