package dev.weir.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;

/**
 * Usage records on their way from a gateway to admin. It may be sent again as a whole; admin
 * inserts each record once, by its id.
 *
 * @param gateway which gateway sends it
 * @param records finished requests, and {@link Outcome#INTERRUPTED} ones of a gateway that died
 */
public record UsageBatch(
    @JsonProperty("gateway") String gateway, @JsonProperty("records") List<UsageRecord> records) {

  public UsageBatch {
    records = List.copyOf(records);
  }

  /**
   * Admin's answer: the batch is stored and need not be sent again.
   *
   * @param inserted how many records were new
   * @param known how many had been stored before
   * @param quarantined records that cannot be stored; they are kept aside
   */
  public record Receipt(
      @JsonProperty("inserted") int inserted,
      @JsonProperty("known") int known,
      @JsonProperty("quarantined") List<UUID> quarantined) {}
}
