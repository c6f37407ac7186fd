package dev.weir.admin.audit;

import dev.weir.ledger.GatewayKey;
import dev.weir.ledger.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An entry as it is stored. Its hash covers the hash of the entry before it, so that nothing in the
 * chain can be changed, taken out or put in without every later hash being wrong.
 *
 * @param seq 1, 2, 3 … without a gap
 * @param at cut to microseconds
 * @param before canonical JSON, or null
 * @param after canonical JSON, or null
 */
record AuditEntry(
    long seq,
    Instant at,
    String actorKind,
    String actorId,
    String actorName,
    String action,
    String subject,
    @Nullable String before,
    @Nullable String after,
    String previousHash,
    String hash) {

  /** What stands before the first entry. */
  static final String NOTHING = "0".repeat(64);

  /** The hash that this entry must have. */
  String expectedHash() {
    ObjectNode content = Json.mapper().createObjectNode();
    content.put("action", action);
    content.put("actor_id", actorId);
    content.put("actor_kind", actorKind);
    content.put("actor_name", actorName);
    content.put("after", after);
    content.put("at", at.toString());
    content.put("before", before);
    content.put("seq", seq);
    content.put("subject", subject);
    return GatewayKey.hash(previousHash + CanonicalJson.of(content));
  }

  /** This entry with the hash that it must have. */
  AuditEntry sealed() {
    return new AuditEntry(
        seq,
        at,
        actorKind,
        actorId,
        actorName,
        action,
        subject,
        before,
        after,
        previousHash,
        expectedHash());
  }
}
