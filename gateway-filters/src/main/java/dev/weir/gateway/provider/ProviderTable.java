package dev.weir.gateway.provider;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the provider of a model by its name: {@code owner/model} first, then the longest prefix,
 * both without regard to case. Immutable.
 */
public final class ProviderTable {

  private final Map<String, Provider> byId = new HashMap<>();
  private final Map<String, Provider> byOwner = new HashMap<>();
  private final List<Prefix> prefixes;

  /**
   * @throws IllegalArgumentException if two providers claim the same id, owner or prefix
   */
  public ProviderTable(Collection<Provider> providers) {
    Map<String, Prefix> claimed = new HashMap<>();
    for (Provider provider : providers) {
      claim(byId, provider.id(), provider, "id");
      claim(byOwner, provider.id(), provider, "owner");
      for (String owner : provider.owners()) {
        if (!owner.equals(provider.id())) {
          claim(byOwner, owner, provider, "owner");
        }
      }
      for (String prefix : provider.prefixes()) {
        claim(claimed, prefix, new Prefix(prefix, provider), "prefix");
      }
    }
    prefixes =
        claimed.values().stream()
            .sorted(Comparator.comparingInt((Prefix prefix) -> prefix.text().length()).reversed())
            .toList();
  }

  private static <T> void claim(Map<String, T> claims, String name, T by, String what) {
    if (claims.putIfAbsent(name, by) != null) {
      throw new IllegalArgumentException(
          "weir.providers: two providers claim the " + what + " '" + name + "'");
    }
  }

  public Collection<Provider> all() {
    return byId.values();
  }

  public @Nullable Provider byId(String id) {
    return byId.get(id);
  }

  /** Where this name goes, or null where nobody claims it. */
  public @Nullable Match match(String model) {
    String lower = model.toLowerCase(Locale.ROOT);
    int slash = lower.indexOf('/');
    if (slash > 0 && slash < lower.length() - 1) {
      Provider owner = byOwner.get(lower.substring(0, slash));
      if (owner != null) {
        String rest = model.substring(slash + 1);
        return new Match(owner, spelled(owner, rest));
      }
    }
    for (Prefix prefix : prefixes) {
      if (lower.startsWith(prefix.text())) {
        return new Match(prefix.provider(), spelled(prefix.provider(), model));
      }
    }
    return null;
  }

  /** A known prefix gets the provider's spelling; what follows may be a customer's own name. */
  private static String spelled(Provider provider, String model) {
    for (String prefix : provider.prefixes()) {
      if (model.regionMatches(true, 0, prefix, 0, prefix.length())) {
        return prefix + model.substring(prefix.length());
      }
    }
    return model;
  }

  /**
   * A provider and a model of it.
   *
   * @param model in the provider's spelling as far as it is known
   */
  public record Match(Provider provider, String model) {}

  private record Prefix(String text, Provider provider) {}
}
