package dev.weir.gateway.dialect.gemini;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ids of an answer's tool calls. Gemini numbers them only since its third generation; where it
 * does not, ids are made from the answer's own id, so that the same answer read twice has the same
 * ids. They stay below the 40 characters that some clients allow. One object serves one answer, one
 * thread at a time.
 */
final class CallIds {

  private static final int LONGEST_KEPT = 64;
  private static final int LONGEST_BASE = 27;

  private final String answerId;
  private final Set<String> taken = new HashSet<>(4);
  private int made;

  CallIds(String answerId) {
    this.answerId = answerId;
  }

  /** The provider's id where it can be kept, else one of ours. */
  String next(@Nullable String given) {
    if (given != null && !given.isEmpty() && given.length() <= LONGEST_KEPT && taken.add(given)) {
      return given;
    }
    String id;
    do {
      id = "call_" + base() + "_" + made++;
    } while (!taken.add(id));
    return id;
  }

  /** The end of the answer's id, which is where such ids differ. */
  private String base() {
    StringBuilder base = new StringBuilder(LONGEST_BASE);
    for (int i = answerId.length() - 1; i >= 0 && base.length() < LONGEST_BASE; i--) {
      char c = answerId.charAt(i);
      if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
        base.append(c);
      }
    }
    return base.reverse().toString();
  }
}
