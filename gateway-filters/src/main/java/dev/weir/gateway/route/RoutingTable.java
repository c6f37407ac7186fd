package dev.weir.gateway.route;

import dev.weir.gateway.pipeline.Credential;
import dev.weir.gateway.provider.Provider;
import dev.weir.gateway.provider.ProviderTable;
import dev.weir.gateway.route.ModelRule.Scope;
import dev.weir.ledger.Catalog;
import dev.weir.ledger.Catalog.CatalogModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Models, aliases, providers and their credentials at one moment. Immutable but for a bounded
 * memory of answers; safe for any thread. A change makes a new table.
 */
public final class RoutingTable {

  private static final int REMEMBERED = 4096;

  private final ProviderTable providers;
  private final Map<String, Alias> aliases = new HashMap<>();
  private final Map<String, Credential> credentials;
  private final Catalog catalog;
  private final Map<String, CatalogModel> catalogByName;
  private final Map<String, Route> routes = new ConcurrentHashMap<>();
  private final Map<Set<String>, Set<String>> allowed = new ConcurrentHashMap<>();
  private final Map<Scope, Map<String, List<ModelRule>>> rules = new EnumMap<>(Scope.class);

  /** A table without rules. */
  public RoutingTable(
      ProviderTable providers,
      Collection<Alias> aliases,
      Map<String, Credential> credentials,
      Catalog catalog) {
    this(providers, aliases, credentials, catalog, List.of());
  }

  /**
   * @param credentials the operator's keys by provider id
   * @param rules allow-lists beside those of the gateway keys
   * @throws IllegalArgumentException if an alias's name is taken twice, or goes nowhere
   */
  public RoutingTable(
      ProviderTable providers,
      Collection<Alias> aliases,
      Map<String, Credential> credentials,
      Catalog catalog,
      Collection<ModelRule> rules) {
    this.providers = providers;
    for (ModelRule rule : rules) {
      this.rules
          .computeIfAbsent(rule.scope(), scope -> new HashMap<>())
          .computeIfAbsent(rule.subject(), subject -> new ArrayList<>())
          .add(rule);
    }
    this.credentials = Map.copyOf(credentials);
    this.catalog = catalog;
    this.catalogByName = catalog.byName();
    for (Alias alias : aliases) {
      if (this.aliases.putIfAbsent(alias.name().toLowerCase(Locale.ROOT), alias) != null) {
        throw new IllegalArgumentException(
            "weir.models: the name " + alias.name() + " is there twice");
      }
    }
    for (Alias alias : aliases) {
      check(alias, alias.target(), "target");
      alias.fallbacks().forEach(name -> check(alias, name, "fallback"));
    }
  }

  private void check(Alias alias, String name, String what) {
    if (route(name) == null) {
      throw new IllegalArgumentException(
          "weir.models: "
              + what
              + " '"
              + name
              + "' of "
              + alias.name()
              + " goes to no provider (expected: owner/model, or a name with a known prefix)");
    }
  }

  /** Where this name goes, or null. */
  @Nullable Route route(String name) {
    Route known = routes.get(name);
    if (known != null) {
      return known;
    }
    Route route = search(name);
    if (route != null && routes.size() < REMEMBERED) {
      routes.put(name, route);
    }
    return route;
  }

  private @Nullable Route search(String name) {
    Alias alias = aliases.get(name.toLowerCase(Locale.ROOT));
    if (alias == null) {
      return direct(name, List.of());
    }
    // An alias that bears a model's own name goes to that model, not to itself.
    return direct(alias.target(), alias.fallbacks());
  }

  private @Nullable Route direct(String name, List<String> fallbacks) {
    ProviderTable.Match match = providers.match(name);
    if (match == null) {
      Alias alias = aliases.get(name.toLowerCase(Locale.ROOT));
      match = alias == null ? null : providers.match(alias.target());
    }
    if (match == null) {
      return null;
    }
    CatalogModel listed = catalogByName.get(match.model().toLowerCase(Locale.ROOT));
    boolean same = listed != null && listed.provider().equals(match.provider().id());
    return new Route(
        match.provider(), same && listed != null ? listed.name() : match.model(), fallbacks);
  }

  /** The operator's credential for this provider, or null. */
  @Nullable Credential credential(Provider provider) {
    return credentials.get(provider.id());
  }

  /**
   * Whether a key with this list of models may use this target. A list names models, aliases (which
   * allow all their targets), or beginnings with a star, as in {@code gpt-*}.
   */
  boolean allows(Set<String> models, String asked, Route route) {
    if (models.isEmpty() || models.contains(asked.toLowerCase(Locale.ROOT))) {
      return true;
    }
    for (String model : models) {
      if (model.endsWith("*")
          && route.model().regionMatches(true, 0, model, 0, model.length() - 1)) {
        return true;
      }
    }
    return allowed.computeIfAbsent(models, this::targets).contains(route.target());
  }

  private Set<String> targets(Set<String> models) {
    Set<String> targets = new HashSet<>();
    for (String model : models) {
      Route route = route(model);
      if (route == null) {
        continue;
      }
      targets.add(route.target());
      for (String fallback : route.fallbacks()) {
        Route other = route(fallback);
        if (other != null) {
          targets.add(other.target());
        }
      }
    }
    return targets;
  }

  boolean hasRules() {
    return !rules.isEmpty();
  }

  /** The rules of this scope for this subject. */
  List<ModelRule> rules(Scope scope, String subject) {
    return rules.getOrDefault(scope, Map.of()).getOrDefault(subject, List.of());
  }

  Collection<Alias> aliases() {
    return aliases.values();
  }

  Catalog catalog() {
    return catalog;
  }

  @Nullable CatalogModel listed(String model) {
    return catalogByName.get(model.toLowerCase(Locale.ROOT));
  }

  /**
   * Where a name goes.
   *
   * @param model in the provider's spelling
   * @param fallbacks of the alias that was named
   */
  record Route(Provider provider, String model, List<String> fallbacks) {

    String target() {
      return provider.id() + "/" + model;
    }
  }
}
