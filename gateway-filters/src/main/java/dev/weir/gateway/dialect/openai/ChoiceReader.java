package dev.weir.gateway.dialect.openai;

import dev.weir.gateway.chat.FinishReason;
import dev.weir.gateway.dialect.AnswerFacts;
import dev.weir.gateway.dialect.ProviderCall;
import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code choices} of a chunk or of a whole answer: notes the facts, and marks what breaks
 * a rule of chat completions for change. One object serves one answer, one thread at a time.
 */
final class ChoiceReader {

  private final ProviderCall call;
  private final AnswerFacts facts;
  private final JsonCursor cursor;
  private final Edits edits;
  private final boolean stream;
  private final MessageReader messages;
  private final List<ChoiceState> states = new ArrayList<>(1);

  /** Whether every choice of the last list had ended before and brought nothing. */
  private boolean idle;

  ChoiceReader(
      ProviderCall call, AnswerFacts facts, JsonCursor cursor, Edits edits, boolean stream) {
    this.call = call;
    this.facts = facts;
    this.cursor = cursor;
    this.edits = edits;
    this.stream = stream;
    this.messages = new MessageReader(call, facts, cursor, edits, stream);
  }

  List<ChoiceState> states() {
    return states;
  }

  boolean isIdle() {
    return idle;
  }

  /** Whether at least one choice was seen and all that were seen have ended. */
  boolean allFinished() {
    for (ChoiceState state : states) {
      if (!state.finished) {
        return false;
      }
    }
    return !states.isEmpty();
  }

  /** What the provider wants back with the answer, now that it is whole. */
  void remember() {
    messages.remember();
  }

  /**
   * Reads the list at the cursor, which ends behind it.
   *
   * @return how many choices it has
   */
  int read() {
    for (ChoiceState state : states) {
      state.finishing = false;
    }
    idle = true;
    int count = 0;
    cursor.enter('[');
    while (cursor.nextElement()) {
      choice(count++);
    }
    return count;
  }

  private void choice(int place) {
    if (!cursor.enter('{')) {
      throw JsonCursor.broken();
    }
    int open = cursor.at();
    int index = stream ? 0 : place;
    int finishFrom = -1;
    int finishTo = -1;
    int message = -1;
    int messageTo = -1;
    boolean empty = true;
    while (cursor.nextMember()) {
      empty = false;
      int name = cursor.nameStart();
      int from = cursor.at();
      int to = cursor.skip();
      if (cursor.isString(name, "index")) {
        index = (int) Math.min(Integer.MAX_VALUE, cursor.number(from, to));
      } else if (cursor.isString(name, "finish_reason")) {
        finishFrom = from;
        finishTo = to;
      } else if (cursor.isString(name, stream ? "delta" : "message")) {
        message = from;
        messageTo = to;
      } else if (cursor.isString(name, "text") && cursor.bytes()[from] == '"') {
        legacyText(from, to);
      }
    }
    int after = cursor.at();
    ChoiceState state = state(index);
    boolean ended = state.finished;
    boolean hasReason =
        finishFrom >= 0 && cursor.bytes()[finishFrom] == '"' && finishTo - finishFrom > 2;
    boolean content = false;
    if (message >= 0 && cursor.bytes()[message] == '{') {
      cursor.moveTo(message);
      content = messages.read(state, !stream || (hasReason && !ended));
    } else if (stream && !ended) {
      String delta = state.role ? "{}" : "{\"role\":\"assistant\"}";
      state.role = true;
      if (message >= 0) {
        edits.replace(message, messageTo, delta);
      } else {
        edits.insert(open, "\"delta\":" + delta + (empty ? "" : ","));
      }
    }
    if (!ended || content) {
      idle = false;
    }
    if (ended) {
      if (hasReason) {
        edits.replace(finishFrom, finishTo, "null");
      }
    } else if (hasReason) {
      finish(state, finishFrom, finishTo);
    } else if (!stream) {
      unnamedFinish(state, open, finishFrom, finishTo);
    } else if (finishFrom >= 0 && cursor.bytes()[finishFrom] == '"') {
      edits.replace(finishFrom, finishTo, "null");
    }
    cursor.moveTo(after);
  }

  /** The old completions endpoint has text in the choice itself. */
  private void legacyText(int from, int to) {
    if (!stream) {
      facts.content |= to - from > 2;
      facts.outputCharacters += cursor.characters(from, to);
    }
  }

  private ChoiceState state(int index) {
    for (ChoiceState state : states) {
      if (state.index == index) {
        return state;
      }
    }
    ChoiceState state = new ChoiceState(index);
    states.add(state);
    return state;
  }

  private void finish(ChoiceState state, int from, int to) {
    state.finished = true;
    state.finishing = true;
    Reason reason = Reason.of(cursor, from);
    FinishReason known = reason == null ? null : reason.meaning;
    if (reason == Reason.FAILED) {
      facts.failure =
          new AiException(
              AiError.PROVIDER_ERROR,
              call.model() + ": the provider broke off its answer (" + cursor.text(from, to) + ")");
    }
    if (known == FinishReason.STOP && !state.tools.isEmpty()) {
      known = FinishReason.TOOL_CALLS;
    }
    if (known != null && reason != Reason.FUNCTION_CALL && !cursor.isString(from, known.text())) {
      edits.replace(from, to, '"' + known.text() + '"');
    }
    note(state, known);
  }

  /** A whole answer that names no reason has come to its end all the same. */
  private void unnamedFinish(ChoiceState state, int open, int from, int to) {
    FinishReason known = state.tools.isEmpty() ? FinishReason.STOP : FinishReason.TOOL_CALLS;
    state.finished = true;
    if (from >= 0) {
      edits.replace(from, to, '"' + known.text() + '"');
    } else {
      edits.insert(open, "\"finish_reason\":\"" + known.text() + "\",");
    }
    note(state, known);
  }

  private void note(ChoiceState state, @Nullable FinishReason reason) {
    if (state.index == 0 || states.getFirst() == state) {
      facts.finishReason = reason;
    }
  }

  /** The reasons that are known, with the words of those who use others than chat completions'. */
  private enum Reason {
    STOP("stop", FinishReason.STOP),
    TOOL_CALLS("tool_calls", FinishReason.TOOL_CALLS),
    LENGTH("length", FinishReason.LENGTH),
    CONTENT_FILTER("content_filter", FinishReason.CONTENT_FILTER),
    FUNCTION_CALL("function_call", FinishReason.TOOL_CALLS),
    MODEL_LENGTH("model_length", FinishReason.LENGTH),
    MAX_TOKENS("max_tokens", FinishReason.LENGTH),
    END_TURN("end_turn", FinishReason.STOP),
    STOP_SEQUENCE("stop_sequence", FinishReason.STOP),
    EOS("eos", FinishReason.STOP),
    EOS_TOKEN("eos_token", FinishReason.STOP),
    TOOL_USE("tool_use", FinishReason.TOOL_CALLS),
    FAILED("error", null),
    /** DeepSeek's word for an answer that was interrupted on its side. */
    INTERRUPTED("insufficient_system_resource", null);

    private final String text;
    private final @Nullable FinishReason meaning;

    Reason(String text, @Nullable FinishReason meaning) {
      this.text = text;
      this.meaning = meaning;
    }

    static @Nullable Reason of(JsonCursor cursor, int quote) {
      for (Reason reason : values()) {
        if (cursor.isString(quote, reason.text)) {
          return reason == INTERRUPTED ? FAILED : reason;
        }
      }
      return null;
    }
  }
}
