package dev.weir.admin.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.admin.instance.KeyStorage;
import dev.weir.admin.web.ApiException;
import dev.weir.ledger.Secret;
import dev.weir.ledger.Snapshot.ProviderKey;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Keys in Vault: against a stub of its HTTP API, and the same against the Vault that {@code
 * VAULT_ADDR} and {@code VAULT_TOKEN} name.
 */
class VaultSecretsTest {

  private static final Secret FIRST = Secret.of("sk-first-key-in-vault");
  private static final Secret SECOND = Secret.of("sk-second-key-in-vault");

  private final String provider = "p-" + UUID.randomUUID().toString().substring(0, 8);
  private VaultStub stub;

  @BeforeEach
  void start() {
    stub = new VaultStub();
  }

  @AfterEach
  void stop() {
    stub.close();
  }

  private static ProviderKeyRow row(String provider, String reference) {
    return new ProviderKeyRow("key-1", provider, 7, reference, "…ault", null, Instant.EPOCH, null);
  }

  private VaultSettings settings(String url, Secret token) {
    return new VaultSettings(
        URI.create(url),
        token,
        null,
        null,
        null,
        null,
        "approle",
        null,
        "kubernetes",
        Path.of("/unused"),
        "secret",
        Duration.ofSeconds(2));
  }

  @Test
  void adminsAreToldWhereKeysAre() {
    ProvidersConfiguration configuration = new ProvidersConfiguration();

    assertThat(configuration.keyStorage(settings("http://vault.test:8200", SECOND)))
        .isEqualTo(
            KeyStorage.inVault(URI.create("http://vault.test:8200"), "secret/weir/providers"));
    assertThat(configuration.keyStorage(settings("", SECOND))).isEqualTo(KeyStorage.inDatabase());
  }

  @Test
  void aKeyIsKeptRotatedAndForgottenInTheStub() {
    lifeOfAKey(settings(stub.url(), Secret.of(VaultStub.TOKEN)));
    assertThat(stub.isEmpty()).isTrue();
  }

  @Test
  @EnabledIfEnvironmentVariable(named = "VAULT_ADDR", matches = ".+")
  @EnabledIfEnvironmentVariable(named = "VAULT_TOKEN", matches = ".+")
  void aKeyIsKeptRotatedAndForgottenInAVault() {
    lifeOfAKey(settings(System.getenv("VAULT_ADDR"), Secret.of(System.getenv("VAULT_TOKEN"))));
  }

  private void lifeOfAKey(VaultSettings settings) {
    try (VaultSecrets secrets = new VaultSecrets(settings)) {
      String first = secrets.keep(provider, "key-1", FIRST);
      assertThat(first).isEqualTo("1");
      assertThat(secrets.read(row(provider, first))).isEqualTo(FIRST);
      assertThat(secrets.forGateways(row(provider, first)))
          .isEqualTo(new ProviderKey("key-1", null, "secret/data/weir/providers/" + provider, 7));

      String second = secrets.keep(provider, "key-2", SECOND);
      assertThat(second).isEqualTo("2");
      assertThat(secrets.read(row(provider, first))).isEqualTo(FIRST);
      assertThat(secrets.read(row(provider, second))).isEqualTo(SECOND);

      secrets.forget(row(provider, first), false);
      assertThat(secrets.read(row(provider, first))).isNull();
      assertThat(secrets.read(row(provider, second))).isEqualTo(SECOND);

      secrets.forget(row(provider, second), true);
      assertThat(secrets.read(row(provider, second))).isNull();
    }
  }

  @Test
  void anAppRoleFromFilesSignsIn() throws Exception {
    Path folder = Files.createTempDirectory("weir-vault");
    Path roleId = Files.writeString(folder.resolve("admin.role-id"), VaultStub.ROLE_ID + "\n");
    Path secretId = Files.writeString(folder.resolve("admin.secret-id"), VaultStub.SECRET_ID);
    lifeOfAKey(
        new VaultSettings(
            URI.create(stub.url()),
            null,
            null,
            roleId,
            null,
            secretId,
            "approle",
            null,
            "kubernetes",
            Path.of("/unused"),
            "secret",
            Duration.ofSeconds(2)));
    assertThat(stub.signIns()).containsExactly("approle");
  }

  @Test
  void aServiceAccountOfKubernetesSignsIn() throws Exception {
    Path token = Files.writeString(Files.createTempFile("weir", ".jwt"), VaultStub.JWT);
    lifeOfAKey(
        new VaultSettings(
            URI.create(stub.url()),
            null,
            null,
            null,
            null,
            null,
            "approle",
            "weir-admin",
            "kubernetes",
            token,
            "secret",
            Duration.ofSeconds(2)));
    assertThat(stub.signIns()).containsExactly("kubernetes");
  }

  @Test
  void aVaultThatIsAwayIsA503WithoutTheKey() {
    stub.close();
    try (VaultSecrets secrets =
        new VaultSecrets(settings(stub.url(), Secret.of(VaultStub.TOKEN)))) {
      assertThatThrownBy(() -> secrets.keep(provider, "key-1", FIRST))
          .isInstanceOfSatisfying(
              ApiException.class,
              e -> {
                assertThat(e.status()).isEqualTo(503);
                assertThat(e.code()).isEqualTo("vault_unavailable");
                assertThat(e.getMessage()).doesNotContain(FIRST.reveal());
              });
    }
  }

  @Test
  void aTokenThatIsRefusedIsA503() {
    try (VaultSecrets secrets = new VaultSecrets(settings(stub.url(), Secret.of("other")))) {
      assertThatThrownBy(() -> secrets.read(row(provider, "1")))
          .isInstanceOf(ApiException.class)
          .hasMessageContaining("Vault does not answer, or refuses admin");
    }
  }

  @Test
  void withoutAWayToSignInItDoesNotStart() {
    assertThatThrownBy(() -> new VaultSecrets(settings(stub.url(), null)))
        .hasMessageContaining("no way to sign in");
  }
}
