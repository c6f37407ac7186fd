package dev.weir.gateway.pipeline;

import dev.weir.gateway.dialect.TurnStates;

/**
 * Keeps what providers want back with their earlier answers, for callers that do not send it.
 * Contributed by {@code translate}.
 */
public interface TurnMemory {

  /** Remembers the state that stands in the attempt's facts, if one does. */
  void remember(AiExchange exchange, Attempt attempt);

  /** What this target wants back. */
  TurnStates recall(AiExchange exchange, Target target);
}
