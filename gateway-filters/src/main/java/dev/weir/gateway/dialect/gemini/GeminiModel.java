package dev.weir.gateway.dialect.gemini;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A model by its name. What a model takes differs by generation and Google's API tells it nowhere,
 * so it is read off the name, such as {@code gemini-2.5-flash}.
 *
 * @param resource the name in the API, such as {@code models/gemini-2.5-flash}
 * @param family the name in lower case without {@code models/}
 * @param generation major and minor version as one number, 25 for 2.5; 0 for what is not Gemini
 */
record GeminiModel(String resource, String family, int generation) {

  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  static GeminiModel of(String name) {
    boolean tuned = name.startsWith("tunedModels/");
    String plain = name.startsWith("models/") ? name.substring(7) : name;
    String family = plain.toLowerCase(Locale.ROOT);
    return new GeminiModel(tuned ? name : "models/" + plain, family, generation(family));
  }

  /** The path of an operation; the model's name cannot leave its segment. */
  String path(String operation) {
    int slash = resource.indexOf('/');
    return "/v1beta/"
        + resource.substring(0, slash + 1)
        + segment(resource.substring(slash + 1))
        + ":"
        + operation;
  }

  /** Signatures of thoughts are demanded back with function calls. */
  boolean demandsSignatures() {
    return generation >= 30;
  }

  /** Whether schemas may be JSON Schema; older models take a subset of OpenAPI's alone. */
  boolean takesJsonSchema() {
    return generation >= 25;
  }

  /** Whether functions and a JSON answer can be asked for together. */
  boolean takesFunctionsWithJson() {
    return generation >= 30;
  }

  /** Whether a function's result may hold images. */
  boolean takesMediaInResults() {
    return generation >= 30;
  }

  /** The first open models know no system instruction. */
  boolean takesSystemInstruction() {
    return !(family.startsWith("gemma-2") || family.startsWith("gemma-3"));
  }

  /** Reasoning is set by a level. */
  boolean thinksByLevel() {
    return generation >= 30;
  }

  /** Reasoning is set by a number of tokens. */
  boolean thinksByBudget() {
    return generation >= 25
        && generation < 30
        && !family.contains("image")
        && !family.contains("tts");
  }

  boolean isPro() {
    return family.contains("pro");
  }

  /**
   * Whether {@code MINIMAL} is a level of this model: Flash until 3.6 and Flash-Lite have it, Pro
   * and later Flash models do not (<a
   * href="https://docs.cloud.google.com/gemini-enterprise-agent-platform/models/thinking">thinking
   * levels</a>).
   */
  boolean thinksMinimally() {
    return family.contains("flash-lite") || (family.contains("flash") && generation <= 36);
  }

  /**
   * Whether {@code MEDIUM} is a level of this model; only the first Pro of generation 3 lacks it.
   */
  boolean thinksMedium() {
    return !(isPro() && generation == 30);
  }

  private static int generation(String family) {
    if (!family.startsWith("gemini-")) {
      return 0;
    }
    int version = version(family, "gemini-".length());
    for (int at = family.indexOf('-'); version < 0 && at >= 0; at = family.indexOf('-', at + 1)) {
      boolean dotted = digit(family, at + 1) >= 0 && family.startsWith(".", at + 2);
      version = dotted ? version(family, at + 1) : -1;
    }
    if (version >= 0) {
      return version;
    }
    // Names without a version mean the newest, but for the very first ones.
    return family.startsWith("gemini-pro") && !family.endsWith("-latest") ? 10 : 39;
  }

  private static int version(String family, int at) {
    int major = digit(family, at);
    if (major < 0) {
      return -1;
    }
    if (digit(family, at + 1) >= 0) {
      return 99;
    }
    return major * 10 + (family.startsWith(".", at + 1) ? Math.max(0, digit(family, at + 2)) : 0);
  }

  private static int digit(String text, int at) {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9'
        ? text.charAt(at) - '0'
        : -1;
  }

  private static String segment(String name) {
    StringBuilder out = new StringBuilder(name.length() + 8);
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      if ((c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || (c >= '0' && c <= '9')
          || c == '-'
          || c == '.'
          || c == '_'
          || c == '~') {
        out.append(c);
      } else {
        out.append('%').append(HEX[c >> 4]).append(HEX[c & 15]);
      }
    }
    return out.toString();
  }
}
