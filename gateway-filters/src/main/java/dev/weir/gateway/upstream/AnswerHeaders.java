package dev.weir.gateway.upstream;

import dev.weir.gateway.pipeline.Attempt;
import io.netty.handler.codec.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a provider's headers: its request id, the wait it asks for, and those that callers may see.
 * Everything else (cookies, organisation ids, server names) stays here.
 */
final class AnswerHeaders {

  private static final String[] REQUEST_IDS = {
    "x-request-id", "request-id", "x-goog-request-id", "mistral-correlation-id", "cf-ray"
  };
  private static final int LONGEST = 256;

  private AnswerHeaders() {}

  static void read(HttpHeaders headers, Attempt attempt) {
    for (String name : REQUEST_IDS) {
      String id = headers.get(name);
      if (id != null) {
        attempt.providerRequestId(id.length() > 128 ? id.substring(0, 128) : id);
        break;
      }
    }
    for (Map.Entry<String, String> header : headers) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if (isShown(name) && header.getValue().length() <= LONGEST) {
        attempt.answerHeaders().put(name, header.getValue());
      }
    }
  }

  private static boolean isShown(String name) {
    return name.startsWith("x-ratelimit-")
        || name.startsWith("anthropic-ratelimit-")
        || name.equals("openai-processing-ms");
  }

  /**
   * The wait in {@code retry-after-ms} or {@code retry-after}, which is a number of seconds or a
   * date (RFC 9110, section 10.2.3). Only for errors: it also stands on some good answers.
   */
  static @Nullable Duration retryAfter(HttpHeaders headers, Instant now) {
    try {
      String millis = headers.get("retry-after-ms");
      if (millis != null) {
        return positive(Duration.ofMillis((long) Double.parseDouble(millis)));
      }
      String seconds = headers.get("retry-after");
      if (seconds == null) {
        return null;
      }
      if (!seconds.isEmpty() && Character.isDigit(seconds.charAt(0))) {
        return positive(Duration.ofMillis((long) (Double.parseDouble(seconds) * 1000)));
      }
      return positive(
          Duration.between(
              now, ZonedDateTime.parse(seconds, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant()));
    } catch (NumberFormatException | DateTimeException e) {
      return null;
    }
  }

  private static Duration positive(Duration wait) {
    return wait.isNegative() ? Duration.ZERO : wait;
  }
}
