package dev.weir.admin.models;

import dev.weir.ledger.Snapshot.AliasEntry;
import dev.weir.ledger.Snapshot.ModelEntry;
import dev.weir.ledger.Snapshot.ProviderEntry;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds where a model's name goes, as gateways do: an alias first, then {@code owner/model}, then
 * the longest prefix; without regard to case. Immutable.
 */
final class NameResolution {

  private final Map<String, ProviderEntry> byOwner = new HashMap<>();
  private final List<ProviderEntry> providers;
  private final Map<String, AliasEntry> aliases = new HashMap<>();
  private final Map<String, ModelEntry> models = new HashMap<>();

  NameResolution(
      Collection<ProviderEntry> providers,
      Collection<AliasEntry> aliases,
      Collection<ModelEntry> models) {
    this.providers = List.copyOf(providers);
    for (ProviderEntry provider : providers) {
      provider.owners().forEach(owner -> byOwner.putIfAbsent(lower(owner), provider));
      byOwner.put(lower(provider.id()), provider);
    }
    aliases.forEach(alias -> this.aliases.put(lower(alias.name()), alias));
    models.forEach(model -> this.models.put(model.provider() + "/" + lower(model.name()), model));
  }

  /** Where this name goes; null where nobody claims it. */
  @Nullable Route route(String name) {
    AliasEntry alias = aliases.get(lower(name));
    if (alias == null) {
      return direct(name, null);
    }
    // An alias that bears a model's own name goes to that model, not to itself.
    return direct(alias.target(), alias);
  }

  private @Nullable Route direct(String name, @Nullable AliasEntry through) {
    Route route = claimed(name, through);
    if (route != null) {
      return route;
    }
    AliasEntry second = aliases.get(lower(name));
    return second == null ? null : claimed(second.target(), through);
  }

  private @Nullable Route claimed(String name, @Nullable AliasEntry through) {
    String lower = lower(name);
    int slash = lower.indexOf('/');
    if (slash > 0 && slash < lower.length() - 1) {
      ProviderEntry owner = byOwner.get(lower.substring(0, slash));
      if (owner != null) {
        return route(owner, name.substring(slash + 1), through);
      }
    }
    ProviderEntry best = null;
    int longest = 0;
    for (ProviderEntry provider : providers) {
      for (String prefix : provider.prefixes()) {
        if (prefix.length() > longest && lower.startsWith(prefix)) {
          best = provider;
          longest = prefix.length();
        }
      }
    }
    return best == null ? null : route(best, name, through);
  }

  private Route route(ProviderEntry provider, String model, @Nullable AliasEntry through) {
    ModelEntry listed = models.get(provider.id() + "/" + lower(model));
    return new Route(
        provider,
        listed == null ? spelled(provider, model) : listed.name(),
        listed != null,
        through == null ? List.of() : through.fallbacks());
  }

  /** A known prefix gets the provider's spelling; what follows may be a customer's own name. */
  private static String spelled(ProviderEntry provider, String model) {
    for (String prefix : provider.prefixes()) {
      if (model.regionMatches(true, 0, prefix, 0, prefix.length())) {
        return prefix + model.substring(prefix.length());
      }
    }
    return model;
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /**
   * Where a name goes.
   *
   * @param model in the provider's spelling
   * @param isListed whether the catalog has it
   * @param fallbacks of the alias that was named
   */
  record Route(ProviderEntry provider, String model, boolean isListed, List<String> fallbacks) {}
}
