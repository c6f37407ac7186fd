package dev.weir.gateway.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weir.gateway.autoconfigure.host.Host;
import dev.weir.gateway.journey.RunningGateway;
import dev.weir.ledger.GatewayStatus;
import dev.weir.ledger.Json;
import dev.weir.ledger.Outcome;
import dev.weir.ledger.Snapshot.AliasEntry;
import dev.weir.ledger.Snapshot.Key;
import dev.weir.ledger.Snapshot.ProviderKey;
import dev.weir.ledger.Snapshot.Rule;
import dev.weir.ledger.UsageRecord;
import dev.weir.ledger.UsageSource;
import dev.weir.simulator.faults.Fault;
import dev.weir.simulator.faults.FaultKind;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A whole gateway before a stub of admin and the simulator. */
class ControlPlaneTest {

  private static final Duration SOON = Duration.ofSeconds(15);
  private static final String YAML =
      """
      # No keys: they come from admin.
      spring.cloud.gateway.server.webflux.routes:
      - id: ai
        uri: no://op
        predicates: [ Path=/v1/** ]
        filters: [ AiGateway ]
      weir:
        usage: { log: false }
        admin: { url: "${admin}", token: the-gateway-token, snapshot-key: "${key}" }
        data: "${data}"
      """;

  @TempDir Path data;

  private final StubAdmin admin = StubAdmin.start();
  private final Snapshots snapshots = new Snapshots(RunningGateway.simulator().url());
  private Host host;

  private Host start(String... more) {
    host =
        Host.start(
            YAML + String.join("\n", more),
            Map.of(
                "admin",
                admin.url().toString(),
                "key",
                Snapshots.SNAPSHOT_KEY_TEXT,
                "data",
                data.toString(),
                "OPENAI_API_KEY",
                "ignored"));
    return host;
  }

  @BeforeEach
  void publish() {
    admin.publish(snapshots.make("v1"));
  }

  @AfterEach
  void stop() {
    if (host != null) {
      host.close();
    }
    admin.close();
  }

  private HttpResponse<String> chat(String model, String... headers) {
    return host.post(
        "/v1/chat/completions",
        "{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}",
        headers);
  }

  private static JsonNode error(HttpResponse<String> answer) {
    return Json.mapper().readTree(answer.body()).path("error");
  }

  private UsageRecord row(HttpResponse<String> answer) {
    String id = answer.headers().firstValue("x-request-id").orElseThrow();
    await()
        .atMost(SOON)
        .until(() -> admin.rows().values().stream().anyMatch(row -> row.requestId().equals(id)));
    return admin.rows().values().stream()
        .filter(row -> row.requestId().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private void isReady() {
    await().atMost(SOON).until(() -> host.context().getBean(ControlPlane.class).isReady());
  }

  @Test
  void keysRoutesAndPricesComeFromAdminAndUsageGoesThere() {
    start();
    isReady();
    HttpResponse<String> answer = chat("gpt-4o");
    assertThat(answer.statusCode()).isEqualTo(200);
    UsageRecord row = row(answer);
    assertThat(row.keyId()).isEqualTo("all");
    assertThat(row.providerKeyId()).isEqualTo("key-of-openai");
    assertThat(row.priceId()).isEqualTo("price-7");
    assertThat(row.cost()).isNotNull();
    assertThat(chat("claude-haiku-4-5").statusCode()).isEqualTo(200);
    assertThat(error(chat("gemini-2.5-pro")).path("code").asString()).isEqualTo("model_not_found");
    assertThat(host.get("/v1/models").body()).contains("\"gpt-4o\"").contains("claude-haiku-4-5");
  }

  @Test
  void aChangeTakesEffectWithinTwoSeconds() {
    start();
    isReady();
    assertThat(chat("house").statusCode()).isEqualTo(404);
    snapshots.aliases.add(new AliasEntry("house", "gpt-4o", List.of()));
    snapshots.aliases.add(new AliasEntry("lost", "nowhere-1", List.of()));
    admin.publish(snapshots.make("v2"));
    await().atMost(Duration.ofSeconds(2)).until(() -> chat("house").statusCode() == 200);
    snapshots.keys.set(0, Snapshots.key("all", Host.KEY, "disabled"));
    admin.publish(snapshots.make("v3"));
    await().atMost(Duration.ofSeconds(2)).until(() -> chat("house").statusCode() == 401);
    assertThat(error(chat("house")).path("message").asString())
        .isEqualTo("the gateway key is disabled");
  }

  @Test
  void anExpiredKeyIsRefused() {
    Key key = snapshots.keys.getFirst();
    snapshots.keys.set(
        0,
        new Key(
            key.id(),
            key.hash(),
            null,
            null,
            key.permissions(),
            key.models(),
            key.tags(),
            null,
            false,
            java.time.Instant.parse("2020-01-01T00:00:00Z"),
            null));
    admin.publish(snapshots.make("v2"));
    start();
    isReady();
    HttpResponse<String> answer = chat("gpt-4o");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("expired at 2020");
  }

  @ParameterizedTest
  @CsvSource({
    "instance, '', this gateway",
    "team, platform, the team platform",
    "key, all, the gateway key all",
    "user, ada, the user ada",
    "tag, env:test, the tag env:test",
  })
  void everyRuleOfARequestsScopesMustAllowTheModel(String scope, String subject, String said) {
    snapshots.rules.add(new Rule("1", scope, subject, List.of("claude-*")));
    snapshots.rules.add(new Rule("2", "team", "another", List.of("nothing")));
    snapshots.rules.add(new Rule("3", "instance", "", List.of("claude-*", "GPT-4o")));
    admin.publish(snapshots.make("v2"));
    start();
    isReady();
    HttpResponse<String> answer = chat("gpt-4o", "x-tags", "env:test");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(error(answer).path("code").asString()).isEqualTo("model_not_allowed");
    assertThat(error(answer).path("message").asString())
        .isEqualTo("the rule for " + said + " does not allow the model 'gpt-4o'");
    assertThat(row(answer).status()).isEqualTo(403);
    assertThat(chat("claude-haiku-4-5", "x-tags", "env:test").statusCode()).isEqualTo(200);
    if (scope.equals("tag")) {
      assertThat(chat("gpt-4o").statusCode()).as("without the tag").isEqualTo(200);
    } else {
      assertThat(host.get("/v1/models").body()).doesNotContain("\"gpt-4o\"");
    }
  }

  @Test
  void itStartsFromItsDiskWhenAdminIsDown() throws Exception {
    start();
    isReady();
    await().atMost(SOON).until(() -> Files.exists(data.resolve("snapshot.json")));
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(data.resolve("snapshot.json"))))
        .isEqualTo("rw-------");
    assertThat(Files.readString(data.resolve("snapshot.json")))
        .doesNotContain("operator-key-openai")
        .doesNotContain(Host.KEY);
    host.close();
    admin.close();

    start();
    HttpResponse<String> answer = chat("gpt-4o");
    assertThat(answer.statusCode()).isEqualTo(200);
    admin.run();
    assertThat(row(answer).status()).isEqualTo(200);
  }

  @Test
  void whatWaitsForItsEstimateAtTheEndIsRecorded() {
    start();
    isReady();
    RunningGateway.simulator()
        .faults(Fault.of(FaultKind.MISSING_USAGE).provider("openai").times(1));
    HttpResponse<String> answer = chat("gpt-4o");
    host.close();
    assertThat(row(answer).usageSource()).isEqualTo(UsageSource.ESTIMATED);
    assertThat(row(answer).outcome()).isEqualTo(Outcome.OK);
  }

  @Test
  void withoutAnySnapshotItIsNotReadyAndSaysSo() {
    admin.publish(null);
    start();
    HttpResponse<String> answer = chat("gpt-4o");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(error(answer).path("code").asString()).isEqualTo("not_ready");
    assertThat(answer.headers().firstValue("retry-after")).contains("2");
    assertThat(host.context().getBean(ControlPlane.class).isReady()).isFalse();
    admin.publish(snapshots.make("v1"));
    isReady();
    assertThat(chat("gpt-4o").statusCode()).isEqualTo(200);
  }

  @Test
  void aSnapshotThatCannotBeReadChangesNothing() {
    start();
    isReady();
    snapshots.providers.set(
        0,
        Snapshots.provider(
            "openai",
            RunningGateway.simulator().url() + "/openai/v1",
            List.of("gpt-"),
            new ProviderKey("key-of-openai", "v1:not-sealed-so", null, 2)));
    admin.publish(snapshots.make("v2"));
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(error(chat("gpt-4o")).path("message").asString())
                    .contains("which has no key here"));
    assertThat(chat("claude-haiku-4-5").statusCode()).isEqualTo(200);
  }

  @Test
  void adminIsToldHowTheGatewayIs() {
    start();
    isReady();
    chat("gpt-4o");
    await()
        .atMost(SOON)
        .until(
            () -> !admin.statuses().isEmpty() && !admin.statuses().getLast().circuits().isEmpty());
    GatewayStatus status = admin.statuses().getLast();
    assertThat(status.snapshotVersion()).isEqualTo("v1");
    assertThat(status.gateway()).startsWith("gateway-");
    assertThat(status.degraded()).isEmpty();
    assertThat(status.spool().lost()).isZero();
    assertThat(status.circuits())
        .anyMatch(
            circuit ->
                circuit.provider().equals("openai")
                    && circuit.model().equals("gpt-4o")
                    && circuit.state().equals("closed"));
  }

  @Test
  void aFullSpoolIsToldInAHeaderAndServesOn() {
    admin.usageStatus(503);
    start("  spool: { segment-size: 64KB, max-size: 512KB }");
    isReady();
    ControlPlane control = host.context().getBean(ControlPlane.class);
    fill(control);
    HttpResponse<String> answer = chat("gpt-4o");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("x-weir-degraded")).contains("spool");
    await().atMost(SOON).until(() -> admin.statuses().getLast().degraded().contains("spool"));
    admin.usageStatus(200);
    await()
        .atMost(SOON)
        .until(() -> chat("gpt-4o").headers().firstValue("x-weir-degraded").isEmpty());
  }

  @Test
  void aFullSpoolRefusesIfItIsToldTo() {
    admin.usageStatus(503);
    start("  spool: { segment-size: 64KB, max-size: 512KB, when-full: refuse }");
    isReady();
    ControlPlane control = host.context().getBean(ControlPlane.class);
    fill(control);
    HttpResponse<String> answer = chat("gpt-4o");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(error(answer).path("code").asString()).isEqualTo("not_ready");
    assertThat(control.isReady()).isFalse();
    assertThat(host.get("/v1/models").statusCode()).as("nothing to record").isEqualTo(200);
    admin.usageStatus(200);
    await().atMost(SOON).until(control::isReady);
    assertThat(chat("gpt-4o").statusCode()).isEqualTo(200);
  }

  private static void fill(ControlPlane control) {
    Rows rows = new Rows(21);
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(1))
        .until(
            () -> {
              for (int i = 0; i < 20; i++) {
                control.usage().closed(rows.row());
              }
              return control.degraded().equals("spool");
            });
  }
}
