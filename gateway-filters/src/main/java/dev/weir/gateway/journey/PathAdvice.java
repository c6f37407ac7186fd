package dev.weir.gateway.journey;

import dev.weir.gateway.pipeline.Front;
import org.jspecify.annotations.Nullable;

/**
 * What to say about a path that leads nowhere: usually the base URL lacks or repeats {@code /v1}.
 */
final class PathAdvice {

  private PathAdvice() {}

  static String of(String path) {
    Front front = path.contains("/v1/v1/") || !path.contains("/v1/") ? Front.of(path) : null;
    return "no such endpoint (" + expected(path, front) + ")";
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
