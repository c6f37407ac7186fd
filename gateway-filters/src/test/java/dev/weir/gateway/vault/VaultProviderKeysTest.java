package dev.weir.gateway.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.weir.gateway.control.VaultReader.VaultUnavailableException;
import dev.weir.ledger.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Vault's HTTP API (1.x, KV version 2) as its documentation shows it. */
class VaultProviderKeysTest {

  private static final String PATH = "secret/data/weir/providers/openai";

  private final AtomicInteger logins = new AtomicInteger();
  private volatile String valid = "token-1";
  private volatile boolean sealed;
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/auth/approle/login", this::login);
    server.createContext("/v1/secret/data/weir/providers/", this::read);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void login(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (!body.contains("\"role-1\"") || !body.contains("\"secret-1\"")) {
      send(exchange, 400, "{\"errors\":[\"invalid role or secret ID\"]}");
      return;
    }
    valid = "token-" + (logins.incrementAndGet() + 1);
    send(
        exchange,
        200,
        "{\"auth\":{\"client_token\":\"" + valid + "\",\"lease_duration\":60,\"renewable\":true}}");
  }

  private void read(HttpExchange exchange) throws IOException {
    if (sealed) {
      send(exchange, 503, "{\"errors\":[\"Vault is sealed\"]}");
    } else if (!valid.equals(exchange.getRequestHeaders().getFirst("x-vault-token"))) {
      send(exchange, 403, "{\"errors\":[\"permission denied\"]}");
    } else if (!exchange.getRequestURI().getPath().endsWith("/openai")) {
      send(exchange, 404, "{\"errors\":[]}");
    } else {
      send(
          exchange,
          200,
          "{\"data\":{\"data\":{\"api_key\":\"sk-in-vault\",\"key-2\":\"sk-second\"},"
              + "\"metadata\":{\"version\":1}}}");
    }
  }

  private static void send(HttpExchange exchange, int status, String json) throws IOException {
    try (exchange) {
      byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("content-type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private VaultProviderKeys byToken(String token) {
    return new VaultProviderKeys(new VaultAccess(uri(), Secret.of(token), null, null, null));
  }

  private VaultProviderKeys byRole(String secretId) {
    return new VaultProviderKeys(new VaultAccess(uri(), null, "role-1", Secret.of(secretId), null));
  }

  @Test
  void aTokenReads() {
    assertThat(byToken("token-1").read(PATH, "key-1")).isEqualTo(Secret.of("sk-in-vault"));
    assertThat(byToken("token-1").read(PATH, "key-2")).isEqualTo(Secret.of("sk-second"));
  }

  @Test
  void aRoleSignsInOnceAndAgainWhenItsTokenHasEnded() {
    VaultProviderKeys keys = byRole("secret-1");
    keys.read(PATH, "key-1");
    keys.read(PATH, "key-1");
    assertThat(logins).hasValue(1);
    valid = "another";
    assertThat(keys.read(PATH, "key-1")).isEqualTo(Secret.of("sk-in-vault"));
    assertThat(logins).hasValue(2);
  }

  @Test
  void whatIsNotThereOrNotShownIsNoKey() {
    assertThat(byToken("token-1").read("secret/data/weir/providers/xai", "k")).isNull();
    assertThat(byToken("wrong").read(PATH, "k")).isNull();
  }

  @Test
  void aVaultThatIsSealedOrGoneIsUnavailable() {
    VaultProviderKeys keys = byToken("token-1");
    sealed = true;
    assertThatThrownBy(() -> keys.read(PATH, "k")).isInstanceOf(VaultUnavailableException.class);
    server.stop(0);
    assertThatThrownBy(() -> keys.read(PATH, "k")).isInstanceOf(VaultUnavailableException.class);
    assertThatThrownBy(() -> byRole("secret-1").read(PATH, "k"))
        .isInstanceOf(VaultUnavailableException.class);
  }

  @Test
  void thereIsOneWayToSignIn() {
    assertThatThrownBy(() -> new VaultAccess(uri(), null, null, null, null))
        .hasMessageContaining("expected token, or role-id with secret-id, or kubernetes-role");
  }
}
