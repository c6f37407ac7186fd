package dev.weir.simulator.answers;

import java.util.List;

/**
 * Whether tools may or must be called, which of them (empty: any), and whether several calls may
 * stand in one answer.
 */
public record ToolPolicy(Mode mode, List<String> names, boolean parallel) {

  public ToolPolicy {
    names = List.copyOf(names);
  }

  public static ToolPolicy auto() {
    return new ToolPolicy(Mode.AUTO, List.of(), true);
  }

  public ToolPolicy alone() {
    return new ToolPolicy(mode, names, false);
  }

  /** Whether the model chooses, must not call, or must call. */
  public enum Mode {
    AUTO,
    NONE,
    REQUIRED
  }
}
