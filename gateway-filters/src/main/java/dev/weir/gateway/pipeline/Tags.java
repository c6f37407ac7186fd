package dev.weir.gateway.pipeline;

import dev.weir.ledger.Json;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The tags of a request, read from its headers: our own and those that callers of other gateways
 * send. At most 32 tags; names up to 64 characters, values up to 256; what is over is cut or left
 * out, never an error, because a tag must not stop a request.
 */
public final class Tags {

  private static final int MOST = 32;
  private static final int NAME = 64;
  private static final int VALUE = 256;
  private static final String PROPERTY = "helicone-property-";

  private Tags() {}

  /** Tags of the headers, with the pinned ones on top. */
  public static Map<String, String> of(HttpHeaders headers, Map<String, String> pinned) {
    Map<String, String> tags = new LinkedHashMap<>();
    pinned.forEach((name, value) -> put(tags, name, value));
    addList(tags, headers.getFirst("x-tags"));
    addList(tags, headers.getFirst("x-litellm-tags"));
    addJson(tags, headers.getFirst("x-portkey-metadata"));
    for (String name : headers.headerNames()) {
      if (name.length() > PROPERTY.length()
          && name.regionMatches(true, 0, PROPERTY, 0, PROPERTY.length())) {
        put(
            tags,
            name.substring(PROPERTY.length()).toLowerCase(Locale.ROOT),
            headers.getFirst(name));
      }
    }
    return tags;
  }

  /** Both, where the pinned ones win. */
  public static Map<String, String> pinned(Map<String, String> pinned, Map<String, String> others) {
    Map<String, String> tags = new LinkedHashMap<>();
    pinned.forEach((name, value) -> put(tags, name, value));
    others.forEach((name, value) -> put(tags, name, value));
    return tags;
  }

  /** Adds {@code team:platform, feature:x}; a word without a colon gets the value {@code true}. */
  public static void addList(Map<String, String> tags, @Nullable String list) {
    if (list == null) {
      return;
    }
    for (String item : list.split(",", MOST * 2)) {
      int colon = item.indexOf(':');
      if (colon > 0) {
        put(tags, item.substring(0, colon).strip(), item.substring(colon + 1).strip());
      } else {
        put(tags, item.strip(), "true");
      }
    }
  }

  private static void addJson(Map<String, String> tags, @Nullable String json) {
    if (json == null) {
      return;
    }
    try {
      for (Map.Entry<String, JsonNode> entry : Json.mapper().readTree(json).properties()) {
        if (entry.getValue().isValueNode()) {
          put(tags, entry.getKey(), entry.getValue().asString());
        }
      }
    } catch (JacksonException e) {
      // Not JSON: no tags.
    }
  }

  /** The first value of a name wins, so that pinned tags cannot be overwritten. */
  public static void put(Map<String, String> tags, String name, @Nullable String value) {
    String key = name.length() > NAME ? name.substring(0, NAME) : name;
    if (value == null || key.isBlank() || tags.size() >= MOST) {
      return;
    }
    tags.putIfAbsent(key, value.length() > VALUE ? value.substring(0, VALUE) : value);
  }
}
