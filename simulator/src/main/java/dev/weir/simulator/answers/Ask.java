package dev.weir.simulator.answers;

import java.util.ArrayList;
import java.util.List;

/**
 * What a request asks for, in no provider's words. {@code announced} says that the model tells in
 * text which tool it is about to call; {@code maxTokens} bounds reasoning and answer together.
 */
public record Ask(
    List<Turn> turns,
    List<Tool> tools,
    ToolPolicy policy,
    Format format,
    List<String> stops,
    int maxTokens,
    Effort effort,
    boolean announced) {

  public static final int NO_LIMIT = Integer.MAX_VALUE;

  public Ask {
    turns = List.copyOf(turns);
    tools = List.copyOf(tools);
    stops = List.copyOf(stops);
  }

  /** The user's latest words: all turns of the user that follow each other at the latest place. */
  String userText() {
    List<String> texts = new ArrayList<>();
    for (Turn turn : latestUserTurns()) {
      if (!turn.text().isEmpty()) {
        texts.add(turn.text());
      }
    }
    return String.join("\n", texts);
  }

  List<Attachment> attachments() {
    return latestUserTurns().stream().flatMap(turn -> turn.attachments().stream()).toList();
  }

  /** What the tools answered since the user's latest words. */
  List<ToolResult> results() {
    return sinceUser().stream().flatMap(turn -> turn.results().stream()).toList();
  }

  /** How many times the model has called tools since the user's latest words. */
  int steps() {
    return (int) sinceUser().stream().filter(turn -> !turn.calls().isEmpty()).count();
  }

  boolean endsWithResults() {
    List<Turn> tail = sinceUser();
    return !tail.isEmpty() && !tail.getLast().results().isEmpty();
  }

  private List<Turn> latestUserTurns() {
    int end = endOfUser();
    int start = end;
    while (start > 0 && !isBreak(turns.get(start - 1))) {
      start--;
    }
    return turns.subList(start, end).stream().filter(Turn::isUsersWord).toList();
  }

  private List<Turn> sinceUser() {
    return turns.subList(endOfUser(), turns.size()).stream()
        .filter(turn -> turn.speaker() != Speaker.SYSTEM)
        .toList();
  }

  private int endOfUser() {
    int end = turns.size();
    while (end > 0 && !turns.get(end - 1).isUsersWord()) {
      end--;
    }
    return end;
  }

  private static boolean isBreak(Turn turn) {
    return turn.speaker() == Speaker.ASSISTANT || !turn.results().isEmpty();
  }
}
