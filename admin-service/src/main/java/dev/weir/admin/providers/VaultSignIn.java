package dev.weir.admin.providers;

import dev.weir.ledger.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.vault.authentication.AppRoleAuthentication;
import org.springframework.vault.authentication.AppRoleAuthenticationOptions;
import org.springframework.vault.authentication.AppRoleAuthenticationOptions.RoleId;
import org.springframework.vault.authentication.AppRoleAuthenticationOptions.SecretId;
import org.springframework.vault.authentication.ClientAuthentication;
import org.springframework.vault.authentication.KubernetesAuthentication;
import org.springframework.vault.authentication.KubernetesAuthenticationOptions;
import org.springframework.vault.authentication.KubernetesServiceAccountTokenFile;
import org.springframework.vault.authentication.LifecycleAwareSessionManager;
import org.springframework.vault.authentication.SessionManager;
import org.springframework.vault.authentication.SimpleSessionManager;
import org.springframework.vault.authentication.TokenAuthentication;
import org.springframework.web.client.RestOperations;

/** The ways in which admin signs in to Vault. */
final class VaultSignIn {

  private VaultSignIn() {}

  /**
   * Signs in when it is first needed, and again before the token ends.
   *
   * @throws IllegalStateException where no way is configured
   */
  static SessionManager sessions(
      VaultSettings settings, RestOperations vault, TaskScheduler scheduler) {
    Secret token = settings.token();
    if (token != null && !token.isBlank()) {
      return new SimpleSessionManager(new TokenAuthentication(token.reveal()));
    }
    return new LifecycleAwareSessionManager(signIn(settings, vault), scheduler, vault);
  }

  private static ClientAuthentication signIn(VaultSettings settings, RestOperations vault) {
    String roleId = text(settings.roleId(), settings.roleIdFile());
    Secret secret = settings.secretId();
    String secretId = text(secret == null ? null : secret.reveal(), settings.secretIdFile());
    if (roleId != null && secretId != null) {
      return new AppRoleAuthentication(
          AppRoleAuthenticationOptions.builder()
              .path(settings.approlePath())
              .roleId(RoleId.provided(roleId))
              .secretId(SecretId.provided(secretId))
              .build(),
          vault);
    }
    String kubernetesRole = settings.kubernetesRole();
    if (kubernetesRole != null && !kubernetesRole.isBlank()) {
      return new KubernetesAuthentication(
          KubernetesAuthenticationOptions.builder()
              .path(settings.kubernetesPath())
              .role(kubernetesRole)
              .jwtSupplier(
                  new KubernetesServiceAccountTokenFile(settings.kubernetesTokenFile().toString()))
              .build(),
          vault);
    }
    throw new IllegalStateException(
        "weir.vault.url is set, but no way to sign in (expected: weir.vault.token, role-id and"
            + " secret-id or files with them, or kubernetes-role)");
  }

  private static @Nullable String text(@Nullable String given, @Nullable Path file) {
    if (given != null && !given.isBlank()) {
      return given.strip();
    }
    if (file == null) {
      return null;
    }
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("weir.vault: " + file.getFileName() + " cannot be read", e);
    }
  }
}
