package dev.weir.gateway.autoconfigure;

import dev.weir.gateway.autoconfigure.WeirProperties.ProviderSettings;
import dev.weir.gateway.dialect.Dialect;
import dev.weir.gateway.dialect.Quirk;
import dev.weir.gateway.pipeline.Credential;
import dev.weir.gateway.provider.Provider;
import dev.weir.ledger.CredentialScheme;
import dev.weir.ledger.KnownProvider;
import dev.weir.ledger.Secret;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The known providers with their settings, and the further ones. */
final class ConfiguredProviders {

  private static final Set<String> SCHEMES = Set.of("http", "https", "lb");

  private final Map<String, Dialect> dialects;
  private final Map<String, ProviderSettings> settings;
  private final UnaryOperator<@Nullable String> environment;

  /**
   * @param environment the value of an environment variable, or null
   */
  ConfiguredProviders(
      Map<String, Dialect> dialects,
      Map<String, ProviderSettings> settings,
      UnaryOperator<@Nullable String> environment) {
    this.dialects = dialects;
    this.settings = settings;
    this.environment = environment;
  }

  /**
   * All providers.
   *
   * @throws IllegalArgumentException with a sentence that says what to change
   */
  List<Provider> providers() {
    List<Provider> providers = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (KnownProvider provider : KnownProvider.ALL) {
      known.add(provider.id());
      providers.add(known(provider, settings.get(provider.id())));
    }
    settings.forEach(
        (id, custom) -> {
          if (!known.contains(id)) {
            providers.add(custom(id, custom));
          }
        });
    return providers;
  }

  /** The operator's credentials by provider id. */
  Map<String, Credential> credentials() {
    Map<String, Credential> credentials = new HashMap<>();
    for (KnownProvider provider : KnownProvider.ALL) {
      ProviderSettings own = settings.get(provider.id());
      Secret key = own == null ? null : own.apiKey();
      String variable = environment.apply(provider.keyVariable());
      if (key == null && variable != null) {
        key = Secret.of(variable.strip());
      }
      put(credentials, provider.id(), key, own);
    }
    settings.forEach(
        (id, own) -> {
          if (!credentials.containsKey(id)) {
            put(credentials, id, own.apiKey(), own);
          }
        });
    return credentials;
  }

  private static void put(
      Map<String, Credential> credentials,
      String id,
      @Nullable Secret key,
      @Nullable ProviderSettings own) {
    if (own != null && own.credential() == CredentialScheme.NONE) {
      credentials.put(id, new Credential.None());
    } else if (key != null && !key.isBlank()) {
      credentials.put(id, new Credential.Operator(id, key));
    }
  }

  private Provider known(KnownProvider known, @Nullable ProviderSettings own) {
    String dialectId = own == null || own.dialect() == null ? known.dialect() : own.dialect();
    Dialect dialect = dialect(known.id(), dialectId);
    return new Provider(
        known.id(),
        known.genAiName(),
        lower(own == null || own.prefixes() == null ? known.prefixes() : own.prefixes()),
        lower(own == null || own.owners() == null ? known.owners() : own.owners()),
        baseUrl(
            known.id(),
            own == null || own.baseUrl() == null ? URI.create(known.baseUrl()) : own.baseUrl()),
        dialect,
        own == null || own.credential() == null ? known.credentialScheme() : own.credential(),
        quirks(
            known.id(),
            dialect,
            own == null || own.quirks() == null ? known.quirks() : own.quirks()),
        own == null || own.embeddings() == null ? known.embeddings() : own.embeddings());
  }

  private Provider custom(String id, ProviderSettings own) {
    if (own.baseUrl() == null) {
      throw new IllegalArgumentException(
          "weir.providers."
              + id
              + ": base-url is missing (known without one: openai, anthropic, gemini, xai, mistral,"
              + " deepseek)");
    }
    Dialect dialect = dialect(id, own.dialect() == null ? "openai" : own.dialect());
    return new Provider(
        id,
        id,
        lower(own.prefixes() == null ? List.of() : own.prefixes()),
        owners(id, own.owners() == null ? List.of() : own.owners()),
        baseUrl(id, own.baseUrl()),
        dialect,
        own.credential() == null ? usual(dialect) : own.credential(),
        quirks(id, dialect, own.quirks() == null ? List.of() : own.quirks()),
        own.embeddings() == null || own.embeddings());
  }

  /** Names are compared in lower case; an id that is written otherwise is one of them. */
  private static List<String> owners(String id, List<String> names) {
    Set<String> owners = new LinkedHashSet<>(lower(names));
    owners.add(id.toLowerCase(Locale.ROOT));
    return List.copyOf(owners);
  }

  private static CredentialScheme usual(Dialect dialect) {
    return switch (dialect.id()) {
      case "anthropic" -> CredentialScheme.X_API_KEY;
      case "gemini" -> CredentialScheme.X_GOOG_API_KEY;
      default -> CredentialScheme.BEARER;
    };
  }

  private Dialect dialect(String id, String name) {
    Dialect dialect = dialects.get(name);
    if (dialect == null) {
      throw new IllegalArgumentException(
          "weir.providers."
              + id
              + ".dialect: "
              + name
              + " (expected one of "
              + dialects.keySet()
              + ")");
    }
    return dialect;
  }

  private static URI baseUrl(String id, URI url) {
    String text = url.toString();
    boolean known = SCHEMES.contains(String.valueOf(url.getScheme()));
    if (!known || url.getHost() == null || url.getQuery() != null || url.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "weir.providers."
              + id
              + ".base-url: "
              + text
              + " (expected: https://host/path or lb://service/path, without user or query)");
    }
    return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : url;
  }

  private static Set<Quirk> quirks(String id, Dialect dialect, List<String> names) {
    Map<String, Quirk> known = new LinkedHashMap<>();
    dialect.quirks().forEach(quirk -> known.put(quirk.id(), quirk));
    Set<Quirk> quirks = new HashSet<>();
    for (String name : names) {
      Quirk quirk = known.get(name);
      if (quirk == null) {
        throw new IllegalArgumentException(
            "weir.providers."
                + id
                + ".quirks: "
                + name
                + " (expected some of "
                + known.keySet()
                + ")");
      }
      quirks.add(quirk);
    }
    return quirks;
  }

  private static List<String> lower(List<String> names) {
    return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
  }
}
