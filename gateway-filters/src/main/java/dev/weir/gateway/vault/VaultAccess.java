package dev.weir.gateway.vault;

import dev.weir.ledger.Secret;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How Vault is reached: by a token, an AppRole, or the service account of a Kubernetes pod.
 *
 * @param uri such as {@code https://vault:8200}
 * @param token null where a role signs in
 * @param roleId of an AppRole; null with another sign-in
 * @param secretId of the AppRole
 * @param kubernetesRole null with another sign-in
 */
public record VaultAccess(
    URI uri,
    @Nullable Secret token,
    @Nullable String roleId,
    @Nullable Secret secretId,
    @Nullable String kubernetesRole) {

  /**
   * @throws IllegalArgumentException if there is not exactly one way to sign in
   */
  public VaultAccess {
    int ways =
        (token == null ? 0 : 1) + (roleId == null ? 0 : 1) + (kubernetesRole == null ? 0 : 1);
    if (ways != 1 || (roleId == null) != (secretId == null)) {
      throw new IllegalArgumentException(
          "weir.vault: expected token, or role-id with secret-id, or kubernetes-role");
    }
  }
}
