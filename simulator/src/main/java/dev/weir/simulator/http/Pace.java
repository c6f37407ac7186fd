package dev.weir.simulator.http;

import dev.weir.simulator.json.Json;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/**
 * How fast answers come: the wait before the first byte, the wait before each frame of a stream,
 * and the characters in a frame.
 */
public record Pace(Duration latency, Duration perFrame, int chunk) {

  public static final Pace DEFAULT = new Pace(Duration.ZERO, Duration.ZERO, 12);

  /** The same pace with the members that this JSON names changed. */
  Pace changed(JsonNode node) {
    return new Pace(
        Duration.ofMillis(Json.integer(node, "latency_ms", (int) latency.toMillis())),
        Duration.ofMillis(Json.integer(node, "pace_ms", (int) perFrame.toMillis())),
        Math.max(1, Json.integer(node, "chunk", chunk)));
  }

  JsonNode toJson() {
    return Json.object()
        .put("latency_ms", latency.toMillis())
        .put("pace_ms", perFrame.toMillis())
        .put("chunk", chunk);
  }
}
