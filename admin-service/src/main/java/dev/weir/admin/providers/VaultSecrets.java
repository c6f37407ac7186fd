package dev.weir.admin.providers;

import dev.weir.admin.web.ApiException;
import dev.weir.ledger.Secret;
import dev.weir.ledger.Snapshot.ProviderKey;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.vault.VaultException;
import org.springframework.vault.client.VaultClients;
import org.springframework.vault.client.VaultEndpoint;
import org.springframework.vault.client.VaultEndpointProvider;
import org.springframework.vault.core.VaultTemplate;
import org.springframework.vault.core.VaultVersionedKeyValueOperations;
import org.springframework.vault.support.Versioned;
import org.springframework.web.client.RestClientException;

/**
 * Keys in HashiCorp Vault, at {@code weir/providers/<id>} of a KV version 2 engine. Gateways get
 * the path and read it themselves. A rotation writes another version at the same path; the one
 * before is destroyed once gateways moved on. Safe for any thread.
 */
final class VaultSecrets implements ProviderSecrets, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(VaultSecrets.class);
  private static final String FOLDER = "weir/providers/";
  private static final String FIELD = "api_key";

  private final String mount;
  private final ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
  private final VaultVersionedKeyValueOperations values;

  VaultSecrets(VaultSettings settings) {
    this.mount = settings.mount();
    scheduler.setThreadNamePrefix("vault-");
    scheduler.setDaemon(true);
    scheduler.initialize();
    JdkClientHttpRequestFactory http =
        new JdkClientHttpRequestFactory(
            HttpClient.newBuilder()
                .connectTimeout(settings.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build());
    http.setReadTimeout(settings.timeout());
    URI url = Objects.requireNonNull(settings.url(), "weir.vault.url");
    VaultEndpointProvider endpoint = at(VaultEndpoint.from(url));
    this.values =
        new VaultTemplate(
                endpoint,
                http,
                VaultSignIn.sessions(
                    settings, VaultClients.createRestTemplate(endpoint, http), scheduler))
            .opsForVersionedKeyValue(mount);
  }

  /** Where keys are, for people who look into Vault. */
  static String folder(String mount) {
    return mount + "/" + FOLDER.substring(0, FOLDER.length() - 1);
  }

  private static VaultEndpointProvider at(VaultEndpoint endpoint) {
    return () -> endpoint;
  }

  @Override
  public @Nullable String keep(String providerId, String keyId, Secret key) {
    Map<String, String> value = Map.of(FIELD, key.reveal(), "key_id", keyId);
    Versioned.Metadata kept = asked(() -> values.put(FOLDER + providerId, value));
    return Integer.toString(kept.getVersion().getVersion());
  }

  @Override
  public @Nullable Secret read(ProviderKeyRow key) {
    String version = key.reference();
    if (version == null) {
      return null;
    }
    Versioned<Map<String, Object>> found =
        found(
            () ->
                values.get(
                    FOLDER + key.providerId(), Versioned.Version.from(Integer.parseInt(version))));
    Map<String, Object> value = found == null ? null : found.getData();
    return value != null && value.get(FIELD) instanceof String text ? Secret.of(text) : null;
  }

  @Override
  public @Nullable ProviderKey forGateways(ProviderKeyRow key) {
    return key.reference() == null
        ? null
        : new ProviderKey(
            key.id(), null, mount + "/data/" + FOLDER + key.providerId(), key.version());
  }

  @Override
  public void forget(ProviderKeyRow key, boolean withProvider) {
    String path = FOLDER + key.providerId();
    String version = key.reference();
    done(
        () -> {
          if (withProvider) {
            values.opsForKeyValueMetadata().delete(path);
          } else if (version != null) {
            values.destroy(path, Versioned.Version.from(Integer.parseInt(version)));
          }
        });
  }

  @Override
  public void close() {
    scheduler.shutdown();
  }

  private static <T> T asked(Supplier<T> question) {
    try {
      return question.get();
    } catch (VaultException | RestClientException e) {
      throw unavailable(e);
    }
  }

  private static <T> @Nullable T found(Supplier<@Nullable T> question) {
    try {
      return question.get();
    } catch (VaultException | RestClientException e) {
      throw unavailable(e);
    }
  }

  private static void done(Runnable order) {
    try {
      order.run();
    } catch (VaultException | RestClientException e) {
      throw unavailable(e);
    }
  }

  /** Neither the log nor the answer repeats Vault's words: they can hold what was sent. */
  private static ApiException unavailable(RuntimeException e) {
    LOG.warn("Vault did not do what it was asked for ({})", e.getClass().getSimpleName());
    return new ApiException(
        503,
        "vault_unavailable",
        "Vault does not answer, or refuses admin: nothing was changed",
        null);
  }
}
