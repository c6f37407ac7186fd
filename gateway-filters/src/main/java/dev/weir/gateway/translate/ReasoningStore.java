package dev.weir.gateway.translate;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Keeps what providers want back with earlier answers (signed thinking, thought signatures) for
 * callers that do not send it. Called on event loops: an implementation never waits.
 */
public interface ReasoningStore {

  /**
   * Keeps a state.
   *
   * @param key names caller, provider and the tool call or text that it belongs to
   */
  void put(String key, JsonNode state);

  /** The state, or null where none is kept any more. */
  @Nullable JsonNode get(String key);
}
