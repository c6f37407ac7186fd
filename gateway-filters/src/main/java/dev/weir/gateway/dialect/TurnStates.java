package dev.weir.gateway.dialect;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the target wanted back with its own earlier messages; see {@code chat.ChatEvent.State}. */
public interface TurnStates {

  /** Remembers nothing. */
  TurnStates NONE = (toolCallIds, text) -> null;

  /**
   * The state of an assistant message.
   *
   * @param toolCallIds the calls that it made; may be empty
   * @param text its text; may be empty
   * @return null where none is known, or where another provider made it
   */
  @Nullable JsonNode of(List<String> toolCallIds, String text);
}
