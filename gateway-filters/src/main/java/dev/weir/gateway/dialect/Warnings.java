package dev.weir.gateway.dialect;

import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a target could not take as it was asked, in the order it was found. Told in {@code
 * x-weir-warnings}; under {@code x-weir-strict: true} the first dropped parameter is an error. One
 * object serves one attempt.
 */
public final class Warnings {

  private static final int MOST = 16;

  private final boolean strict;
  private final List<String> texts = new ArrayList<>();

  public Warnings(boolean strict) {
    this.strict = strict;
  }

  /**
   * A parameter that the target cannot take and that is left out.
   *
   * @param why a few words, such as {@code not known to claude-sonnet-4-5}
   * @throws AiException {@link AiError#UNSUPPORTED_PARAMETER} where the caller is strict
   */
  public void dropped(String param, String why) {
    note(param, param + " dropped: " + why);
  }

  /**
   * A parameter that is sent in another form or value than the caller gave.
   *
   * @throws AiException {@link AiError#UNSUPPORTED_PARAMETER} where the caller is strict
   */
  public void changed(String param, String how) {
    note(param, param + " changed: " + how);
  }

  /** Something about the answer that the caller should know; never an error. */
  public void told(String text) {
    if (texts.size() < MOST && !texts.contains(text)) {
      texts.add(text);
    }
  }

  private void note(String param, String text) {
    if (strict) {
      throw new AiException(AiError.UNSUPPORTED_PARAMETER, text + " (x-weir-strict is on)", param);
    }
    told(text);
  }

  /** The texts so far. */
  public List<String> texts() {
    return List.copyOf(texts);
  }

  public boolean isEmpty() {
    return texts.isEmpty();
  }
}
