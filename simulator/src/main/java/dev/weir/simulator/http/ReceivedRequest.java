package dev.weir.simulator.http;

import dev.weir.simulator.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A request as it arrived at a provider, with its secrets masked. Of a body over 256 kB only the
 * beginning is kept.
 */
public record ReceivedRequest(
    Instant at,
    String provider,
    String method,
    String path,
    Map<String, String> headers,
    String body,
    long bodyBytes) {

  /** The body as a tree; a text node when it is not JSON. */
  public JsonNode json() {
    JsonNode tree = body.isEmpty() ? null : Json.parse(body.getBytes(StandardCharsets.UTF_8));
    return tree == null ? Json.object().put("text", body).get("text") : tree;
  }

  JsonNode toJson() {
    var node = Json.object();
    node.put("at", at.toString()).put("provider", provider).put("method", method);
    node.put("path", path);
    var shown = node.putObject("headers");
    headers.forEach(shown::put);
    node.put("body_bytes", bodyBytes);
    node.set("body", json());
    return node;
  }
}
