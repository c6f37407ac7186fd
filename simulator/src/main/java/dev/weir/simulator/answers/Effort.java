package dev.weir.simulator.answers;

import java.util.Locale;

/** How much the model should think before it answers. */
public enum Effort {
  NONE(0),
  LOW(1),
  MEDIUM(2),
  HIGH(4);

  private final int sentences;

  Effort(int sentences) {
    this.sentences = sentences;
  }

  /** The effort that providers call so; unknown words mean medium. */
  public static Effort named(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "none", "minimal" -> NONE;
      case "low" -> LOW;
      case "high", "xhigh", "max" -> HIGH;
      default -> MEDIUM;
    };
  }

  /** The effort that fits a budget of tokens. */
  public static Effort ofBudget(int tokens) {
    if (tokens == 0) {
      return NONE;
    }
    if (tokens < 0) {
      return MEDIUM;
    }
    return tokens <= 2048 ? LOW : tokens <= 8192 ? MEDIUM : HIGH;
  }

  int sentences() {
    return sentences;
  }
}
