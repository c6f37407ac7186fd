package dev.weir.simulator.gemini;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The model and the method that a path names: {@code /v1beta/models/{model}:{method}}. */
record Target(String model, String method) {

  private static final Pattern PATH =
      Pattern.compile("/gemini/v1(?:beta|alpha)?/models/([^/:]+):(\\w+)");
  private static final String EMBEDDING = "gemini-embedding-001";

  static @Nullable Target of(String path) {
    Matcher matcher = PATH.matcher(path);
    return matcher.matches() ? new Target(matcher.group(1), matcher.group(2)) : null;
  }

  /** Refuses a model that is not there, or that cannot do this. */
  void check() {
    String small = model.toLowerCase(Locale.ROOT);
    boolean isOurs =
        (small.startsWith("gemini-") || small.startsWith("gemma-"))
            && !small.contains("does-not-exist")
            && !small.contains("nonexistent");
    boolean isEmbedding = small.contains("embedding");
    boolean isFit =
        switch (method) {
          case "generateContent", "streamGenerateContent" -> !isEmbedding;
          case "embedContent", "batchEmbedContents" -> isEmbedding;
          default -> true;
        };
    if (!isOurs || !isFit) {
      String shown = method.equals("batchEmbedContents") ? "embedContent" : method;
      throw Errors.unknownModel(model, shown);
    }
  }

  int dimensions() {
    return model.startsWith(EMBEDDING) ? 3072 : 768;
  }
}
