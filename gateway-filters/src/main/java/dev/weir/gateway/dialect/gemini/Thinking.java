package dev.weir.gateway.dialect.gemini;

import dev.weir.gateway.dialect.Warnings;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns {@code reasoning_effort} into {@code thinkingConfig}: a level since generation 3, a budget
 * of tokens in 2.5; the two exclude each other. The budgets are those of Google's own <a
 * href="https://ai.google.dev/gemini-api/docs/openai#thinking">chat completions endpoint</a>. Pro
 * models and all of generation 3 cannot stop thinking.
 */
final class Thinking {

  private static final int PRO_LEAST = 128;
  private static final int PRO_MOST = 32_768;

  private final GeminiModel model;
  private final Warnings warnings;

  Thinking(GeminiModel model, Warnings warnings) {
    this.model = model;
    this.warnings = warnings;
  }

  void write(String effort, ObjectNode config) {
    String asked = effort.toLowerCase(Locale.ROOT);
    if (model.thinksByLevel()) {
      show(asked, config.putObject("thinkingConfig").put("thinkingLevel", level(asked)));
    } else if (model.thinksByBudget()) {
      show(asked, config.putObject("thinkingConfig").put("thinkingBudget", budget(asked)));
    } else if (!asked.equals("none")) {
      warnings.dropped("reasoning_effort", "not known to " + model.family());
    }
  }

  private static void show(String effort, ObjectNode config) {
    if (!effort.equals("none")) {
      config.put("includeThoughts", true);
    }
  }

  private String level(String effort) {
    return switch (effort) {
      case "none" -> {
        String least = model.thinksMinimally() ? "MINIMAL" : "LOW";
        yield changed(effort, least);
      }
      case "minimal" -> model.thinksMinimally() ? "MINIMAL" : changed(effort, "LOW");
      case "low" -> "LOW";
      case "medium" -> model.thinksMedium() ? "MEDIUM" : changed(effort, "HIGH");
      case "high" -> "HIGH";
      default -> changed(effort, "HIGH");
    };
  }

  private int budget(String effort) {
    return switch (effort) {
      case "none" -> {
        if (model.isPro()) {
          changed(effort, PRO_LEAST + " tokens, the least of " + model.family());
          yield PRO_LEAST;
        }
        yield 0;
      }
      case "minimal", "low" -> 1024;
      case "medium" -> 8192;
      case "high" -> 24_576;
      default -> {
        if (!model.isPro()) {
          changed(effort, "high");
        }
        yield model.isPro() ? PRO_MOST : 24_576;
      }
    };
  }

  private String changed(String from, String to) {
    warnings.changed("reasoning_effort", from + " to " + to);
    return to;
  }
}
