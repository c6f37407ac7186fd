package dev.weir.gateway.dialect.gemini;

import dev.weir.gateway.chat.ChatEvent;
import dev.weir.gateway.dialect.ProviderCall;
import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.ledger.TokenUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is remembered of one answer while its chunks pass, and the events that they make. A whole
 * answer is the same thing in one chunk.
 *
 * <p>A choice's end is held back until the stream's: its sources and signatures may follow the
 * finish reason, and old models send a reason with every chunk. One object serves one answer, one
 * thread at a time.
 */
final class Answer {

  private final CallIds ids;
  private final List<Choice> choices = new ArrayList<>(1);
  private boolean started;
  private boolean known;
  private boolean blocked;
  private boolean failed;
  private @Nullable TokenUsage usage;
  private @Nullable String serviceTier;

  Answer(ProviderCall call) {
    ids = new CallIds(call.answerId());
  }

  /** Whether id and model were told, so that they need not be read again. */
  boolean isKnown() {
    return known;
  }

  /** Hands on what this chunk makes. Nothing follows a failure. */
  void take(Chunk chunk, Consumer<ChatEvent> events) {
    if (failed) {
      return;
    }
    if (chunk.error != null) {
      fail(Faults.inside(chunk.error), events);
      return;
    }
    if (!started && chunk.isKnown()) {
      started = true;
      known = chunk.id != null && chunk.model != null;
      events.accept(new ChatEvent.Started(chunk.id, chunk.model));
    }
    // Before the content, so that an answer that turns out broken is counted too.
    if (chunk.usage != null) {
      count(chunk.usage, chunk.serviceTier == null ? serviceTier : chunk.serviceTier, events);
    }
    if (chunk.blockReason != null) {
      block(chunk.blockReason, events);
    }
    for (Chunk.Candidate candidate : chunk.candidates) {
      take(candidate, events);
    }
  }

  /** Ends all choices; whether each of them had come to its end. */
  boolean end(boolean whole, Consumer<ChatEvent> events) {
    if (failed) {
      return true;
    }
    boolean proper = !choices.isEmpty();
    if (whole && started && choices.isEmpty()) {
      events.accept(new ChatEvent.Warned("the provider's answer is empty"));
      choice(0).end("STOP");
    }
    for (Choice choice : choices) {
      if (!choice.isSeen()) {
        continue;
      }
      proper &= choice.isFinished();
      if (choice.isFinished() || whole) {
        choice.finish(ids, events);
      }
    }
    return proper;
  }

  boolean isStarted() {
    return started;
  }

  @Nullable JsonNode logprobs(int index) {
    return choice(index).logprobs();
  }

  /** Counts are repeated with every chunk; only a new one is handed on. */
  private void count(TokenUsage count, @Nullable String tier, Consumer<ChatEvent> events) {
    if (!count.equals(usage) || !Objects.equals(tier, serviceTier)) {
      usage = count;
      serviceTier = tier;
      events.accept(new ChatEvent.Usage(count, tier));
    }
  }

  private void take(Chunk.Candidate candidate, Consumer<ChatEvent> events) {
    Choice choice = choice(Math.max(0, Math.min(candidate.index, 127)));
    for (Chunk.Part part : candidate.parts) {
      choice.take(part, ids, events);
    }
    choice.note(candidate);
    if (Reasons.isFinal(candidate.finishReason)
        && Reasons.of(candidate.finishReason, choice.hasCalls()) == null) {
      fail(malformed(candidate), events);
    }
  }

  private void block(String reason, Consumer<ChatEvent> events) {
    if (!blocked) {
      blocked = true;
      choice(0).block();
      events.accept(new ChatEvent.Warned("the provider blocked the prompt: " + reason));
    }
  }

  private void fail(AiException error, Consumer<ChatEvent> events) {
    if (!failed) {
      failed = true;
      events.accept(new ChatEvent.Failed(error));
    }
  }

  private static AiException malformed(Chunk.Candidate candidate) {
    return new AiException(
        AiError.PROVIDER_BAD_RESPONSE,
        "the provider ended the answer with " + candidate.finishReason);
  }

  private Choice choice(int index) {
    while (choices.size() <= index) {
      choices.add(new Choice(choices.size()));
    }
    return choices.get(index);
  }
}
