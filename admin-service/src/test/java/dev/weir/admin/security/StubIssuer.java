package dev.weir.admin.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.weir.ledger.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

/** An OIDC issuer on this machine that vouches at once for whomever it was told. */
final class StubIssuer {

  private final HttpServer server;
  private final RSAKey key;
  private Map<String, Object> person = Map.of();
  private String nonce = "";

  StubIssuer() {
    try {
      key = new RSAKeyGenerator(2048).keyID("one").generate();
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (JOSEException | IOException e) {
      throw new IllegalStateException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Whom it vouches for from now on. */
  void vouchFor(Map<String, Object> claims) {
    person = claims;
  }

  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    switch (exchange.getRequestURI().getPath()) {
      case "/.well-known/openid-configuration" -> json(exchange, discovery());
      case "/authorize" -> sendBack(exchange);
      case "/token" -> json(exchange, tokens());
      case "/keys" -> send(exchange, new JWKSet(key).toString());
      default -> exchange.sendResponseHeaders(404, -1);
    }
    exchange.close();
  }

  private Map<String, Object> discovery() {
    return Map.of(
        "issuer", url(),
        "authorization_endpoint", url() + "/authorize",
        "token_endpoint", url() + "/token",
        "jwks_uri", url() + "/keys",
        "response_types_supported", List.of("code"),
        "subject_types_supported", List.of("public"),
        "id_token_signing_alg_values_supported", List.of("RS256"));
  }

  private void sendBack(HttpExchange exchange) throws IOException {
    Map<String, String> query =
        UriComponentsBuilder.fromUri(exchange.getRequestURI())
            .build()
            .getQueryParams()
            .toSingleValueMap();
    nonce = decoded(query.get("nonce"));
    exchange
        .getResponseHeaders()
        .set(
            "Location",
            decoded(query.get("redirect_uri")) + "?code=any&state=" + query.get("state"));
    exchange.sendResponseHeaders(302, -1);
  }

  private Map<String, Object> tokens() {
    Instant now = Instant.now();
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(url())
            .audience("weir")
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(300)))
            .claim("nonce", nonce);
    person.forEach(claims::claim);
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
            claims.build());
    try {
      token.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("access_token", "any");
    answer.put("token_type", "Bearer");
    answer.put("expires_in", 300);
    answer.put("id_token", token.serialize());
    return answer;
  }

  private static void json(HttpExchange exchange, Map<String, Object> body) {
    send(exchange, Json.mapper().writeValueAsString(body));
  }

  private static void send(HttpExchange exchange, String body) {
    try {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String decoded(String text) {
    return java.net.URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
