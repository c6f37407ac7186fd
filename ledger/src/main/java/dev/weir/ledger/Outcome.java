package dev.weir.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a request ended, seen from the gateway. */
public enum Outcome {
  @JsonProperty("ok")
  OK,
  /** The caller asked for something that cannot be. */
  @JsonProperty("client_error")
  CLIENT_ERROR,
  /** The provider failed, refused, or could not be reached. */
  @JsonProperty("provider_error")
  PROVIDER_ERROR,
  /** One of the gateway's clocks ran out. */
  @JsonProperty("timeout")
  TIMEOUT,
  /** The caller left before the answer's end. */
  @JsonProperty("client_closed")
  CLIENT_CLOSED,
  /** A rate limit refused it. */
  @JsonProperty("limited")
  LIMITED,
  /** A budget refused it. */
  @JsonProperty("budget")
  BUDGET,
  /** The gateway died while the request was open. */
  @JsonProperty("interrupted")
  INTERRUPTED,
  /** A fault of the gateway's own. */
  @JsonProperty("internal")
  INTERNAL
}
