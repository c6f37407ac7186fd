package dev.weir.simulator.answers;

import dev.weir.simulator.tokens.TokenCounter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the model answers: its reasoning, its text, its tool calls, and why it stopped. */
public record Answer(
    String reasoning,
    String text,
    List<ToolCall> calls,
    Ending ending,
    @Nullable String stopSequence) {

  /** The tokens of a call beside its name and its arguments. */
  static final int CALL_TOKENS = 3;

  public Answer {
    calls = List.copyOf(calls);
  }

  public int reasoningTokens() {
    return TokenCounter.of(reasoning);
  }

  /** Everything that was written, reasoning too. */
  public int tokens() {
    int tokens = reasoningTokens() + TokenCounter.of(text);
    for (ToolCall call : calls) {
      tokens += tokens(call);
    }
    return tokens;
  }

  /** The same answer with one very long argument in its last call. */
  public Answer withOversizedArguments(int bytes) {
    if (calls.isEmpty()) {
      return this;
    }
    ToolCall last = calls.getLast();
    String arguments = "{\"oversized\":\"" + "x".repeat(bytes) + "\"}";
    List<ToolCall> longer = new java.util.ArrayList<>(calls.subList(0, calls.size() - 1));
    longer.add(new ToolCall(last.id(), last.name(), arguments));
    return new Answer(reasoning, text, longer, ending, stopSequence);
  }

  static int tokens(ToolCall call) {
    return CALL_TOKENS + TokenCounter.of(call.name()) + TokenCounter.of(call.arguments());
  }
}
