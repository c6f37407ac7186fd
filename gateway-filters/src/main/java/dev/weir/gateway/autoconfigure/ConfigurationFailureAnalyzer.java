package dev.weir.gateway.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/**
 * Shows the sentence with which Weir refuses a configuration instead of the stack trace around it.
 * A refusal is an {@code IllegalArgumentException} or {@code IllegalStateException} that was thrown
 * here, not in a library.
 */
public final class ConfigurationFailureAnalyzer implements FailureAnalyzer {

  @Override
  public @Nullable FailureAnalysis analyze(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    boolean refusal =
        root instanceof IllegalArgumentException || root instanceof IllegalStateException;
    if (!refusal || !isOurs(root)) {
      return null;
    }
    return new FailureAnalysis(
        String.valueOf(root.getMessage()), "Change the configuration as it says.", root);
  }

  private static boolean isOurs(Throwable root) {
    StackTraceElement[] trace = root.getStackTrace();
    return trace.length > 0 && trace[0].getClassName().startsWith("dev.weir.");
  }
}
