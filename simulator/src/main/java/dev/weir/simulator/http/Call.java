package dev.weir.simulator.http;

import dev.weir.simulator.json.Json;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request as it came in; header names are in small letters. Belongs to the thread that handles
 * the request.
 */
public final class Call {

  private final String method;
  private final String path;
  private final Map<String, String> query;
  private final Map<String, String> headers;
  private final byte[] body;
  private boolean isParsed;
  private @Nullable JsonNode json;

  public Call(
      String method,
      String path,
      Map<String, String> query,
      Map<String, String> headers,
      byte[] body) {
    this.method = method;
    this.path = path;
    this.query = Map.copyOf(query);
    this.headers = headers;
    this.body = body;
  }

  public String method() {
    return method;
  }

  public String path() {
    return path;
  }

  public Map<String, String> query() {
    return query;
  }

  public Map<String, String> headers() {
    return headers;
  }

  public byte[] body() {
    return body;
  }

  public @Nullable String header(String name) {
    return headers.get(name);
  }

  /** Whether the caller says that the body is JSON. */
  public boolean saysJson() {
    String type = headers.getOrDefault("content-type", "").toLowerCase(Locale.ROOT);
    return type.startsWith("application/json");
  }

  /** The body as a tree, or null when it is not JSON. */
  public @Nullable JsonNode json() {
    if (!isParsed) {
      json = body.length == 0 ? null : Json.parse(body);
      isParsed = true;
    }
    return json;
  }

  /** The body as an object, or null when it is something else. */
  public @Nullable ObjectNode object() {
    return json() instanceof ObjectNode object ? object : null;
  }

  /** The key after {@code Authorization: Bearer}, or null. */
  public @Nullable String bearer() {
    String value = header("authorization");
    return value != null && value.regionMatches(true, 0, "Bearer ", 0, 7)
        ? value.substring(7).strip()
        : null;
  }
}
