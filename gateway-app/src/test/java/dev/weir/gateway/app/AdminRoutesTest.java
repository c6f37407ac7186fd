package dev.weir.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** One origin serves gateway and admin. */
class AdminRoutesTest {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir static Path data;

  private static HttpServer admin;
  private static ReactiveWebServerApplicationContext gateway;

  @BeforeAll
  static void start() throws IOException {
    startAdmin(0);
    gateway =
        (ReactiveWebServerApplicationContext)
            SpringApplication.run(
                GatewayApplication.class,
                "--server.port=0",
                "--weir.admin.url=http://127.0.0.1:" + admin.getAddress().getPort(),
                "--weir.admin.token=token",
                "--weir.admin.snapshot-key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "--weir.data=" + data);
  }

  private static void startAdmin(int port) throws IOException {
    admin = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    admin.createContext("/", AdminRoutesTest::echo);
    admin.createContext("/internal/", exchange -> send(exchange, 503, "no snapshot yet"));
    admin.start();
  }

  private static void echo(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    exchange.getResponseHeaders().add("set-cookie", "session=1; HttpOnly");
    send(
        exchange,
        200,
        "admin: "
            + exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI()
            + " host="
            + headers.getFirst("host")
            + " proto="
            + headers.getFirst("x-forwarded-proto")
            + " forwarded-host="
            + headers.getFirst("x-forwarded-host")
            + " for="
            + headers.getFirst("x-forwarded-for")
            + " auth="
            + headers.getFirst("authorization"));
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    try (exchange) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @AfterAll
  static void stop() {
    gateway.close();
    admin.stop(0);
  }

  private static HttpResponse<String> send(String method, String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create("http://localhost:" + gateway.getWebServer().getPort() + path))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/ai/usage/summary?period=24h",
    "POST, /api/ai/keys",
    "DELETE, /api/ai/keys/abc",
    "GET, /api/ai/models",
    "PUT, /api/ai/models/aliases/smart",
    "GET, /ai/providers/keys",
    "POST, /login",
    "GET, /login/oauth2/code/company?code=1",
    "POST, /logout",
    "GET, /oauth2/authorization/company",
    "GET, /assets/index-1a2b.js",
    "GET, /favicon.ico",
  })
  void whatIsAdminsIsCarriedToAdmin(String method, String path) throws Exception {
    HttpResponse<String> answer = send(method, path, "authorization", "Bearer key");
    assertThat(answer.statusCode()).isEqualTo(200);
    String host = "localhost:" + gateway.getWebServer().getPort();
    assertThat(answer.body())
        .isEqualTo(
            "admin: "
                + method
                + " "
                + path
                + " host="
                + host
                + " proto=http forwarded-host="
                + host
                + " for=127.0.0.1 auth=Bearer key");
    assertThat(answer.headers().firstValue("set-cookie")).contains("session=1; HttpOnly");
  }

  @Test
  void whatAProxyBeforeItSaidIsKept() throws Exception {
    HttpResponse<String> answer =
        send(
            "GET",
            "/api/ai/people",
            "x-forwarded-proto",
            "https",
            "x-forwarded-host",
            "ai.example.com",
            "x-forwarded-for",
            "203.0.113.7");
    assertThat(answer.body())
        .contains("proto=https forwarded-host=ai.example.com for=203.0.113.7, 127.0.0.1");
  }

  @Test
  void pagesAreForBrowsers() throws Exception {
    assertThat(send("GET", "/usage/by-model", "accept", "text/html,*/*;q=0.8").body())
        .startsWith("admin: GET /usage/by-model");
    assertThat(send("GET", "/models", "accept", "text/html").body())
        .startsWith("admin: GET /models");
    assertThat(send("GET", "/models", "accept", "*/*").statusCode()).isEqualTo(404);
    assertThat(send("GET", "/usage/by-model", "accept", "*/*").statusCode()).isEqualTo(404);
    assertThat(send("POST", "/usage/by-model", "accept", "text/html").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/models",
        "/ai/v1/models",
        "/api/ai/v1/models",
        "/v1/nothing",
        "/models/gpt-4o",
        "/api/v1/v1/models"
      })
  void theGatewaysOwnPathsAndTheirMisspellingsStayHere(String path) throws Exception {
    HttpResponse<String> answer = send("GET", path, "accept", "text/html");
    assertThat(answer.statusCode()).isIn(401, 404, 503);
    assertThat(JsonMapper.shared().readTree(answer.body()).path("error").isObject()).isTrue();
  }

  @Test
  void beforeTheFirstSnapshotItLivesAndIsNotReady() throws Exception {
    assertThat(send("GET", "/livez").body()).isEqualTo("{\"status\":\"UP\"}");
    HttpResponse<String> ready = send("GET", "/readyz");
    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(ready.body()).isEqualTo("{\"status\":\"OUT_OF_SERVICE\"}");
    HttpResponse<String> chat =
        send("POST", "/v1/chat/completions", "authorization", "Bearer sk-any");
    assertThat(chat.statusCode()).isEqualTo(503);
    assertThat(chat.body()).contains("\"not_ready\"");
  }

  @Test
  void adminDownIsA502OnItsPathsOnly() throws Exception {
    int port = admin.getAddress().getPort();
    admin.stop(0);
    try {
      HttpResponse<String> answer = send("GET", "/api/ai/usage/summary");
      assertThat(answer.statusCode()).isEqualTo(502);
      assertThat(JsonMapper.shared().readTree(answer.body()).path("code").asString())
          .isEqualTo("admin_unreachable");
      assertThat(send("GET", "/v1/nothing").statusCode()).isEqualTo(404);
    } finally {
      startAdmin(port);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/internal/snapshot",
        "/api/../internal/snapshot",
        "/api/%2e%2e/internal/snapshot",
        "/api/..;a=b/internal/snapshot"
      })
  void adminsInternalPathsAreNotCarried(String path) throws Exception {
    try (Socket line = new Socket("localhost", gateway.getWebServer().getPort())) {
      line.getOutputStream()
          .write(
              ("GET "
                      + path
                      + " HTTP/1.1\r\nHost: a\r\nAccept: text/html\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      InputStream in = line.getInputStream();
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .contains("unknown_url")
          .doesNotContain("no snapshot yet");
    }
  }
}
