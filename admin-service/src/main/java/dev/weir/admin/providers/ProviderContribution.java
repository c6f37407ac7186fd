package dev.weir.admin.providers;

import dev.weir.admin.snapshot.SnapshotContributor;
import dev.weir.admin.snapshot.SnapshotDraft;
import dev.weir.ledger.KnownProvider;
import dev.weir.ledger.Snapshot.ProviderKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Tells gateways of the active providers and their keys. A known provider that nobody entered is
 * told without a key: a caller may bring one. One that was switched off is not told at all.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProviderContribution implements SnapshotContributor {

  private static final Logger LOG = LoggerFactory.getLogger(ProviderContribution.class);

  private final ProviderRepository providers;
  private final KeyQueries keys;
  private final ProviderSecrets secrets;

  /** Keys that could not be opened: told once each. */
  private final Set<String> unreadable = new HashSet<>();

  ProviderContribution(ProviderRepository providers, KeyQueries keys, ProviderSecrets secrets) {
    this.providers = providers;
    this.keys = keys;
    this.secrets = secrets;
  }

  @Override
  public void contribute(SnapshotDraft draft) {
    Map<String, ProviderKeyRow> current = new HashMap<>();
    for (ProviderKeyRow key : keys.all()) {
      if (key.retiredAt() == null) {
        current.put(key.providerId(), key);
      }
    }
    Set<String> entered = new HashSet<>();
    for (ProviderEntity provider : providers.findAllByOrderByIdAsc()) {
      entered.add(provider.id);
      if (provider.isActive) {
        List<ProviderKey> told = new ArrayList<>();
        ProviderKey key = key(current.get(provider.id));
        if (key != null) {
          told.add(key);
        }
        draft.providers.add(Endpoint.of(provider).entry(told));
      }
    }
    for (KnownProvider known : KnownProvider.ALL) {
      if (!entered.contains(known.id())) {
        draft.providers.add(Endpoint.of(known).entry(List.of()));
      }
    }
  }

  /** One key that cannot be opened must not keep all others from the gateways. */
  private @Nullable ProviderKey key(@Nullable ProviderKeyRow row) {
    if (row == null) {
      return null;
    }
    try {
      return secrets.forGateways(row);
    } catch (IllegalArgumentException | IllegalStateException e) {
      if (unreadable.add(row.id())) {
        LOG.error("the key of {} cannot be opened: {}", row.providerId(), e.getMessage());
      }
      return null;
    }
  }
}
