package dev.weir.gateway.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.gateway.control.VaultReader.VaultUnavailableException;
import dev.weir.ledger.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * The gateway's AppRole, as {@code vault/bootstrap.sh} makes it, on the Vault that {@code
 * VAULT_ADDR} and {@code VAULT_TOKEN} name.
 */
@EnabledIfEnvironmentVariable(named = "VAULT_ADDR", matches = ".+")
@EnabledIfEnvironmentVariable(named = "VAULT_TOKEN", matches = ".+")
class RealVaultTest {

  private final String path =
      "secret/data/weir/providers/p-" + UUID.randomUUID().toString().substring(0, 8);

  @TempDir Path folder;

  @BeforeEach
  void bootstrap() throws IOException, InterruptedException {
    Process script =
        new ProcessBuilder("../vault/bootstrap.sh", folder.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(script.getInputStream().readAllBytes());
    assertThat(script.waitFor()).as(said).isZero();
  }

  @Test
  void aRoleReadsWhatAnOperatorPutThere() throws Exception {
    put("{\"data\":{\"api_key\":\"sk-in-a-vault\",\"key_id\":\"key-1\"}}");
    assertThat(byRole(read("gateway.secret-id")).read(path, "key-1"))
        .isEqualTo(Secret.of("sk-in-a-vault"));
    assertThat(byRole(read("gateway.secret-id")).read(path + "-other", "key-1")).isNull();
  }

  @Test
  void aWrongSecretIdSignsNobodyIn() throws Exception {
    put("{\"data\":{\"api_key\":\"sk-in-a-vault\",\"key_id\":\"key-1\"}}");
    VaultProviderKeys wrong = byRole(UUID.randomUUID().toString());
    assertThatThrownBy(() -> wrong.read(path, "key-1"))
        .isInstanceOf(VaultUnavailableException.class);
  }

  private VaultProviderKeys byRole(String secretId) throws IOException {
    return new VaultProviderKeys(
        new VaultAccess(
            URI.create(System.getenv("VAULT_ADDR")),
            null,
            read("gateway.role-id"),
            Secret.of(secretId),
            null));
  }

  private String read(String name) throws IOException {
    return Files.readString(folder.resolve(name)).strip();
  }

  private void put(String json) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(System.getenv("VAULT_ADDR") + "/v1/" + path))
            .header("X-Vault-Token", System.getenv("VAULT_TOKEN"))
            .POST(BodyPublishers.ofString(json))
            .build();
    assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode())
        .isEqualTo(200);
  }
}
