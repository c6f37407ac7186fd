package dev.weir.gateway.control;

import dev.weir.ledger.Json;
import dev.weir.ledger.Outcome;
import dev.weir.ledger.TokenUsage;
import dev.weir.ledger.UsageRecord;
import dev.weir.ledger.UsageSource;
import java.util.List;

/** The record of a request that the gateway's death cut off. */
final class Interrupted {

  private Interrupted() {}

  /** The record's JSON, made of an opening's. */
  static byte[] record(byte[] opening) {
    return Json.mapper()
        .writeValueAsBytes(of(Json.mapper().readValue(opening, UsageRecord.Opening.class)));
  }

  /** Nobody knows what such a request cost, so nothing is said about it. */
  static UsageRecord of(UsageRecord.Opening opening) {
    return new UsageRecord(
        opening.id(),
        opening.requestId(),
        opening.startedAt(),
        0,
        null,
        null,
        opening.keyId(),
        opening.user(),
        opening.team(),
        opening.front(),
        opening.modelRequested(),
        opening.model(),
        opening.provider(),
        null,
        opening.isStreaming(),
        opening.isByok(),
        null,
        0,
        Outcome.INTERRUPTED,
        null,
        List.of(),
        TokenUsage.NONE,
        UsageSource.NONE,
        null,
        null,
        null,
        null,
        null,
        opening.conversationId(),
        opening.tags(),
        opening.traceId(),
        null);
  }
}
