package dev.weir.simulator.answers;

import java.util.List;

/**
 * One turn of the conversation. Tool results and the user's own words are never in the same turn.
 */
public record Turn(
    Speaker speaker,
    String text,
    List<Attachment> attachments,
    List<ToolCall> calls,
    List<ToolResult> results) {

  public Turn {
    attachments = List.copyOf(attachments);
    calls = List.copyOf(calls);
    results = List.copyOf(results);
  }

  public static Turn system(String text) {
    return new Turn(Speaker.SYSTEM, text, List.of(), List.of(), List.of());
  }

  public static Turn user(String text, List<Attachment> attachments) {
    return new Turn(Speaker.USER, text, attachments, List.of(), List.of());
  }

  public static Turn assistant(String text, List<ToolCall> calls) {
    return new Turn(Speaker.ASSISTANT, text, List.of(), calls, List.of());
  }

  public static Turn results(List<ToolResult> results) {
    return new Turn(Speaker.USER, "", List.of(), List.of(), results);
  }

  /** Whether the user speaks here, rather than a tool. */
  boolean isUsersWord() {
    return speaker == Speaker.USER && results.isEmpty();
  }
}
