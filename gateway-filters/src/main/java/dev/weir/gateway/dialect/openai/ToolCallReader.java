package dev.weir.gateway.dialect.openai;

import dev.weir.gateway.dialect.AnswerFacts;
import dev.weir.gateway.dialect.ProviderCall;
import dev.weir.gateway.json.JsonText;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code tool_calls} of a delta or message. In a stream the first delta of a call has its
 * number, id, type and name, a later one only the number and more arguments; the numbers count
 * calls from 0; the arguments join to JSON. What is otherwise is marked for change.
 */
final class ToolCallReader {

  private static final int LONGEST_ID = 64;

  private final ProviderCall call;
  private final AnswerFacts facts;
  private final JsonCursor cursor;
  private final Edits edits;
  private final boolean stream;

  ToolCallReader(
      ProviderCall call, AnswerFacts facts, JsonCursor cursor, Edits edits, boolean stream) {
    this.call = call;
    this.facts = facts;
    this.cursor = cursor;
    this.edits = edits;
    this.stream = stream;
  }

  /** Reads the list at the cursor; whether it has a call. */
  boolean read(ChoiceState state, boolean finishing) {
    boolean any = false;
    cursor.enter('[');
    while (cursor.nextElement()) {
      if (cursor.peek() == '{') {
        call(state, finishing);
        any = true;
      } else {
        cursor.skip();
      }
    }
    return any;
  }

  private void call(ChoiceState state, boolean finishing) {
    int start = cursor.at();
    long key = -1;
    String id = null;
    boolean named = false;
    cursor.enter('{');
    while (cursor.nextMember()) {
      int name = cursor.nameStart();
      int from = cursor.at();
      byte opens = cursor.peek();
      if (opens == '{' && cursor.isString(name, "function")) {
        named = hasName();
        continue;
      }
      int to = cursor.skip();
      if (cursor.isString(name, "index") && opens >= '0' && opens <= '9') {
        key = cursor.number(from, to);
      } else if (cursor.isString(name, "id") && opens == '"' && to - from > 2) {
        id = cursor.text(from, to);
      }
    }
    ChoiceState.Tool tool = stream ? state.toolOf(key, id, named) : null;
    boolean begins = tool == null;
    if (tool == null) {
      tool = state.begin(key, id == null ? madeId(state) : id);
      if (state.index == 0) {
        facts.toolCallIds.add(tool.id);
      }
    }
    cursor.moveTo(start);
    members(tool, begins, id != null, finishing);
  }

  private boolean hasName() {
    boolean named = false;
    cursor.enter('{');
    while (cursor.nextMember()) {
      int name = cursor.nameStart();
      int from = cursor.at();
      byte opens = cursor.peek();
      int to = cursor.skip();
      named |= opens == '"' && to - from > 2 && cursor.isString(name, "name");
    }
    return named;
  }

  private String madeId(ChoiceState state) {
    String id = "call_" + state.index + '_' + state.tools.size() + '_' + call.answerId();
    return id.length() <= LONGEST_ID ? id : id.substring(0, LONGEST_ID);
  }

  private void members(ChoiceState.Tool tool, boolean begins, boolean hasId, boolean finishing) {
    cursor.enter('{');
    int open = cursor.at();
    boolean kept = false;
    boolean indexed = !stream;
    boolean identified = !begins;
    boolean typed = !begins;
    while (cursor.nextMember()) {
      int gap = cursor.gap();
      int name = cursor.nameStart();
      int from = cursor.at();
      byte opens = cursor.peek();
      if (opens == '{' && cursor.isString(name, "function")) {
        function(tool, begins, finishing);
        kept = true;
        continue;
      }
      int to = cursor.skip();
      boolean isId = cursor.isString(name, "id");
      boolean isType = !isId && cursor.isString(name, "type");
      if (isId || isType) {
        if (!begins) {
          edits.removeMember(cursor, gap, name, to, kept);
          continue;
        }
        identified |= isId;
        typed |= isType;
        if (isId && !hasId) {
          edits.replace(from, to, JsonText.quoted(tool.id));
        } else if (isType && (opens != '"' || to - from <= 2)) {
          edits.replace(from, to, "\"function\"");
        }
      } else if (stream && cursor.isString(name, "index")) {
        indexed = true;
        if (tool.key != tool.ordinal) {
          edits.replace(from, to, Integer.toString(tool.ordinal));
        }
      } else if (cursor.isString(name, "custom")) {
        tool.arguments = true;
        facts.outputCharacters += to - from;
      }
      kept = true;
    }
    String missing =
        (indexed ? "" : ",\"index\":" + tool.ordinal)
            + (identified ? "" : ",\"id\":" + utf8(JsonText.quoted(tool.id)))
            + (typed ? "" : ",\"type\":\"function\"");
    if (!missing.isEmpty()) {
      edits.insert(open, kept ? missing.substring(1) + ',' : missing.substring(1));
    }
  }

  private static String utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private void function(ChoiceState.Tool tool, boolean begins, boolean finishing) {
    cursor.enter('{');
    int open = cursor.at();
    boolean kept = false;
    boolean argued = !begins;
    while (cursor.nextMember()) {
      int gap = cursor.gap();
      int name = cursor.nameStart();
      int from = cursor.at();
      byte opens = cursor.peek();
      int to = cursor.skip();
      if (cursor.isString(name, "arguments")) {
        argued = true;
        String changed = arguments(tool, opens, from, to, begins && finishing);
        if (changed != null) {
          edits.replace(from, to, changed);
        }
      } else if (stream && !begins && cursor.isString(name, "name")) {
        edits.removeMember(cursor, gap, name, to, kept);
        continue;
      }
      kept = true;
    }
    if (!argued) {
      String none = finishing ? "\"arguments\":\"{}\"" : "\"arguments\":\"\"";
      tool.arguments |= finishing;
      edits.insert(open, kept ? none + ',' : none);
    }
  }

  /** What stands in place of this value of {@code arguments}; null where it may stay. */
  private @Nullable String arguments(
      ChoiceState.Tool tool, byte opens, int from, int to, boolean only) {
    if (opens == '"' && to - from > 2) {
      tool.arguments = true;
      facts.outputCharacters += cursor.characters(from, to);
      return null;
    }
    if (opens == '{' || opens == '[') {
      tool.arguments = true;
      facts.outputCharacters += to - from;
      return utf8(JsonText.quoted(cursor.tree(from, to).toString()));
    }
    if (only && !tool.arguments) {
      tool.arguments = true;
      return "\"{}\"";
    }
    return opens == '"' ? null : "\"\"";
  }
}
