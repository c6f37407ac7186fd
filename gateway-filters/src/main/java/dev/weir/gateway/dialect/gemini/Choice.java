package dev.weir.gateway.dialect.gemini;

import dev.weir.gateway.chat.ChatEvent;
import dev.weir.gateway.chat.FinishReason;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One choice of an answer: a candidate in Gemini's words. Parts become text, reasoning and calls as
 * they come; parts of other kinds, such as images and code that the provider ran, have no place in
 * chat completions and are named once.
 */
final class Choice {

  private final int index;
  private final Signatures signatures = new Signatures();
  private final ByteOffsets offsets = new ByteOffsets();
  private @Nullable Sources sources;
  private @Nullable PartialCall partial;
  private @Nullable JsonNode logprobs;
  private String finishReason = "";
  private boolean seen;
  private boolean blocked;
  private int tools;

  Choice(int index) {
    this.index = index;
  }

  boolean isSeen() {
    return seen;
  }

  boolean isFinished() {
    return blocked || Reasons.isFinal(finishReason);
  }

  boolean hasCalls() {
    return tools > 0 || partial != null;
  }

  @Nullable JsonNode logprobs() {
    return logprobs;
  }

  /** The prompt was refused, so there is no content. */
  void block() {
    seen = true;
    blocked = true;
  }

  void end(String reason) {
    seen = true;
    finishReason = reason;
  }

  /** Notes what the candidate tells besides its parts. */
  void note(Chunk.Candidate candidate) {
    seen = true;
    if (Reasons.isFinal(candidate.finishReason)) {
      finishReason = candidate.finishReason;
    }
    if (candidate.grounding != null) {
      sources().grounding(candidate.grounding);
    }
    if (candidate.citations != null) {
      sources().citations(candidate.citations);
    }
    if (candidate.logprobs != null) {
      logprobs = candidate.logprobs;
    }
  }

  void take(Chunk.Part part, CallIds ids, Consumer<ChatEvent> events) {
    if (part.functionCall != null) {
      call(part.functionCall, part.signature, ids, events);
      return;
    }
    if (part.otherKind != null) {
      events.accept(new ChatEvent.Warned("a part of the answer is not shown: " + part.otherKind));
      return;
    }
    if (part.thought) {
      if (part.text != null && !part.text.isEmpty()) {
        events.accept(new ChatEvent.Reasoning(index, part.text));
      }
      return;
    }
    if (part.signature != null) {
      signatures.text(part.signature);
    }
    if (part.text != null && !part.text.isEmpty()) {
      offsets.add(part.text);
      events.accept(new ChatEvent.Text(index, part.text));
    }
  }

  /** Hands on what was held back, and the end. */
  void finish(CallIds ids, Consumer<ChatEvent> events) {
    if (partial != null) {
      complete(partial, ids, events);
    }
    JsonNode annotations = sources == null ? null : sources.annotations(offsets);
    if (annotations != null) {
      events.accept(new ChatEvent.Annotations(index, annotations));
    }
    JsonNode state = signatures.state();
    if (state != null) {
      events.accept(new ChatEvent.State(index, state));
    }
    if (!blocked && Reasons.isFinal(finishReason) && Reasons.isOdd(finishReason)) {
      events.accept(new ChatEvent.Warned("the provider ended the answer with " + finishReason));
    }
    FinishReason reason =
        blocked ? FinishReason.CONTENT_FILTER : Reasons.of(finishReason, tools > 0);
    events.accept(new ChatEvent.Finished(index, reason == null ? FinishReason.STOP : reason));
  }

  /**
   * A call comes whole in one part; where its arguments are streamed (Vertex AI, on request) the
   * first part has the name, the next ones pieces, and the last one nothing.
   */
  private void call(
      JsonNode call, @Nullable String signature, CallIds ids, Consumer<ChatEvent> events) {
    String name = call.path("name").asString("");
    boolean more = call.path("willContinue").asBoolean(false);
    if (!name.isEmpty()) {
      if (partial != null) {
        complete(partial, ids, events);
      }
      PartialCall begun = new PartialCall(name, call.path("id").asString(""), signature);
      begun.add(call);
      partial = begun;
    } else if (partial != null) {
      partial.add(call);
    } else {
      events.accept(new ChatEvent.Warned("a tool call without a name was left out"));
    }
    if (!more && partial != null) {
      complete(partial, ids, events);
    }
  }

  private void complete(PartialCall call, CallIds ids, Consumer<ChatEvent> events) {
    partial = null;
    String id = ids.next(call.id());
    signatures.call(id, call.signature(), call.id());
    events.accept(new ChatEvent.ToolStarted(index, tools, id, call.name()));
    events.accept(new ChatEvent.ToolArguments(index, tools, call.arguments()));
    tools++;
  }

  private Sources sources() {
    if (sources == null) {
      sources = new Sources();
    }
    return sources;
  }
}
