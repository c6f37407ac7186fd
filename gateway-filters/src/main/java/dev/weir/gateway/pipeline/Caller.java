package dev.weir.gateway.pipeline;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The owner of the gateway key that came with a request.
 *
 * @param keyId names the key in ledger and log; never the key itself
 * @param models the models and aliases that it may use, in lower case; empty means all
 * @param pinnedTags win over the caller's own
 * @param clientGone null takes the gateway's default
 * @param byok whether the caller may bring a provider's key
 */
public record Caller(
    String keyId,
    @Nullable String user,
    @Nullable String team,
    Set<Permission> permissions,
    Set<String> models,
    Map<String, String> pinnedTags,
    @Nullable ClientGone clientGone,
    boolean byok) {

  public Caller {
    permissions = Set.copyOf(permissions);
    models = Set.copyOf(models);
    pinnedTags = Map.copyOf(pinnedTags);
  }

  public boolean may(Permission permission) {
    return permissions.contains(permission) || permissions.contains(Permission.ADMIN);
  }

  /** Whether the list of models names this one, in lower case, or is empty. */
  public boolean mayUse(String model) {
    return models.isEmpty() || models.contains(model);
  }
}
