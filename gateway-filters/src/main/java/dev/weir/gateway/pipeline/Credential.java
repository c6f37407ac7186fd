package dev.weir.gateway.pipeline;

import dev.weir.ledger.Secret;
import org.jspecify.annotations.Nullable;

/** The key that a call to a provider carries. */
public sealed interface Credential {

  /** The operator's key; its id stands in the ledger. */
  record Operator(String id, Secret secret) implements Credential {}

  /** The caller's own key for this request alone; a fingerprint of it stands in the ledger. */
  record Byok(Secret secret, String fingerprint) implements Credential {}

  /** The endpoint needs none. */
  record None() implements Credential {}

  /** The key itself, or null where none is needed. */
  default @Nullable Secret key() {
    return switch (this) {
      case Operator operator -> operator.secret();
      case Byok byok -> byok.secret();
      case None none -> null;
    };
  }

  default boolean isByok() {
    return this instanceof Byok;
  }
}
