package dev.weir.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where the token counts of a usage record come from. */
public enum UsageSource {
  /** The provider's own final count. */
  @JsonProperty("provider")
  PROVIDER,
  /** The provider's last count before the answer was cut off; the truth is this or more. */
  @JsonProperty("provider_partial")
  PROVIDER_PARTIAL,
  /** Counted here with a tokenizer, because the provider gave no count. */
  @JsonProperty("estimated")
  ESTIMATED,
  /** No tokens were used, or nobody knows. */
  @JsonProperty("none")
  NONE
}
