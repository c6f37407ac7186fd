package dev.weir.gateway.dialect.openai;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a stream has shown of one choice so far. */
final class ChoiceState {

  final int index;

  /** Whether the role was shown. */
  boolean role;

  /** Whether the finish reason was shown. */
  boolean finished;

  /** Whether the finish reason stands in the chunk that is being read. */
  boolean finishing;

  final List<Tool> tools = new ArrayList<>(2);

  ChoiceState(int index) {
    this.index = index;
  }

  /** One tool call; its ordinal is its place in the list. */
  static final class Tool {

    /** The provider's number of the call; -1 where it gives none. */
    final long key;

    final int ordinal;
    final String id;

    /** Whether any of its arguments was shown. */
    boolean arguments;

    Tool(long key, int ordinal, String id) {
      this.key = key;
      this.ordinal = ordinal;
      this.id = id;
    }
  }

  /**
   * The call that a delta belongs to; null where it begins a new one. Some endpoints leave out the
   * number, others give every call the number 0 and only another id.
   */
  @Nullable Tool toolOf(long key, @Nullable String id, boolean named) {
    for (int i = tools.size() - 1; i >= 0; i--) {
      Tool tool = tools.get(i);
      boolean same = key >= 0 ? tool.key == key : id == null || tool.id.equals(id);
      if (same) {
        boolean another = named && (id == null ? key < 0 : !tool.id.equals(id));
        return another ? null : tool;
      }
    }
    return null;
  }

  Tool begin(long key, String id) {
    Tool tool = new Tool(key, tools.size(), id);
    tools.add(tool);
    return tool;
  }
}
