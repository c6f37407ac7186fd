package dev.weir.simulator.http;

import dev.weir.simulator.meter.Bill;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an answer goes out: the wait before its headers, the headers (sent alone when {@code
 * isHeadersFirst}), then its steps. A whole answer is metered at once, a stream as it is written.
 */
record Plan(
    Duration beforeHeaders,
    int status,
    Map<String, String> headers,
    boolean isHeadersFirst,
    boolean isStream,
    List<Step> steps,
    @Nullable Bill bill) {

  Plan {
    steps = List.copyOf(steps);
  }

  Plan withSteps(List<Step> newSteps) {
    return new Plan(beforeHeaders, status, headers, isHeadersFirst, isStream, newSteps, bill);
  }

  Plan withHeaders(Map<String, String> newHeaders) {
    return new Plan(beforeHeaders, status, newHeaders, isHeadersFirst, isStream, steps, bill);
  }

  /** Whether the body is written in one piece, with nothing to wait for. */
  boolean isPlain() {
    return beforeHeaders.isZero()
        && !isHeadersFirst
        && steps.stream().allMatch(step -> step instanceof Step.Send);
  }
}
