package dev.weir.gateway.control;

import dev.weir.gateway.control.SnapshotView.KnownKey;
import dev.weir.gateway.dialect.Dialect;
import dev.weir.gateway.dialect.Quirk;
import dev.weir.gateway.pipeline.Caller;
import dev.weir.gateway.pipeline.ClientGone;
import dev.weir.gateway.pipeline.Credential;
import dev.weir.gateway.pipeline.Permission;
import dev.weir.gateway.provider.Provider;
import dev.weir.gateway.provider.ProviderTable;
import dev.weir.gateway.route.Alias;
import dev.weir.gateway.route.ModelRule;
import dev.weir.gateway.route.RoutingTable;
import dev.weir.ledger.Catalog;
import dev.weir.ledger.Catalog.CatalogModel;
import dev.weir.ledger.CredentialScheme;
import dev.weir.ledger.PriceBook;
import dev.weir.ledger.Secret;
import dev.weir.ledger.Snapshot;
import dev.weir.ledger.Snapshot.AliasEntry;
import dev.weir.ledger.Snapshot.ModelEntry;
import dev.weir.ledger.Snapshot.ProviderEntry;
import dev.weir.ledger.Snapshot.Rule;
import dev.weir.ledger.SnapshotPrices;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a snapshot what the stages read. What of it cannot be used (a provider of a dialect that
 * this version lacks, an alias that leads nowhere) is left out and named, so that it never keeps
 * the rest, a disabled key above all, from taking effect. Used once.
 */
final class SnapshotReading {

  private final Snapshot snapshot;
  private final Map<String, Dialect> dialects;
  private final ClientGone usual;
  private final List<String> faults = new ArrayList<>();

  /**
   * @param dialects by id
   * @param usual what becomes of calls whose callers leave, where their key says nothing
   */
  SnapshotReading(Snapshot snapshot, Map<String, Dialect> dialects, ClientGone usual) {
    this.snapshot = snapshot;
    this.dialects = dialects;
    this.usual = usual;
  }

  /** The operator's keys by provider id. */
  static Map<String, Credential> credentials(Snapshot snapshot, ProviderKeys keys) {
    Map<String, Credential> credentials = new HashMap<>();
    for (ProviderEntry provider : snapshot.providers()) {
      if (CredentialScheme.of(provider.credential()) == CredentialScheme.NONE) {
        credentials.put(provider.id(), new Credential.None());
      } else if (!provider.keys().isEmpty()) {
        Snapshot.ProviderKey first = provider.keys().getFirst();
        Secret secret = keys.of(provider.id(), first);
        if (secret != null && !secret.isBlank()) {
          credentials.put(provider.id(), new Credential.Operator(first.id(), secret));
        }
      }
    }
    return credentials;
  }

  /** The view with these credentials. */
  SnapshotView view(Map<String, Credential> credentials) {
    ProviderTable providers = new ProviderTable(providers());
    PriceBook prices = SnapshotPrices.book(snapshot);
    RoutingTable table =
        new RoutingTable(providers, aliases(providers), credentials, catalog(prices), rules());
    for (ProviderEntry provider : snapshot.providers()) {
      if (!provider.keys().isEmpty() && !credentials.containsKey(provider.id())) {
        faults.add("the key of the provider " + provider.id() + " cannot be had");
      }
    }
    return new SnapshotView(
        snapshot, table, prices, keys(), Map.copyOf(credentials), List.copyOf(faults));
  }

  private Map<String, KnownKey> keys() {
    Map<String, KnownKey> keys = HashMap.newHashMap(snapshot.keys().size());
    for (Snapshot.Key key : snapshot.keys()) {
      Set<Permission> permissions = EnumSet.noneOf(Permission.class);
      for (Permission permission : Permission.values()) {
        if (key.permissions().contains(permission.name().toLowerCase(Locale.ROOT))) {
          permissions.add(permission);
        }
      }
      Caller caller =
          new Caller(
              key.id(),
              key.user(),
              key.team(),
              permissions,
              lower(key.models()),
              key.tags(),
              clientGone(key.clientGone()),
              key.byok());
      keys.put(key.hash(), new KnownKey(caller, key.expiresAt(), key.refused()));
    }
    return keys;
  }

  private @Nullable ClientGone clientGone(Snapshot.@Nullable ClientGone own) {
    if (own == null || own.stream() == null && own.whole() == null) {
      return null;
    }
    return new ClientGone(policy(own.stream(), usual.stream()), policy(own.whole(), usual.whole()));
  }

  private static ClientGone.Policy policy(@Nullable String name, ClientGone.Policy usual) {
    if (name == null) {
      return usual;
    }
    return switch (name) {
      case "cancel" -> ClientGone.Policy.CANCEL;
      case "drain" -> ClientGone.Policy.DRAIN;
      default -> usual;
    };
  }

  private List<Provider> providers() {
    List<Provider> providers = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    Set<String> owners = new HashSet<>();
    Set<String> prefixes = new HashSet<>();
    snapshot.providers().forEach(entry -> owners.add(entry.id()));
    for (ProviderEntry entry : snapshot.providers()) {
      Dialect dialect = dialects.get(entry.dialect());
      CredentialScheme scheme = CredentialScheme.of(entry.credential());
      if (dialect == null || scheme == null || !ids.add(entry.id())) {
        faults.add(
            "the provider %s (dialect %s, credential %s) is not known to this version, or twice"
                .formatted(entry.id(), entry.dialect(), entry.credential()));
        continue;
      }
      try {
        providers.add(
            new Provider(
                entry.id(),
                entry.genAiName(),
                claimed(entry, entry.prefixes(), prefixes, "prefix"),
                claimed(entry, entry.owners(), owners, "owner"),
                URI.create(entry.baseUrl().replaceAll("/+$", "")),
                dialect,
                scheme,
                quirks(entry, dialect),
                entry.embeddings()));
      } catch (IllegalArgumentException e) {
        faults.add("the provider " + entry.id() + " has the base URL " + entry.baseUrl());
      }
    }
    return providers;
  }

  private List<String> claimed(
      ProviderEntry entry, List<String> names, Set<String> taken, String what) {
    List<String> claimed = new ArrayList<>();
    for (String name : lower(names)) {
      if (taken.add(name)) {
        claimed.add(name);
      } else if (!name.equals(entry.id())) {
        faults.add("two providers claim the " + what + " " + name);
      }
    }
    return claimed;
  }

  private Set<Quirk> quirks(ProviderEntry entry, Dialect dialect) {
    Map<String, Quirk> known = new LinkedHashMap<>();
    dialect.quirks().forEach(quirk -> known.put(quirk.id(), quirk));
    Set<Quirk> quirks = new HashSet<>();
    for (String name : entry.quirks()) {
      Quirk quirk = known.get(name);
      if (quirk == null) {
        faults.add("the quirk " + name + " of " + entry.id() + " is not known to this version");
      } else {
        quirks.add(quirk);
      }
    }
    return quirks;
  }

  private List<Alias> aliases(ProviderTable providers) {
    Map<String, AliasEntry> byName = new LinkedHashMap<>();
    for (AliasEntry entry : snapshot.aliases()) {
      if (byName.putIfAbsent(entry.name().toLowerCase(Locale.ROOT), entry) != null) {
        faults.add("the alias " + entry.name() + " is there twice");
      }
    }
    List<Alias> aliases = new ArrayList<>();
    for (AliasEntry entry : byName.values()) {
      if (!leadsSomewhere(entry.target(), providers, byName)) {
        faults.add("the alias " + entry.name() + " leads to " + entry.target() + ", and nowhere");
        continue;
      }
      List<String> fallbacks = new ArrayList<>();
      for (String name : entry.fallbacks()) {
        if (leadsSomewhere(name, providers, byName)) {
          fallbacks.add(name);
        } else {
          faults.add("the fallback " + name + " of " + entry.name() + " leads nowhere");
        }
      }
      aliases.add(new Alias(entry.name(), entry.target(), fallbacks));
    }
    return aliases;
  }

  private static boolean leadsSomewhere(
      String name, ProviderTable providers, Map<String, AliasEntry> byName) {
    if (providers.match(name) != null) {
      return true;
    }
    AliasEntry alias = byName.get(name.toLowerCase(Locale.ROOT));
    return alias != null && providers.match(alias.target()) != null;
  }

  private Catalog catalog(PriceBook prices) {
    List<CatalogModel> models = new ArrayList<>();
    for (ModelEntry model : snapshot.models()) {
      models.add(
          new CatalogModel(
              model.name(),
              model.provider(),
              model.kind(),
              model.displayName(),
              model.created(),
              model.contextLength(),
              model.maxOutputTokens(),
              model.capabilities(),
              prices.of(model.provider(), model.name(), snapshot.madeAt()),
              "admin",
              snapshot.version()));
    }
    return new Catalog(snapshot.version(), models);
  }

  private List<ModelRule> rules() {
    List<ModelRule> rules = new ArrayList<>();
    for (Rule rule : snapshot.rules()) {
      ModelRule.@Nullable Scope scope = null;
      for (ModelRule.Scope known : ModelRule.Scope.values()) {
        if (known.name().equalsIgnoreCase(rule.scope())) {
          scope = known;
        }
      }
      if (scope == null) {
        faults.add("the rule " + rule.id() + " has the scope " + rule.scope());
      } else {
        rules.add(
            new ModelRule(
                scope,
                scope == ModelRule.Scope.INSTANCE ? "" : rule.subject(),
                lower(rule.models())));
      }
    }
    return rules;
  }

  private static Set<String> lower(List<String> names) {
    return names.stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
