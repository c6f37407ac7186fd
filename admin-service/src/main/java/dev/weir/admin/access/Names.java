package dev.weir.admin.access;

import dev.weir.admin.web.ApiException;
import org.jspecify.annotations.Nullable;

/** What a name of a key, a person or a team may be. */
final class Names {

  private static final int LONGEST = 100;

  private Names() {}

  static void check(String param, @Nullable String name) {
    if (name == null || name.isBlank()) {
      throw ApiException.invalid(param, "it is missing");
    }
    boolean visible = name.codePoints().noneMatch(Character::isISOControl);
    if (name.length() > LONGEST || !visible || !name.equals(name.strip())) {
      throw ApiException.invalid(
          param,
          "expected: up to " + LONGEST + " visible characters, none of them a blank at an end");
    }
  }

  static void checkOptional(String param, @Nullable String name) {
    if (name != null) {
      check(param, name);
    }
  }

  static @Nullable String blankToNull(@Nullable String name) {
    return name == null || name.isBlank() ? null : name;
  }
}
