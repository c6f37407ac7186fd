package dev.weir.gateway.dialect.anthropic;

import java.util.Locale;
import java.util.StringTokenizer;

/**
 * What a model takes, told from its name. Anthropic refuses with a 400 what a generation does not
 * know, and the generations differ in much: how reasoning is asked for, whether tools can be
 * forced, whether a temperature may be set. Sources: the pages "Models overview", "Thinking",
 * "Effort", "Structured outputs" and the migration guides at platform.claude.com/docs.
 *
 * <p>A name that tells no generation counts as one that knows nothing new.
 *
 * @param version hundred times the major number plus the minor one, as 405 for 4.5; 0 when unknown
 */
record ClaudeModel(String name, Family family, int version) {

  private static final int ADAPTIVE = 406;

  /** The sizes, as they stand in names. */
  enum Family {
    HAIKU,
    SONNET,
    OPUS,
    FABLE,
    MYTHOS,
    UNKNOWN
  }

  /** Reads {@code claude-opus-4-5-20251101}, {@code claude-3-7-sonnet-latest} and the like. */
  static ClaudeModel of(String name) {
    Family family = Family.UNKNOWN;
    boolean claude = false;
    int major = 0;
    int minor = 0;
    boolean minorMayFollow = false;
    StringTokenizer words = new StringTokenizer(name.toLowerCase(Locale.ROOT), "-.@:/_");
    while (words.hasMoreTokens()) {
      String word = words.nextToken();
      if (word.equals("claude")) {
        claude = true;
      } else if (!claude) {
        continue;
      } else if (isShortNumber(word)) {
        if (major == 0) {
          major = Integer.parseInt(word);
          minorMayFollow = true;
          continue;
        }
        if (minorMayFollow) {
          minor = Integer.parseInt(word);
        }
      } else if (family == Family.UNKNOWN) {
        family = familyOf(word);
      }
      minorMayFollow = false;
    }
    if (major == 0 && family == Family.MYTHOS) {
      major = 5; // claude-mythos-preview
    }
    return new ClaudeModel(name, family, major * 100 + minor);
  }

  private static boolean isShortNumber(String word) {
    return word.length() <= 2 && word.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static Family familyOf(String word) {
    return switch (word) {
      case "haiku" -> Family.HAIKU;
      case "sonnet" -> Family.SONNET;
      case "opus" -> Family.OPUS;
      case "fable" -> Family.FABLE;
      case "mythos" -> Family.MYTHOS;
      default -> Family.UNKNOWN;
    };
  }

  /** The most tokens that one answer can have; 0 when unknown. */
  int outputLimit() {
    if (version == 0) {
      return 0;
    }
    if (version < 305) {
      return 4_096;
    }
    if (version < 307) {
      return 8_192;
    }
    if (family == Family.OPUS && version >= 400 && version < 405) {
      return 32_000;
    }
    boolean sonnet46 = family == Family.SONNET && version == ADAPTIVE;
    return version < ADAPTIVE || sonnet46 ? 64_000 : 128_000;
  }

  /** Whether {@code output_config.format} and strict tools are known. */
  boolean knowsFormats() {
    return version >= 405 || (family == Family.OPUS && version == 401);
  }

  /** Whether it can reason at all. */
  boolean canThink() {
    return version >= 307;
  }

  /** Whether it decides itself how long to think, steered by an effort and not by a budget. */
  boolean thinksAdaptively() {
    return version >= ADAPTIVE;
  }

  /** Whether the effort {@code xhigh} is known. */
  boolean knowsXhigh() {
    return version > ADAPTIVE;
  }

  /** Whether thinking comes without its text unless a summary is asked for. */
  boolean hidesThinking() {
    return version > ADAPTIVE;
  }

  /** Whether it thinks in a request that does not speak of thinking. */
  boolean thinksUnasked() {
    return version >= 500;
  }

  /**
   * Whether thinking cannot be turned off. A generation that is newer than this table is taken to
   * be so, because asking for less effort is never refused.
   */
  boolean alwaysThinks() {
    return version >= 600
        || (family == Family.OPUS && version >= 505)
        || family == Family.FABLE
        || family == Family.MYTHOS;
  }

  /** The {@code thinking.type} that turns it off, where that can be done. */
  String thinkingOff() {
    return family == Family.SONNET && version >= 505 ? "between_tools" : "disabled";
  }

  /** Whether earlier thinking is refused when anything before it changed. */
  boolean bindsThinking() {
    return version >= 505
        || (version >= 501 && (family == Family.FABLE || family == Family.MYTHOS));
  }

  /** Whether {@code tool_choice} may only be {@code auto} or {@code none}. */
  boolean refusesForcedTools() {
    return version >= 505 || family == Family.MYTHOS || (family == Family.FABLE && version >= 501);
  }

  /** Whether temperature, top_p and top_k are refused. */
  boolean refusesSampling() {
    return version > ADAPTIVE;
  }

  /** Whether temperature and top_p are refused together. */
  boolean refusesTemperatureWithTopP() {
    return version >= 401;
  }
}
