package dev.weir.gateway.dialect.openai;

import java.util.Locale;

/** What a model's name tells of its manners, where providers decide by it. */
final class ModelGeneration {

  private static final String[] XAI_WITHOUT_EFFORT = {
    "grok-4-0709", "grok-4-fast", "grok-4-1-fast"
  };

  private ModelGeneration() {}

  /** OpenAI's o-series, gpt-5 and later; fine-tuned ones too. */
  static boolean isOpenAiReasoning(String model) {
    String name = base(model);
    if (name.length() > 1 && name.charAt(0) == 'o' && Character.isDigit(name.charAt(1))) {
      return true;
    }
    return major(name) >= 5;
  }

  /** OpenAI's reasoning models that refuse sampling; the chat variants of gpt-5 take it. */
  static boolean refusesSampling(String model, boolean reasoningOff) {
    String name = base(model);
    if (!isOpenAiReasoning(name) || name.contains("-chat")) {
      return false;
    }
    return !(reasoningOff && major(name) >= 5 && minor(name) >= 1);
  }

  /** Of gpt-5.1 and 5.2 it is documented that they do not reason unless asked to. */
  static boolean reasonsOnlyWhenAsked(String model) {
    String name = base(model);
    return major(name) == 5 && (minor(name) == 1 || minor(name) == 2);
  }

  /** {@code stop} is refused by o3, o4-mini and the gpt-5 that reasons. */
  static boolean refusesStop(String model) {
    String name = base(model);
    return name.startsWith("o3") || name.startsWith("o4") || major(name) >= 5;
  }

  private static int major(String name) {
    return name.startsWith("gpt-") ? number(name, 4) : -1;
  }

  private static int minor(String name) {
    int dot = name.indexOf('.');
    return dot == 5 ? Math.max(0, number(name, 6)) : 0;
  }

  /** The number at this place; -1 where it is none, as in {@code gpt-oss} and {@code gpt-4o}. */
  private static int number(String name, int at) {
    int end = at;
    while (end < name.length() && end < at + 3 && Character.isDigit(name.charAt(end))) {
      end++;
    }
    return end == at ? -1 : Integer.parseInt(name, at, end, 10);
  }

  private static String base(String model) {
    String name = model.toLowerCase(Locale.ROOT);
    return name.startsWith("ft:") ? name.substring(3) : name;
  }

  /** xAI's models that reason: grok-3-mini, and all since grok-4 that do not say otherwise. */
  static boolean isXaiReasoning(String model) {
    String name = base(model);
    if (!name.startsWith("grok-") || name.contains("non-reasoning")) {
      return false;
    }
    if (name.startsWith("grok-3-mini") || name.startsWith("grok-code")) {
      return true;
    }
    return number(name, 5) >= 4;
  }

  /** xAI's models that always reason as much as they like and refuse to be told. */
  static boolean refusesXaiEffort(String model) {
    String name = base(model);
    for (String prefix : XAI_WITHOUT_EFFORT) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return name.equals("grok-4")
        || name.equals("grok-4-latest")
        || name.startsWith("grok-code")
        || (name.startsWith("grok-3") && !name.startsWith("grok-3-mini"));
  }
}
