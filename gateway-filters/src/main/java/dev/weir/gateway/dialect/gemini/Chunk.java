package dev.weir.gateway.dialect.gemini;

import dev.weir.ledger.TokenUsage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One {@code GenerateContentResponse} as far as it is used: a whole answer, or one of those that
 * make a stream. Public fields of the package, filled by {@link ChunkParser} and read once.
 */
final class Chunk {

  @Nullable String id;
  @Nullable String model;

  /** Null where the chunk counts nothing; {@code trafficType} alone is no count. */
  @Nullable TokenUsage usage;

  @Nullable String serviceTier;

  /** Why the prompt was refused; then there are no candidates. */
  @Nullable String blockReason;

  boolean hasPromptFeedback;

  @Nullable JsonNode error;

  final List<Candidate> candidates = new ArrayList<>(1);

  /** Whether it looks like an answer at all. */
  boolean isKnown() {
    return !candidates.isEmpty() || hasPromptFeedback || usage != null || id != null;
  }

  /** An answer of possibly several, or the next piece of it. */
  static final class Candidate {

    int index;
    final List<Part> parts = new ArrayList<>(1);
    String finishReason = "";
    @Nullable JsonNode grounding;
    @Nullable JsonNode citations;
    @Nullable JsonNode logprobs;
  }

  /** A piece of content; of the kinds that are not used only the name is kept. */
  static final class Part {

    @Nullable String text;
    boolean thought;
    @Nullable String signature;
    @Nullable JsonNode functionCall;

    /** The member that a part of another kind has, such as {@code inlineData}. */
    @Nullable String otherKind;
  }
}
