package dev.weir.gateway.pipeline;

import org.jspecify.annotations.Nullable;

/**
 * What to say about a path that leads nowhere: usually the base URL lacks or repeats {@code /v1}.
 */
public final class PathAdvice {

  private PathAdvice() {}

  /** The right path, as far as the wrong one tells. */
  public static String of(String path) {
    String once = path.replace("/v1/v1/", "/v1/");
    Front front = !once.equals(path) || !path.contains("/v1/") ? Front.of(once) : null;
    return "no such endpoint (" + expected(once, front) + ")";
  }

  /** Whether this is a front's path with a prefix that is wrong. */
  public static boolean isMisspelled(String path) {
    String once = path.replace("/v1/v1/", "/v1/");
    return Front.of(once) != null && (!once.equals(path) || !path.contains("/v1/"));
  }

  private static String expected(String path, @Nullable Front front) {
    if (front == null) {
      return "expected: /v1/chat/completions, /v1/embeddings or /v1/models";
    }
    String right =
        front == Front.MODEL
            ? "/v1" + path.substring(path.lastIndexOf(Front.MODEL.path()))
            : "/v1" + front.path();
    return "expected: " + right + "; does the base URL end in /v1, once?";
  }
}
