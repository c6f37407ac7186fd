package dev.weir.admin.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.admin.testing.ControlPlane;
import dev.weir.ledger.Catalog;
import dev.weir.ledger.Json;
import dev.weir.ledger.SealedValue;
import dev.weir.ledger.Secret;
import dev.weir.ledger.Snapshot;
import dev.weir.ledger.Snapshot.ProviderEntry;
import dev.weir.ledger.Snapshot.ProviderKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The snapshot as a gateway gets it. */
class SnapshotTest extends ControlPlane {

  private static final String KEY = "key-for-the-snapshot-test";

  @Autowired private SnapshotSource snapshots;

  private Answer poll(String etag, int wait) {
    return Answer.of(
        gateway().withHeader("If-None-Match", etag).get("/internal/snapshot?wait=" + wait));
  }

  private static Map<String, Object> custom(String id) {
    return Map.of(
        "provider",
        id,
        "base_url",
        "https://host.test/v1",
        "prefixes",
        List.of(id + "-"),
        "api_key",
        KEY,
        "skip_test",
        true);
  }

  private Snapshot now() {
    return snapshots.fresh();
  }

  private static ProviderEntry provider(Snapshot snapshot, String id) {
    return snapshot.providers().stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElse(null);
  }

  @Test
  void aGatewayGetsEverythingAndCanOpenTheKeys() {
    post("/api/ai/providers", custom("ours"));
    String version = now().version();

    Answer answer = poll("\"another\"", 0);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.etag()).isEqualTo('"' + version + '"');
    Snapshot snapshot = Json.mapper().readValue(answer.body(), Snapshot.class);
    assertThat(snapshot.version()).isEqualTo(version).matches("[0-9a-f]{64}");
    assertThat(snapshot.models()).hasSizeGreaterThanOrEqualTo(Catalog.bundled().models().size());
    assertThat(snapshot.prices()).isNotEmpty();
    ProviderKey key = provider(snapshot, "ours").keys().getFirst();
    assertThat(key.vaultPath()).isNull();
    assertThat(SealedValue.open(snapshotKey(), "provider/ours/" + key.id(), key.sealed()))
        .isEqualTo(Secret.of(KEY));
    assertThat(provider(snapshot, "openai").keys()).isEmpty();
  }

  @Test
  void whatDidNotChangeKeepsItsVersionAndIsNotSentAgain() {
    post("/api/ai/providers", custom("ours"));
    String version = now().version();
    jdbc.update("update snapshot_change set change = change + 1");

    assertThat(now().version()).isEqualTo(version);
    Answer unchanged = poll('"' + version + '"', 0);
    assertThat(unchanged.status()).isEqualTo(304);
    assertThat(unchanged.body()).isEmpty();
    assertThat(poll('"' + version + '"', 1).status()).isEqualTo(304);
  }

  @Test
  void aChangeWakesAGatewayThatWaits() throws Exception {
    String version = now().version();
    CompletableFuture<Answer> waiting =
        CompletableFuture.supplyAsync(() -> poll('"' + version + '"', 30));

    post("/api/ai/rules", Map.of("scope", "instance", "models", List.of("gpt-*")));
    // Long before its 30 seconds are over.
    Answer news = waiting.get(20, TimeUnit.SECONDS);

    assertThat(news.status()).isEqualTo(200);
    assertThat(news.json().path("rules").get(0).path("models").get(0).asString())
        .isEqualTo("gpt-*");
  }

  @Test
  void aChangeAtAnotherReplicaIsNoticed() throws Exception {
    String version = now().version();
    CompletableFuture<Answer> waiting =
        CompletableFuture.supplyAsync(() -> poll('"' + version + '"', 30));

    jdbc.update(
        "insert into rules (id, scope, subject, models, created_at, updated_at)"
            + " values ('elsewhere', 'team', 'blue', '{gpt-5}', now(), now())");
    jdbc.update("update snapshot_change set change = change + 1");

    assertThat(waiting.get(20, TimeUnit.SECONDS).body()).contains("elsewhere");
  }

  @Test
  void aRefusedChangeLeavesNoTrace() {
    String version = now().version();
    assertThat(post("/api/ai/rules", Map.of("scope", "planet")).status()).isEqualTo(400);
    assertThat(now().version()).isEqualTo(version);
  }

  @Test
  void aProviderThatIsSwitchedOffIsNotTold() {
    post("/api/ai/providers", custom("ours"));
    patch("/api/ai/providers/ours", Map.of("is_active", false));
    assertThat(provider(now(), "ours")).isNull();
    patch("/api/ai/providers/ours", Map.of("is_active", true));
    assertThat(provider(now(), "ours").keys()).hasSize(1);
  }

  @Test
  void aRotationChangesTheVersionOfTheKey() {
    post("/api/ai/providers", custom("ours"));
    ProviderKey before = provider(now(), "ours").keys().getFirst();
    patch("/api/ai/providers/ours", Map.of("api_key", "the-next-key", "skip_test", true));
    Snapshot after = now();
    ProviderKey rotated = provider(after, "ours").keys().getFirst();
    assertThat(rotated.version()).isGreaterThan(before.version());
    assertThat(SealedValue.open(snapshotKey(), "provider/ours/" + rotated.id(), rotated.sealed()))
        .isEqualTo(Secret.of("the-next-key"));
  }

  @Test
  void onlyGatewaysGetIt() {
    assertThat(get("/internal/snapshot", "admin").status()).isEqualTo(401);
    assertThat(post("/internal/status", Map.of("gateway", "g"), "read").status()).isEqualTo(401);
  }

  @Test
  void aGatewaysStatusIsShownWithItsCircuits() {
    post("/api/ai/providers", custom("ours"));
    String version = now().version();
    Map<String, Object> status =
        Map.of(
            "gateway",
            "gateway-1",
            "version",
            "0.1.0",
            "started_at",
            "2026-11-20T10:00:00Z",
            "told_at",
            "2026-11-20T10:00:02Z",
            "snapshot_version",
            version,
            "spool",
            Map.of("waiting", 3, "bytes", 900, "lost", 0),
            "circuits",
            List.of(
                Map.of(
                    "provider",
                    "ours",
                    "model",
                    "ours-1",
                    "state",
                    "open",
                    "failure_rate",
                    60.0,
                    "calls",
                    12)),
            "degraded",
            List.of("spool"));

    assertThat(post("/internal/status", status, "gateway").status()).isEqualTo(204);

    JsonNode gateway = get("/api/ai/gateways").json().path("items").get(0);
    assertThat(gateway.path("gateway").asString()).isEqualTo("gateway-1");
    assertThat(gateway.path("is_current").asBoolean()).isTrue();
    assertThat(gateway.path("spool").path("waiting").asInt()).isEqualTo(3);
    JsonNode circuit = get("/api/ai/providers/ours").json().path("circuits").get(0);
    assertThat(circuit.path("state").asString()).isEqualTo("open");
    assertThat(circuit.path("gateway").asString()).isEqualTo("gateway-1");
    assertThat(post("/internal/status", Map.of(), "gateway").status()).isEqualTo(400);
  }
}
