package dev.weir.gateway.dialect.gemini;

import dev.weir.gateway.dialect.Dialect;
import java.util.List;

/** Gemini's own format, as <a href="https://ai.google.dev/api">Google's API</a> speaks it. */
public final class GeminiDialect {

  private static final Dialect DIALECT =
      new Dialect("gemini", List.of(), null, new GeminiChat(), null, new GeminiEmbeddings());

  private GeminiDialect() {}

  /** The dialect; callers cannot speak it yet. */
  public static Dialect dialect() {
    return DIALECT;
  }
}
