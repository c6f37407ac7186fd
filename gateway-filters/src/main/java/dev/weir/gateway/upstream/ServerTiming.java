package dev.weir.gateway.upstream;

import dev.weir.gateway.pipeline.AiExchange;

/**
 * Where the time until the answer went, as the header {@code Server-Timing} (W3C): milliseconds to
 * the microsecond. {@code overhead} is all but {@code upstream}, so their sum is the whole.
 */
final class ServerTiming {

  private ServerTiming() {}

  static String of(AiExchange ai) {
    long now = System.nanoTime();
    long start = ai.startNanos();
    long authenticated = Math.max(start, ai.authenticatedNanos());
    long routed = Math.max(authenticated, ai.routedNanos());
    long sent = ai.firstByteSentNanos() == 0 ? now : Math.max(routed, ai.firstByteSentNanos());
    long received = ai.firstContentNanos() == 0 ? now : Math.max(sent, ai.firstContentNanos());
    StringBuilder text = new StringBuilder(96);
    add(text, "auth", authenticated - start);
    add(text.append(", "), "route", routed - authenticated);
    add(text.append(", "), "translate", sent - routed);
    add(text.append(", "), "upstream", received - sent);
    add(text.append(", "), "overhead", now - start - (received - sent));
    return text.toString();
  }

  private static void add(StringBuilder text, String name, long nanos) {
    long micros = nanos / 1000;
    long fraction = micros % 1000;
    text.append(name).append(";dur=").append(micros / 1000).append('.');
    if (fraction < 100) {
      text.append('0');
    }
    if (fraction < 10) {
      text.append('0');
    }
    text.append(fraction);
  }
}
