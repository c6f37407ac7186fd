package dev.weir.simulator.answers;

import dev.weir.simulator.tokens.TokenCounter;
import java.util.ArrayList;
import java.util.List;

/** Cuts an answer into the pieces of a stream, never inside a character. */
public final class Pieces {

  /** A stream has no more pieces of one text than this: long texts are cut into longer pieces. */
  private static final int MOST_PIECES = 4000;

  private final int chunk;
  private final TokenCounter counter = new TokenCounter();
  private final List<Piece> pieces = new ArrayList<>();

  private Pieces(int chunk) {
    this.chunk = chunk;
  }

  /** The pieces of the answer, each with at most so many characters. */
  public static List<Piece> of(Answer answer, int chunk) {
    Pieces cutter = new Pieces(Math.max(1, chunk));
    cutter.reasoning(answer.reasoning());
    cutter.text(answer.text());
    for (int index = 0; index < answer.calls().size(); index++) {
      cutter.call(index, answer.calls().get(index));
    }
    return cutter.pieces;
  }

  private void reasoning(String reasoning) {
    for (String part : parts(reasoning)) {
      pieces.add(new Piece.Reasoning(part, counter.add(part).tokens()));
    }
    counter.addTokens(0);
  }

  private void text(String text) {
    for (String part : parts(text)) {
      pieces.add(new Piece.Text(part, counter.add(part).tokens()));
    }
    counter.addTokens(0);
  }

  private void call(int index, ToolCall call) {
    counter.addTokens(Answer.CALL_TOKENS).add(call.name());
    pieces.add(new Piece.CallStarted(index, call, counter.addTokens(0).tokens()));
    for (String part : parts(call.arguments())) {
      pieces.add(new Piece.CallArguments(index, part, counter.add(part).tokens()));
    }
    counter.addTokens(0);
  }

  private List<String> parts(String text) {
    int size = Math.max(chunk, text.length() / MOST_PIECES + 1);
    List<String> parts = new ArrayList<>(text.length() / size + 1);
    int from = 0;
    while (from < text.length()) {
      int to = Math.min(text.length(), from + size);
      if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
        to++;
      }
      parts.add(text.substring(from, to));
      from = to;
    }
    return parts;
  }
}
