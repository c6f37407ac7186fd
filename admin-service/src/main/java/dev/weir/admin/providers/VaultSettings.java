package dev.weir.admin.providers;

import dev.weir.ledger.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Vault is and how admin signs in: by token, AppRole or Kubernetes, in this order, whichever
 * is there.
 *
 * @param url without one, keys are sealed in the database
 * @param token a token that is given
 * @param roleId an AppRole's id, or {@code roleIdFile} with it
 * @param secretId the AppRole's secret, or {@code secretIdFile} with it
 * @param approlePath where AppRole is mounted
 * @param kubernetesRole the role of a service account
 * @param kubernetesPath where Kubernetes is mounted
 * @param kubernetesTokenFile the service account's token
 * @param mount where KV version 2 is mounted
 */
@ConfigurationProperties("weir.vault")
record VaultSettings(
    @Nullable URI url,
    @Nullable Secret token,
    @Nullable String roleId,
    @Nullable Path roleIdFile,
    @Nullable Secret secretId,
    @Nullable Path secretIdFile,
    @DefaultValue("approle") String approlePath,
    @Nullable String kubernetesRole,
    @DefaultValue("kubernetes") String kubernetesPath,
    @DefaultValue("/var/run/secrets/kubernetes.io/serviceaccount/token") Path kubernetesTokenFile,
    @DefaultValue("secret") String mount,
    @DefaultValue("5s") Duration timeout) {

  boolean isUsed() {
    return url != null && !url.toString().isBlank();
  }
}
