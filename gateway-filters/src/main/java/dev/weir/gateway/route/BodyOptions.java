package dev.weir.gateway.route;

import dev.weir.gateway.json.JsonMembers;
import dev.weir.gateway.pipeline.Tags;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What the gateway reads in a body beside the model. */
final class BodyOptions {

  private BodyOptions() {}

  static boolean includeUsage(JsonMembers body) {
    JsonNode options = body.isSet("stream_options") ? body.tree("stream_options") : null;
    return options != null && options.path("include_usage").asBoolean(false);
  }

  static boolean reasoning(JsonMembers body) {
    String effort = body.text("reasoning_effort");
    return effort != null && !effort.equals("none") || body.isSet("reasoning");
  }

  /** The tags in {@code metadata.tags}, a list or an object, added to those already known. */
  static Map<String, String> tags(JsonMembers body, Map<String, String> known) {
    JsonNode metadata = body.isSet("metadata") ? body.tree("metadata") : null;
    JsonNode tags = metadata == null ? null : metadata.get("tags");
    if (tags == null) {
      return known;
    }
    Map<String, String> all = new LinkedHashMap<>(known);
    if (tags.isObject()) {
      tags.properties().forEach(tag -> Tags.put(all, tag.getKey(), tag.getValue().asString("")));
    } else if (tags.isArray()) {
      tags.forEach(tag -> Tags.addList(all, tag.asString("")));
    } else if (tags.isString()) {
      Tags.addList(all, tags.stringValue());
    }
    return all;
  }
}
