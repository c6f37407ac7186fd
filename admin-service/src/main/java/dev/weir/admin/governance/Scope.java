package dev.weir.admin.governance;

import dev.weir.admin.web.ApiException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whom a rule is for. */
enum Scope {
  INSTANCE,
  TEAM,
  KEY,
  USER,
  TAG;

  private static final int LONGEST_SUBJECT = 400;

  /** The name in JSON and in the table. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Scope of(@Nullable String id) {
    for (Scope scope : values()) {
      if (scope.id().equals(id)) {
        return scope;
      }
    }
    throw ApiException.invalid("scope", id + " (expected one of instance, team, key, user, tag)");
  }

  /** The subject as it is kept; empty for the instance, {@code name:value} for a tag. */
  String subject(@Nullable String text) {
    String subject = text == null ? "" : text.strip();
    if (subject.length() > LONGEST_SUBJECT) {
      throw ApiException.invalid("subject", "at most " + LONGEST_SUBJECT + " characters");
    }
    if (this == INSTANCE) {
      if (!subject.isEmpty()) {
        throw ApiException.invalid("subject", subject + " (expected: none with scope instance)");
      }
      return subject;
    }
    if (subject.isEmpty()) {
      throw ApiException.invalid("subject", "missing (expected with scope " + id() + ")");
    }
    int colon = subject.indexOf(':');
    if (this == TAG && (colon < 1 || colon == subject.length() - 1)) {
      throw ApiException.invalid("subject", subject + " (expected: name:value)");
    }
    return subject;
  }
}
