package dev.weir.simulator.anthropic;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a Claude model can do, by the version in its name (4.5 is 45); names without one are new.
 */
record Generation(String family, int version) {

  private static final Pattern NEW_NAME =
      Pattern.compile("claude-(opus|sonnet|haiku)-(\\d)(?:-(\\d))?(?!\\d).*");
  private static final Pattern OLD_NAME =
      Pattern.compile("claude-(\\d)(?:-(\\d))?-(opus|sonnet|haiku).*");
  private static final int NEWEST = 99;

  static Generation of(String model) {
    String name = model.toLowerCase(Locale.ROOT);
    Matcher old = OLD_NAME.matcher(name);
    if (old.matches()) {
      return new Generation(old.group(3), version(old.group(1), old.group(2)));
    }
    Matcher recent = NEW_NAME.matcher(name);
    return recent.matches()
        ? new Generation(recent.group(1), version(recent.group(2), recent.group(3)))
        : new Generation("", NEWEST);
  }

  private static int version(String major, @Nullable String minor) {
    return Integer.parseInt(major) * 10 + (minor == null ? 0 : Integer.parseInt(minor));
  }

  boolean canThink() {
    return version >= 37;
  }

  boolean canThinkByBudget() {
    return canThink() && version < 47;
  }

  boolean canThinkAdaptively() {
    return version >= 46;
  }

  boolean hasEffort() {
    return version >= 46 || (version == 45 && family.equals("opus"));
  }

  boolean hasOutputFormat() {
    return version >= 45 || (version == 41 && family.equals("opus"));
  }

  boolean takesPrefill() {
    return version < 46;
  }

  boolean takesBothSamplings() {
    return version < 41 || (version < 45 && !family.equals("opus"));
  }

  int longestAnswer() {
    if (version >= 46) {
      return 128_000;
    }
    if (version >= 40) {
      return version < 45 && family.equals("opus") ? 32_000 : 64_000;
    }
    return version >= 37 ? 64_000 : version == 35 ? 8_192 : 4_096;
  }
}
