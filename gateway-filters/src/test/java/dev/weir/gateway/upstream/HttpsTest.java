package dev.weir.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.weir.gateway.journey.Reply;
import dev.weir.gateway.journey.RunningGateway;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All real providers are spoken to over https. */
class HttpsTest {

  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final byte[] ANSWER =
      ("{\"id\":\"c\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"m\",\"choices\":[{"
              + "\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"hi\"},"
              + "\"finish_reason\":\"stop\"}]}")
          .getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  @Test
  void aProviderIsReachedOverHttpsWhereItsCertificateIsTrusted() throws Exception {
    HttpsServer server = server();
    String[] settings = {
      "weir.providers.tls.base-url=https://127.0.0.1:" + server.getAddress().getPort() + "/v1",
      "weir.providers.tls.owners=tls",
      "weir.providers.tls.credential=none",
      "spring.cloud.gateway.server.webflux.httpclient.ssl.use-insecure-trust-manager=true"
    };
    try (RunningGateway trusting = RunningGateway.start(settings);
        RunningGateway usual = RunningGateway.start(settings[0], settings[1], settings[2])) {
      Reply trusted = trusting.ask("tls/m").send();
      Reply refused = usual.ask("tls/m").send();

      assertThat(trusted.status()).as(trusted.text()).isEqualTo(200);
      assertThat(trusted.body()).isEqualTo(ANSWER);
      assertThat(refused.status()).isEqualTo(502);
      assertThat(refused.errorCode()).isEqualTo("provider_unreachable");
      assertThat(refused.error().path("message").stringValue()).contains("TLS");
    } finally {
      server.stop(0);
    }
  }

  private HttpsServer server() throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(keyStore(), PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 10);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext(
        "/v1/chat/completions",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().set("content-type", "application/json");
          exchange.sendResponseHeaders(200, ANSWER.length);
          exchange.getResponseBody().write(ANSWER);
          exchange.close();
        });
    server.start();
    return server;
  }

  /** A key and a certificate that nobody has signed, made by the JDK's own tool. */
  private KeyStore keyStore() throws Exception {
    Path file = folder.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "san=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .start();
    keytool.getInputStream().readAllBytes();
    assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    return store;
  }
}
