package dev.weir.simulator.gemini;

import dev.weir.simulator.answers.Effort;
import dev.weir.simulator.json.Json;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** What a Gemini model can do, by its name. */
record Generation(String model) {

  static Generation of(String model) {
    return new Generation(model.toLowerCase(Locale.ROOT));
  }

  /** Models from 3 on give calls an id and refuse a tool loop without thought signatures. */
  boolean isThird() {
    return model.matches("gemini-[3-9].*");
  }

  boolean canThink() {
    return isThird() || model.startsWith("gemini-2.5");
  }

  boolean mustThink() {
    return model.startsWith("gemini-2.5-pro");
  }

  boolean isThinkingUnasked() {
    return canThink() && !model.contains("-lite");
  }

  int leastBudget() {
    return mustThink() ? 128 : 0;
  }

  int mostBudget() {
    return mustThink() || isThird() ? 32_768 : 24_576;
  }

  Effort effort(JsonNode thinkingConfig) {
    String level = Json.string(thinkingConfig, "thinkingLevel");
    if (level != null) {
      return level.equalsIgnoreCase("minimal") ? Effort.NONE : Effort.named(level);
    }
    if (Json.has(thinkingConfig, "thinkingBudget")) {
      return Effort.ofBudget(Json.integer(thinkingConfig, "thinkingBudget", -1));
    }
    return isThinkingUnasked() ? Effort.MEDIUM : Effort.NONE;
  }
}
