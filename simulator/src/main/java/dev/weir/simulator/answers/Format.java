package dev.weir.simulator.answers;

import tools.jackson.databind.JsonNode;

/** The form that the caller wants the text to have. */
public sealed interface Format {

  /** Any text. */
  record Text() implements Format {}

  /** Any JSON object. */
  record AnyJson() implements Format {}

  /** JSON that follows this schema. */
  record Schema(JsonNode schema) implements Format {}
}
