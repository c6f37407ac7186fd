package dev.weir.admin.providers;

import dev.weir.admin.testing.StubServer;
import dev.weir.admin.testing.StubServer.Asked;
import dev.weir.admin.testing.StubServer.Reply;
import dev.weir.ledger.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * As much of Vault's HTTP API as admin uses, written after its documentation: KV version 2 at
 * {@code secret/}, and sign-in by AppRole and Kubernetes.
 */
final class VaultStub implements AutoCloseable {

  static final String TOKEN = "hvs.stub-token";
  static final String ROLE_ID = "role-of-admin";
  static final String SECRET_ID = "secret-of-admin";
  static final String JWT = "token-of-a-service-account";

  private static final Pattern KV =
      Pattern.compile("/v1/secret/(data|metadata|destroy)/([^?]+)(?:\\?version=(\\d+))?");

  private final Map<String, TreeMap<Integer, String>> values = new ConcurrentHashMap<>();
  private final List<String> signIns = new CopyOnWriteArrayList<>();
  private final StubServer server = new StubServer(this::answer);

  String url() {
    return server.url();
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  List<String> signIns() {
    return signIns;
  }

  @Override
  public void close() {
    server.close();
  }

  private synchronized Reply answer(Asked asked) {
    switch (asked.path()) {
      case "/v1/auth/approle/login" -> {
        JsonNode body = Json.mapper().readTree(asked.body());
        return signedIn(
            "approle",
            body.path("role_id").asString().equals(ROLE_ID)
                && body.path("secret_id").asString().equals(SECRET_ID));
      }
      case "/v1/auth/kubernetes/login" -> {
        JsonNode body = Json.mapper().readTree(asked.body());
        return signedIn(
            "kubernetes",
            body.path("role").asString().equals("weir-admin")
                && body.path("jwt").asString().equals(JWT));
      }
      default -> {
        if (!TOKEN.equals(asked.headers().getFirst("X-Vault-Token"))) {
          return new Reply(403, "{\"errors\":[\"permission denied\"]}");
        }
        Matcher path = KV.matcher(asked.path());
        return path.matches()
            ? stored(asked, path.group(1), path.group(2), path.group(3))
            : new Reply(asked.path().endsWith("revoke-self") ? 204 : 404, "");
      }
    }
  }

  private Reply signedIn(String way, boolean isRight) {
    if (!isRight) {
      return new Reply(400, "{\"errors\":[\"invalid credentials\"]}");
    }
    signIns.add(way);
    return new Reply(
        200,
        "{\"auth\":{\"client_token\":\""
            + TOKEN
            + "\",\"lease_duration\":3600,\"renewable\":true,"
            + "\"token_type\":\"service\"}}");
  }

  private Reply stored(Asked asked, String kind, String path, String version) {
    TreeMap<Integer, String> versions = values.get(path);
    switch (kind + " " + asked.method()) {
      case "data POST", "data PUT" -> {
        TreeMap<Integer, String> all = values.computeIfAbsent(path, name -> new TreeMap<>());
        int next = all.isEmpty() ? 1 : all.lastKey() + 1;
        all.put(next, Json.mapper().readTree(asked.body()).path("data").toString());
        return new Reply(200, "{\"data\":" + metadata(next, false) + "}");
      }
      case "data GET" -> {
        if (versions == null) {
          return new Reply(404, "{\"errors\":[]}");
        }
        int wanted =
            version == null || version.equals("0") ? versions.lastKey() : Integer.parseInt(version);
        String value = versions.get(wanted);
        ObjectNode answer = Json.mapper().createObjectNode();
        ObjectNode data = answer.putObject("data");
        data.set("data", value == null ? null : Json.mapper().readTree(value));
        data.set("metadata", Json.mapper().readTree(metadata(wanted, value == null)));
        return new Reply(value == null ? 404 : 200, answer.toString());
      }
      case "metadata DELETE" -> {
        values.remove(path);
        return new Reply(204, "");
      }
      case "destroy POST", "destroy PUT" -> {
        for (JsonNode one : Json.mapper().readTree(asked.body()).path("versions")) {
          if (versions != null) {
            versions.put(one.asInt(), null);
          }
        }
        return new Reply(204, "");
      }
      default -> {
        return new Reply(405, "");
      }
    }
  }

  private static String metadata(int version, boolean destroyed) {
    return "{\"created_time\":\"2026-11-20T10:00:00.000000000Z\",\"custom_metadata\":null,"
        + "\"deletion_time\":\"\",\"destroyed\":"
        + destroyed
        + ",\"version\":"
        + version
        + "}";
  }
}
