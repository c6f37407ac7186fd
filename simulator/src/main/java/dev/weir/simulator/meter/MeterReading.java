package dev.weir.simulator.meter;

import java.util.Map;

/** The meter at one moment: the whole, by model, by key (masked) and by request id. */
public record MeterReading(
    Tally total,
    Map<String, Tally> byModel,
    Map<String, Tally> byKey,
    Map<String, MeteredRequest> byRequest) {

  public long requests() {
    return total.requests();
  }

  public long promptTokens() {
    return total.promptTokens();
  }

  public long completionTokens() {
    return total.completionTokens();
  }
}
