package dev.weir.gateway.chat;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The form that the answer's text must have. */
public sealed interface ResponseFormat {

  /** Any text. */
  record Text() implements ResponseFormat {}

  /** Any JSON object. */
  record JsonObject() implements ResponseFormat {}

  /** JSON of this schema. */
  record JsonSchema(
      String name, @Nullable String description, JsonNode schema, @Nullable Boolean strict)
      implements ResponseFormat {}
}
