package dev.weir.gateway.dialect;

import dev.weir.gateway.chat.FinishReason;
import dev.weir.gateway.error.AiException;
import dev.weir.ledger.Cost;
import dev.weir.ledger.TokenUsage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an answer told about itself while it passed: the one small object that is remembered of it.
 * Public fields, because it is a notebook and not a machine. One object serves one attempt, one
 * thread at a time.
 */
public final class AnswerFacts {

  /** The provider's id of the answer. */
  public @Nullable String id;

  /** The model that answered, in the provider's words. */
  public @Nullable String model;

  /** The provider's latest count; replaces an earlier one. */
  public @Nullable TokenUsage usage;

  /** The tier that served the answer. */
  public @Nullable String serviceTier;

  /** What the provider says it charges. */
  public @Nullable Cost providerCost;

  /** Why the first choice ended. */
  public @Nullable FinishReason finishReason;

  /** Whether the caller can see something of the answer. */
  public boolean content;

  /** The failure that the provider reported inside its answer. */
  public @Nullable AiException failure;

  /** Characters of text, reasoning and tool arguments so far, for an estimate of a cut answer. */
  public long outputCharacters;

  /** What this provider wants back with this answer's message. */
  public @Nullable JsonNode state;

  /** The tool calls of the answer's message. */
  public final List<String> toolCallIds = new ArrayList<>(2);

  /** The answer's text where {@link #state} needs it to be found again. */
  public @Nullable String stateText;
}
