package dev.weir.gateway.dialect.anthropic;

/**
 * Ids of tool calls as Anthropic accepts them: {@code ^[a-zA-Z0-9_-]+$}. Calls that another
 * provider made may have others. The same id always becomes the same id, so that a call and its
 * result stay together without any memory.
 */
final class ToolIds {

  private ToolIds() {}

  static String valid(String id) {
    boolean valid = !id.isEmpty();
    for (int i = 0; valid && i < id.length(); i++) {
      valid = isAllowed(id.charAt(i));
    }
    if (valid) {
      return id;
    }
    StringBuilder made = new StringBuilder(id.length() + 9);
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      made.append(isAllowed(c) ? c : '_');
    }
    // The hash keeps "a:1" and "a.1" apart.
    return made.append('_').append(Integer.toHexString(id.hashCode())).toString();
  }

  private static boolean isAllowed(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-';
  }
}
