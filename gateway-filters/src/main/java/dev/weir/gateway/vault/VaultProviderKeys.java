package dev.weir.gateway.vault;

import dev.weir.gateway.control.VaultReader;
import dev.weir.ledger.Secret;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.vault.VaultException;
import org.springframework.vault.authentication.AppRoleAuthentication;
import org.springframework.vault.authentication.AppRoleAuthenticationOptions;
import org.springframework.vault.authentication.AppRoleAuthenticationOptions.RoleId;
import org.springframework.vault.authentication.AppRoleAuthenticationOptions.SecretId;
import org.springframework.vault.authentication.ClientAuthentication;
import org.springframework.vault.authentication.KubernetesAuthentication;
import org.springframework.vault.authentication.KubernetesAuthenticationOptions;
import org.springframework.vault.authentication.SimpleSessionManager;
import org.springframework.vault.authentication.TokenAuthentication;
import org.springframework.vault.client.VaultClients;
import org.springframework.vault.client.VaultEndpoint;
import org.springframework.vault.core.VaultTemplate;
import org.springframework.vault.support.VaultResponse;
import org.springframework.web.client.HttpStatusCodeException;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestOperations;

/**
 * Provider keys from Vault. It signs in at the first read, and again when Vault refuses its token,
 * because tokens of roles end. Safe for any thread.
 */
public final class VaultProviderKeys implements VaultReader {

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final List<String> FIELDS = List.of("api_key", "key", "value");

  private final VaultAccess access;
  private final VaultEndpoint endpoint;
  private final ClientHttpRequestFactory requests;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable VaultTemplate session;

  public VaultProviderKeys(VaultAccess access) {
    this.access = access;
    this.endpoint = VaultEndpoint.from(access.uri());
    JdkClientHttpRequestFactory factory =
        new JdkClientHttpRequestFactory(
            HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build());
    factory.setReadTimeout(ANSWER);
    this.requests = factory;
  }

  @Override
  public @Nullable Secret read(String path, String keyId) {
    lock.lock();
    try {
      VaultResponse response = read(path);
      Object data =
          response == null || response.getData() == null ? null : response.getData().get("data");
      return data instanceof Map<?, ?> fields ? secret(fields, keyId) : null;
    } catch (VaultException | RestClientException e) {
      if (status(e) == 403) {
        return null;
      }
      throw new VaultUnavailableException("the vault at " + access.uri() + " does not answer", e);
    } finally {
      lock.unlock();
    }
  }

  private @Nullable VaultResponse read(String path) {
    VaultTemplate known = session;
    if (known != null) {
      try {
        return known.read(path);
      } catch (VaultException | RestClientException e) {
        if (status(e) != 403) {
          throw e;
        }
      }
    }
    VaultTemplate fresh =
        new VaultTemplate(endpoint, requests, new SimpleSessionManager(authentication()));
    session = fresh;
    return fresh.read(path);
  }

  private ClientAuthentication authentication() {
    if (access.token() != null) {
      return new TokenAuthentication(access.token().reveal());
    }
    // With a RestClient, version 4.0.3 signs in by a role with an empty body.
    RestOperations client = VaultClients.createRestTemplate(endpoint, requests);
    if (access.kubernetesRole() != null) {
      return new KubernetesAuthentication(
          KubernetesAuthenticationOptions.builder().role(access.kubernetesRole()).build(), client);
    }
    if (access.roleId() == null || access.secretId() == null) {
      throw new IllegalStateException("no way to sign in");
    }
    return new AppRoleAuthentication(
        AppRoleAuthenticationOptions.builder()
            .roleId(RoleId.provided(access.roleId()))
            .secretId(SecretId.provided(access.secretId().reveal()))
            .build(),
        client);
  }

  /** The field that bears the key's id, else the one that keys usually have. */
  private static @Nullable Secret secret(Map<?, ?> fields, String keyId) {
    if (fields.get(keyId) instanceof String text) {
      return Secret.of(text);
    }
    for (String name : FIELDS) {
      if (fields.get(name) instanceof String text) {
        return Secret.of(text);
      }
    }
    return null;
  }

  private static int status(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof HttpStatusCodeException answer) {
        return answer.getStatusCode().value();
      }
    }
    return 0;
  }

  @Override
  public void close() {
    // The token ends by itself.
  }
}
