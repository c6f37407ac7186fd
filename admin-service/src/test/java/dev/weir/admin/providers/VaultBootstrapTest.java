package dev.weir.admin.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.ledger.Json;
import dev.weir.ledger.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The bootstrap script on the Vault that {@code VAULT_ADDR} and {@code VAULT_TOKEN} name. */
@EnabledIfEnvironmentVariable(named = "VAULT_ADDR", matches = ".+")
@EnabledIfEnvironmentVariable(named = "VAULT_TOKEN", matches = ".+")
class VaultBootstrapTest {

  private static final Secret KEY = Secret.of("sk-key-behind-two-policies");

  private final HttpClient http = HttpClient.newHttpClient();
  private final String provider = "p-" + UUID.randomUUID().toString().substring(0, 8);

  @TempDir Path folder;

  @BeforeEach
  void bootstrap() throws IOException, InterruptedException {
    Process script =
        new ProcessBuilder("../vault/bootstrap.sh", folder.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(script.getInputStream().readAllBytes());
    assertThat(script.waitFor()).as(said).isZero();
    assertThat(said).doesNotContain(System.getenv("VAULT_TOKEN"));
  }

  @Test
  void theIdsAreTheOwnersAlone() throws IOException {
    for (String name :
        new String[] {"admin.role-id", "admin.secret-id", "gateway.role-id", "gateway.secret-id"}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void adminKeepsWhatTheGatewayMayOnlyRead() throws Exception {
    try (VaultSecrets secrets = new VaultSecrets(asAdmin())) {
      String version = secrets.keep(provider, "key-1", KEY);
      String path = "secret/data/weir/providers/" + provider;
      String gateway = signIn("gateway");

      HttpResponse<String> read = call("GET", path, gateway, null);
      assertThat(read.statusCode()).isEqualTo(200);
      assertThat(json(read).at("/data/data/api_key").asString()).isEqualTo(KEY.reveal());

      String other = Json.mapper().writeValueAsString(Map.of("data", Map.of("api_key", "other")));
      assertThat(call("POST", path, gateway, other).statusCode()).isEqualTo(403);
      assertThat(call("DELETE", path, gateway, null).statusCode()).isEqualTo(403);
      assertThat(call("GET", "secret/data/other", gateway, null).statusCode()).isEqualTo(403);
      assertThat(call("GET", "sys/policies/acl/weir-admin", signIn("admin"), null).statusCode())
          .isEqualTo(403);

      secrets.forget(
          new ProviderKeyRow("key-1", provider, 1, version, "…cies", null, Instant.EPOCH, null),
          true);
      assertThat(call("GET", path, gateway, null).statusCode()).isEqualTo(404);
    }
  }

  private VaultSettings asAdmin() {
    return new VaultSettings(
        URI.create(System.getenv("VAULT_ADDR")),
        null,
        null,
        folder.resolve("admin.role-id"),
        null,
        folder.resolve("admin.secret-id"),
        "approle",
        null,
        "kubernetes",
        Path.of("/unused"),
        "secret",
        Duration.ofSeconds(5));
  }

  private String signIn(String role) throws IOException, InterruptedException {
    String body =
        Json.mapper()
            .writeValueAsString(
                Map.of(
                    "role_id", Files.readString(folder.resolve(role + ".role-id")),
                    "secret_id", Files.readString(folder.resolve(role + ".secret-id"))));
    return json(call("POST", "auth/approle/login", null, body)).at("/auth/client_token").asString();
  }

  private HttpResponse<String> call(String method, String path, String token, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(System.getenv("VAULT_ADDR") + "/v1/" + path))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (token != null) {
      request.header("X-Vault-Token", token);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> response) {
    return Json.mapper().readTree(response.body());
  }
}
