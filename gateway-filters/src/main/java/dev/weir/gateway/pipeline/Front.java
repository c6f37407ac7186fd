package dev.weir.gateway.pipeline;

import org.jspecify.annotations.Nullable;

/** An endpoint that callers speak to, known by its path alone. */
public enum Front {
  CHAT_COMPLETIONS("chat.completions", "/chat/completions", "POST"),
  EMBEDDINGS("embeddings", "/embeddings", "POST"),
  MODELS("models", "/models", "GET"),
  MODEL("models", "/models/", "GET");

  private final String id;
  private final String path;
  private final String method;

  Front(String id, String path, String method) {
    this.id = id;
    this.path = path;
    this.method = method;
  }

  /** The name in the ledger and in metrics. */
  public String id() {
    return id;
  }

  /** The path behind {@code /v1}. */
  public String path() {
    return path;
  }

  /** The HTTP method that it takes. */
  public String method() {
    return method;
  }

  /** Whether its requests have usage records: those that a model answers. */
  public boolean isMetered() {
    return this == CHAT_COMPLETIONS || this == EMBEDDINGS;
  }

  /**
   * The front of this path, whatever stands before its own part; null where it is none, as with a
   * base URL that repeats {@code /v1}.
   */
  public static @Nullable Front of(String path) {
    if (path.contains("/v1/v1/")) {
      return null;
    }
    String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    for (Front front : values()) {
      if (front != MODEL && trimmed.endsWith(front.path)) {
        return front;
      }
    }
    int models = trimmed.indexOf(MODEL.path);
    return models >= 0 && trimmed.length() > models + MODEL.path.length() ? MODEL : null;
  }
}
