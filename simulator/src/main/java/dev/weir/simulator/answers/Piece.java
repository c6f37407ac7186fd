package dev.weir.simulator.answers;

/**
 * A piece of an answer as it is streamed. {@code tokens} is what has been written when this piece
 * is out, counted from the beginning of the answer.
 */
public sealed interface Piece {

  int tokens();

  /** Some reasoning. */
  record Reasoning(String text, int tokens) implements Piece {}

  /** Some text. */
  record Text(String text, int tokens) implements Piece {}

  /** A tool call begins; its arguments follow. */
  record CallStarted(int index, ToolCall call, int tokens) implements Piece {}

  /** Some of the arguments' text. */
  record CallArguments(int index, String text, int tokens) implements Piece {}
}
