package dev.weir.gateway.translate;

import dev.weir.gateway.dialect.AnswerFacts;
import dev.weir.gateway.dialect.TurnStates;
import dev.weir.gateway.pipeline.AiExchange;
import dev.weir.gateway.pipeline.Attempt;
import dev.weir.gateway.pipeline.Target;
import dev.weir.gateway.pipeline.TurnMemory;
import dev.weir.ledger.GatewayKey;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Finds states again by the gateway key, the provider, and the answer's tool calls, or its text
 * where it made none. A state never goes to another provider, and never to another key.
 */
final class StoredTurns implements TurnMemory {

  private final ReasoningStore store;

  StoredTurns(ReasoningStore store) {
    this.store = store;
  }

  @Override
  public void remember(AiExchange exchange, Attempt attempt) {
    AnswerFacts facts = attempt.facts();
    JsonNode state = facts.state;
    if (state == null) {
      return;
    }
    String owner = owner(exchange, attempt.target());
    if (!facts.toolCallIds.isEmpty()) {
      store.put(owner + "call:" + facts.toolCallIds.getFirst(), state);
    } else if (facts.stateText != null && !facts.stateText.isEmpty()) {
      store.put(owner + "text:" + GatewayKey.hash(facts.stateText), state);
    }
  }

  @Override
  public TurnStates recall(AiExchange exchange, Target target) {
    String owner = owner(exchange, target);
    return (toolCallIds, text) -> find(owner, toolCallIds, text);
  }

  private @Nullable JsonNode find(String owner, List<String> toolCallIds, String text) {
    if (!toolCallIds.isEmpty()) {
      return store.get(owner + "call:" + toolCallIds.getFirst());
    }
    return text.isEmpty() ? null : store.get(owner + "text:" + GatewayKey.hash(text));
  }

  private static String owner(AiExchange exchange, Target target) {
    return exchange.caller.get().keyId() + '\n' + target.provider().id() + '\n';
  }
}
