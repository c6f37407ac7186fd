package dev.weir.admin.providers;

import dev.weir.admin.audit.AuditLog;
import dev.weir.admin.snapshot.LivingGateways;
import dev.weir.admin.snapshot.SnapshotChanges;
import dev.weir.admin.web.ApiException;
import dev.weir.ledger.CredentialScheme;
import dev.weir.ledger.KnownProvider;
import dev.weir.ledger.Secret;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Providers and their keys: entered, changed, rotated, checked, removed. A key is checked before
 * the transaction that keeps it, so that a slow provider holds no connection.
 */
@Service
class Providers {

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9_.-]{0,62}");
  private static final int SHOWN = 4;
  private static final int SHOWN_FROM = 12;

  private final ProviderRepository providers;
  private final KeyQueries keys;
  private final ProviderSecrets secrets;
  private final LiveCheck liveCheck;
  private final LivingGateways gateways;
  private final SnapshotChanges changes;
  private final AuditLog audit;
  private final InstantSource clock;
  private final TransactionTemplate transaction;

  Providers(
      ProviderRepository providers,
      KeyQueries keys,
      ProviderSecrets secrets,
      LiveCheck liveCheck,
      LivingGateways gateways,
      SnapshotChanges changes,
      AuditLog audit,
      InstantSource clock,
      PlatformTransactionManager transactions) {
    this.providers = providers;
    this.keys = keys;
    this.secrets = secrets;
    this.liveCheck = liveCheck;
    this.gateways = gateways;
    this.changes = changes;
    this.audit = audit;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  List<ProviderView> all() {
    Map<String, ProviderKeyRow> current = new HashMap<>();
    for (ProviderKeyRow key : keys.all()) {
      if (key.retiredAt() == null) {
        current.put(key.providerId(), key);
      }
    }
    return providers.findAllByOrderByIdAsc().stream()
        .map(provider -> ProviderView.of(provider, current.get(provider.id), gateways.now()))
        .toList();
  }

  ProviderView one(String id) {
    return view(find(id));
  }

  ProviderView create(ProviderRequest asked) {
    String id = id(asked.provider());
    if (providers.existsById(id)) {
      throw ApiException.conflict(
          "provider " + id + " is there (change it with PATCH; a new api_key rotates its key)");
    }
    KnownProvider known = KnownProvider.of(id);
    ProviderEntity entered =
        new ProviderEntity(id, known == null ? id : known.displayName(), now());
    asked.applyTo(entered);
    Endpoint endpoint = checked(entered);
    Secret key = asked.key();
    if (key == null && endpoint.credential() != CredentialScheme.NONE) {
      throw ApiException.invalid("api_key", "missing (expected unless credential is none)");
    }
    boolean verified = check(endpoint, key, asked.skipsTest());
    return write(
        "providers.create",
        id,
        null,
        () -> {
          providers.save(entered);
          providers.flush();
          keep(id, key, verified);
        });
  }

  ProviderView change(String id, ProviderRequest asked) {
    ProviderEntity known = find(id);
    Endpoint before = Endpoint.of(known);
    ProviderEntity wanted = known.copy();
    asked.applyTo(wanted);
    Endpoint endpoint = checked(wanted);
    Secret key = asked.key();
    boolean hasKey = keys.current(id) != null;
    if (key == null && hasKey && endpoint.isElsewhereThan(before)) {
      // Whoever may change a provider may still not send its key to a host of their own.
      throw ApiException.invalid("api_key", "expected again when base_url goes to another host");
    }
    boolean verified = key != null && check(endpoint, key, asked.skipsTest());
    return write(
        key == null ? "providers.update" : "providers.rotate",
        id,
        view(known),
        () -> {
          ProviderEntity attached = find(id);
          asked.applyTo(attached);
          attached.updatedAt = now();
          providers.save(attached);
          providers.flush();
          keep(id, key, verified);
        });
  }

  void delete(String id) {
    ProviderView before = one(id);
    transaction.executeWithoutResult(
        status -> {
          List<ProviderKeyRow> own =
              keys.all().stream().filter(key -> key.providerId().equals(id)).toList();
          own.forEach(key -> keys.delete(key.id()));
          providers.deleteById(id);
          providers.flush();
          audit.record("providers.delete", "provider/" + id, before, null);
          changes.changed();
          own.forEach(key -> secrets.forget(key, true));
        });
  }

  /** Checks a key that is not kept. */
  LiveCheck.Result test(ProviderRequest asked) {
    String id = id(asked.provider());
    ProviderEntity entered =
        providers.findById(id).map(ProviderEntity::copy).orElse(new ProviderEntity(id, id, now()));
    asked.applyTo(entered);
    return liveCheck.check(Endpoint.of(entered), asked.key());
  }

  /** Checks the key that is kept. */
  LiveCheck.Result test(String id) {
    Endpoint endpoint = Endpoint.of(find(id));
    ProviderKeyRow row = keys.current(id);
    Secret key = row == null ? null : secrets.read(row);
    if (key == null && endpoint.credential() != CredentialScheme.NONE) {
      return new LiveCheck.Result(false, id, "there is no key", 0);
    }
    LiveCheck.Result result = liveCheck.check(endpoint, key);
    transaction.executeWithoutResult(
        status -> {
          if (result.success() && row != null) {
            keys.verified(row.id(), now());
          }
          audit.record("providers.test", "provider/" + id, null, result);
        });
    return result;
  }

  private boolean check(Endpoint endpoint, @Nullable Secret key, boolean skipped) {
    String malformed = key == null ? null : LiveCheck.malformed(endpoint, key);
    if (malformed != null) {
      throw ApiException.invalid("api_key", malformed);
    }
    if (skipped || key == null) {
      return false;
    }
    LiveCheck.Result result = liveCheck.check(endpoint, key);
    if (!result.success()) {
      throw new ApiException(
          422,
          "check_failed",
          "the live check of " + endpoint.id() + " failed: " + result.error(),
          "api_key");
    }
    return true;
  }

  /** The provider as a gateway would see it; its names must be nobody else's. */
  private Endpoint checked(ProviderEntity wanted) {
    Endpoint endpoint = Endpoint.of(wanted);
    Map<String, Endpoint> others = new HashMap<>();
    KnownProvider.ALL.forEach(known -> others.put(known.id(), Endpoint.of(known)));
    providers.findAllByOrderByIdAsc().forEach(one -> others.put(one.id, Endpoint.of(one)));
    others.remove(wanted.id);
    others.values().forEach(endpoint::checkAgainst);
    return endpoint;
  }

  private ProviderView write(
      String action, String id, @Nullable ProviderView before, Runnable writing) {
    ProviderView after =
        transaction.execute(
            status -> {
              writing.run();
              ProviderView made = one(id);
              audit.record(action, "provider/" + id, before, made);
              changes.changed();
              return made;
            });
    return after;
  }

  /** Last in the transaction: what Vault keeps is not taken back when the database fails. */
  private void keep(String id, @Nullable Secret key, boolean verified) {
    if (key == null) {
      return;
    }
    String keyId = UUID.randomUUID().toString();
    long version = keys.nextVersion();
    String reference = secrets.keep(id, keyId, key);
    keys.add(
        new ProviderKeyRow(
            keyId, id, version, reference, masked(key), verified ? now() : null, now(), null));
  }

  /** A short key would be told by its end. */
  private static String masked(Secret key) {
    String text = key.reveal();
    return "…" + (text.length() < SHOWN_FROM ? "" : text.substring(text.length() - SHOWN));
  }

  private ProviderView view(ProviderEntity provider) {
    return ProviderView.of(provider, keys.current(provider.id), gateways.now());
  }

  private ProviderEntity find(String id) {
    return providers
        .findById(id.toLowerCase(Locale.ROOT))
        .orElseThrow(() -> ApiException.notFound("provider " + id));
  }

  private static String id(@Nullable String provider) {
    String id = provider == null ? "" : provider.strip().toLowerCase(Locale.ROOT);
    if (!ID.matcher(id).matches()) {
      throw ApiException.invalid(
          "provider", "'" + id + "' (expected: 1 to 63 letters, digits, . _ -)");
    }
    return id;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
