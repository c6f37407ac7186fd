package dev.weir.gateway.dialect.openai;

import dev.weir.gateway.dialect.AnswerFacts;
import dev.weir.gateway.dialect.ProviderCall;
import dev.weir.ledger.Json;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@code delta} or {@code message}: text, reasoning, refusal; its tool calls it leaves to
 * {@link ToolCallReader}. One object serves one answer, one thread at a time.
 */
final class MessageReader {

  /** What is remembered of an answer ends here; a longer one is not remembered at all. */
  private static final int MOST_REMEMBERED = 1 << 20;

  private final ProviderCall call;
  private final AnswerFacts facts;
  private final JsonCursor cursor;
  private final Edits edits;
  private final boolean stream;
  private final ToolCallReader tools;
  private final @Nullable StringBuilder text;
  private final @Nullable StringBuilder reasoning;

  MessageReader(
      ProviderCall call, AnswerFacts facts, JsonCursor cursor, Edits edits, boolean stream) {
    this.call = call;
    this.facts = facts;
    this.cursor = cursor;
    this.edits = edits;
    this.stream = stream;
    this.tools = new ToolCallReader(call, facts, cursor, edits, stream);
    boolean remembers = call.has(OpenAiQuirk.RETURN_REASONING);
    this.text = remembers ? new StringBuilder() : null;
    this.reasoning = remembers ? new StringBuilder() : null;
  }

  /**
   * Reads the object at the cursor.
   *
   * @param finishing whether nothing follows of this choice
   * @return whether the caller sees something in it
   */
  boolean read(ChoiceState state, boolean finishing) {
    cursor.enter('{');
    int open = cursor.at();
    boolean first = state.index == 0;
    boolean kept = false;
    boolean content = false;
    int otherName = -1;
    int otherFrom = -1;
    int otherTo = -1;
    boolean reasoned = false;
    while (cursor.nextMember()) {
      int gap = cursor.gap();
      int name = cursor.nameStart();
      int from = cursor.at();
      byte opens = cursor.peek();
      if (stream && cursor.isString(name, "role")) {
        int to = cursor.skip();
        if (state.role) {
          edits.removeMember(cursor, gap, name, to, kept);
          continue;
        }
        state.role = true;
        if (!cursor.isString(from, "assistant")) {
          edits.replace(from, to, "\"assistant\"");
        }
      } else if (cursor.isString(name, "content")) {
        int to = cursor.skip();
        if (opens == '[') {
          content |= parts(name, from, to, first);
        } else if (opens == '"') {
          content |= said(from, to, first ? text : null);
        }
      } else if (cursor.isString(name, "reasoning_content")) {
        int to = cursor.skip();
        reasoned = true;
        content |= opens == '"' && said(from, to, first ? reasoning : null);
      } else if (cursor.isString(name, "reasoning")) {
        otherName = name;
        otherFrom = from;
        otherTo = cursor.skip();
      } else if (cursor.isString(name, "refusal")) {
        int to = cursor.skip();
        content |= opens == '"' && said(from, to, null);
      } else if (opens == '[' && cursor.isString(name, "tool_calls")) {
        content |= tools.read(state, finishing);
      } else if (opens == '{'
          && (cursor.isString(name, "function_call") || cursor.isString(name, "audio"))) {
        int to = cursor.skip();
        content |= to - from > 2;
        facts.outputCharacters += cursor.isString(name, "audio") ? 0 : to - from;
      } else if (opens == '[' && cursor.isString(name, "images")) {
        content |= cursor.skip() - from > 2;
      } else {
        cursor.skip();
      }
      kept = true;
    }
    int after = cursor.at();
    if (otherName >= 0 && !reasoned && cursor.bytes()[otherFrom] == '"') {
      content |= said(otherFrom, otherTo, first ? reasoning : null);
      if (call.has(OpenAiQuirk.REASONING_FIELD) && otherTo - otherFrom > 2) {
        edits.replace(otherName, otherName + "\"reasoning\"".length(), "\"reasoning_content\"");
      }
    }
    if (stream && !state.role) {
      state.role = true;
      edits.insert(open, kept ? "\"role\":\"assistant\"," : "\"role\":\"assistant\"");
    }
    cursor.moveTo(after);
    facts.content |= content;
    return content;
  }

  private boolean said(int from, int to, @Nullable StringBuilder memory) {
    if (to - from <= 2) {
      return false;
    }
    facts.outputCharacters += cursor.characters(from, to);
    if (memory != null && memory.length() < MOST_REMEMBERED) {
      memory.append(cursor.text(from, to));
    }
    return true;
  }

  /** A content list becomes the text and the reasoning that it holds. */
  private boolean parts(int name, int from, int to, boolean first) {
    ContentList list = ContentList.of(cursor.tree(from, to), call);
    edits.replace(name, to, list.members(stream));
    facts.outputCharacters += list.text().length() + list.reasoning().length();
    if (first && text != null && reasoning != null) {
      text.append(list.text());
      reasoning.append(list.reasoning());
    }
    return !list.text().isEmpty() || !list.reasoning().isEmpty();
  }

  /** Notes what this provider wants back with the message that was read. */
  void remember() {
    if (text == null || reasoning == null || reasoning.isEmpty()) {
      return;
    }
    if (text.length() < MOST_REMEMBERED && reasoning.length() < MOST_REMEMBERED) {
      facts.state =
          Json.mapper().createObjectNode().put(ReasoningReturn.MEMBER, reasoning.toString());
      facts.stateText = text.toString();
    }
  }
}
