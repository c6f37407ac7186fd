package dev.weir.admin.providers;

import dev.weir.admin.web.ApiException;
import dev.weir.ledger.CredentialScheme;
import dev.weir.ledger.KnownProvider;
import dev.weir.ledger.Snapshot.ProviderEntry;
import dev.weir.ledger.Snapshot.ProviderKey;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a provider is, with nothing left open: what was entered, over what is known of it. A
 * gateway's rules for providers are checked here, so that no snapshot is refused.
 */
record Endpoint(
    String id,
    String genAiName,
    URI baseUrl,
    ProviderDialect dialect,
    List<String> prefixes,
    List<String> owners,
    CredentialScheme credential,
    List<String> quirks,
    boolean embeddings) {

  private static final Pattern PREFIX = Pattern.compile("[a-z0-9][a-z0-9._:@/+-]{0,63}");
  private static final Pattern OWNER = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

  static Endpoint of(KnownProvider known) {
    return new Endpoint(
        known.id(),
        known.genAiName(),
        URI.create(known.baseUrl()),
        ProviderDialect.of(known.dialect()),
        known.prefixes(),
        known.owners(),
        known.credentialScheme(),
        known.quirks(),
        known.embeddings());
  }

  /**
   * @throws ApiException where something is not as a gateway expects it
   */
  static Endpoint of(ProviderEntity entered) {
    KnownProvider known = KnownProvider.of(entered.id);
    String url = entered.baseUrl != null ? entered.baseUrl : known == null ? null : known.baseUrl();
    if (url == null) {
      throw ApiException.invalid(
          "base_url",
          "missing (known without one: openai, anthropic, gemini, xai, mistral, deepseek)");
    }
    ProviderDialect dialect =
        entered.dialect != null
            ? ProviderDialect.of(entered.dialect)
            : known == null ? ProviderDialect.OPENAI : ProviderDialect.of(known.dialect());
    CredentialScheme credential =
        entered.credential != null
            ? credential(entered.credential)
            : known == null ? dialect.usualCredential() : known.credentialScheme();
    Set<String> owners = new LinkedHashSet<>();
    owners.add(entered.id);
    owners.addAll(
        names("owners", entered.owners, known == null ? List.of() : known.owners(), OWNER));
    return new Endpoint(
        entered.id,
        known == null ? entered.id : known.genAiName(),
        url(url),
        dialect,
        names("prefixes", entered.prefixes, known == null ? List.of() : known.prefixes(), PREFIX),
        List.copyOf(owners),
        credential,
        quirks(dialect, entered.quirks, known == null ? List.of() : known.quirks()),
        entered.embeddings != null ? entered.embeddings : known == null || known.embeddings());
  }

  private static CredentialScheme credential(String id) {
    CredentialScheme scheme = CredentialScheme.of(id);
    if (scheme == null) {
      throw ApiException.invalid(
          "credential",
          id
              + " (expected one of "
              + Arrays.stream(CredentialScheme.values()).map(CredentialScheme::id).toList()
              + ")");
    }
    return scheme;
  }

  ProviderEntry entry(List<ProviderKey> keys) {
    return new ProviderEntry(
        id,
        genAiName,
        dialect.id(),
        baseUrl.toString(),
        prefixes,
        owners,
        credential.id(),
        quirks,
        embeddings,
        keys);
  }

  /** Where its models are listed. */
  URI models() {
    return URI.create(baseUrl + dialect.modelsPath());
  }

  /** Whether a key that is meant for one would go to the other's host. */
  boolean isElsewhereThan(Endpoint other) {
    return !(baseUrl.getScheme() + "://" + baseUrl.getAuthority())
        .equalsIgnoreCase(other.baseUrl.getScheme() + "://" + other.baseUrl.getAuthority());
  }

  /**
   * @throws ApiException where both claim a prefix or an owner: a name would go to either
   */
  void checkAgainst(Endpoint other) {
    Predicate<String> taken = other.prefixes::contains;
    claim("prefixes", prefixes, taken, other);
    claim("owners", owners, other.owners::contains, other);
  }

  private static void claim(
      String field, List<String> names, Predicate<String> taken, Endpoint other) {
    for (String name : names) {
      if (taken.test(name)) {
        throw new ApiException(
            409, "conflict", field + ": '" + name + "' belongs to " + other.id, field);
      }
    }
  }

  private static List<String> names(
      String field, @Nullable List<String> entered, List<String> known, Pattern form) {
    if (entered == null) {
      return known;
    }
    Set<String> names = new LinkedHashSet<>();
    for (String name : entered) {
      String lower = name.strip().toLowerCase(Locale.ROOT);
      if (!form.matcher(lower).matches()) {
        throw ApiException.invalid(field, "'" + name + "' (expected: " + form + ")");
      }
      names.add(lower);
    }
    return List.copyOf(names);
  }

  private static List<String> quirks(
      ProviderDialect dialect, @Nullable List<String> entered, List<String> known) {
    List<String> names =
        entered != null ? entered : known.stream().filter(dialect.quirks()::contains).toList();
    for (String name : names) {
      if (!dialect.quirks().contains(name)) {
        throw ApiException.invalid(
            "quirks",
            name + " (expected some of " + dialect.quirks().stream().sorted().toList() + ")");
      }
    }
    return List.copyOf(new LinkedHashSet<>(names));
  }

  private static URI url(String text) {
    String url = text.strip();
    while (url.endsWith("/")) {
      url = url.substring(0, url.length() - 1);
    }
    try {
      URI uri = new URI(url);
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      if (web
          && uri.getHost() != null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null
          && uri.getRawUserInfo() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Told below.
    }
    throw ApiException.invalid(
        "base_url", "expected: https://host/path, without user, query or fragment");
  }
}
