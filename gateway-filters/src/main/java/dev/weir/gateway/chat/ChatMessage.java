package dev.weir.gateway.chat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One message of a conversation.
 *
 * @param parts the content in order; empty where there is none
 * @param toolCalls the calls that an assistant made
 * @param toolCallId which call a tool's message answers; null for other roles
 * @param name the participant's or function's name
 * @param reasoning the reasoning text that the caller sent back, as it was shown
 * @param state what the provider that made this message wants back with it; null where nothing is
 *     known. See {@link ChatEvent.State}
 * @param rest further members by the front's name
 */
public record ChatMessage(
    Role role,
    List<ContentPart> parts,
    List<ToolCall> toolCalls,
    @Nullable String toolCallId,
    @Nullable String name,
    @Nullable String reasoning,
    @Nullable JsonNode state,
    Map<String, JsonNode> rest) {

  public ChatMessage {
    parts = List.copyOf(parts);
    toolCalls = List.copyOf(toolCalls);
  }

  /** A message of one text. */
  public static ChatMessage of(Role role, String text) {
    return new ChatMessage(
        role, List.of(ContentPart.Text.of(text)), List.of(), null, null, null, null, Map.of());
  }

  /** The same message with the state that its provider wants back. */
  public ChatMessage withState(@Nullable JsonNode known) {
    return new ChatMessage(role, parts, toolCalls, toolCallId, name, reasoning, known, rest);
  }

  /** The same message with other content. */
  public ChatMessage withParts(List<ContentPart> changed) {
    return new ChatMessage(role, changed, toolCalls, toolCallId, name, reasoning, state, rest);
  }

  /** All text parts, joined without a separator. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (ContentPart part : parts) {
      if (part instanceof ContentPart.Text words) {
        text.append(words.text());
      }
    }
    return text.toString();
  }

  /** Who speaks. */
  public enum Role {
    SYSTEM,
    DEVELOPER,
    USER,
    ASSISTANT,
    TOOL
  }
}
