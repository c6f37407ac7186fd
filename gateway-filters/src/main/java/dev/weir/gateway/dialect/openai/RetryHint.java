package dev.weir.gateway.dialect.openai;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The wait that OpenAI and Groq put into the text of a rate limit: {@code Please try again in
 * 1h2m3.5s} or {@code 20ms}.
 */
final class RetryHint {

  private static final String[] LEADS = {"try again in ", "retry in ", "retry after "};
  private static final Duration LONGEST = Duration.ofDays(1);

  private RetryHint() {}

  static @Nullable Duration in(String message) {
    String lower = message.toLowerCase(Locale.ROOT);
    for (String lead : LEADS) {
      int at = lower.indexOf(lead);
      if (at >= 0) {
        return duration(lower, at + lead.length());
      }
    }
    return null;
  }

  private static @Nullable Duration duration(String text, int start) {
    double millis = 0;
    boolean found = false;
    int at = start;
    while (at < text.length() && Character.isDigit(text.charAt(at)) && at - start < 24) {
      int end = at;
      while (end < text.length()
          && (Character.isDigit(text.charAt(end)) || text.charAt(end) == '.')) {
        end++;
      }
      double unit = unit(text, end);
      String number = text.substring(at, end);
      if (unit == 0 || number.length() > 12 || number.indexOf('.') != number.lastIndexOf('.')) {
        break;
      }
      millis += Double.parseDouble(number.endsWith(".") ? number + '0' : number) * unit;
      found = true;
      at = end + (unit == 1 ? 2 : 1);
    }
    return found && millis <= LONGEST.toMillis()
        ? Duration.ofMillis((long) Math.ceil(millis))
        : null;
  }

  private static double unit(String text, int at) {
    String rest = text.substring(Math.min(at, text.length())).stripLeading();
    if (text.startsWith("ms", at)) {
      return 1;
    }
    if (rest.startsWith("s")) {
      return 1_000;
    }
    if (text.startsWith("m", at)) {
      return 60_000;
    }
    return text.startsWith("h", at) ? 3_600_000 : 0;
  }
}
