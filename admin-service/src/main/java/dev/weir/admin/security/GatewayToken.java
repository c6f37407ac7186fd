package dev.weir.admin.security;

import dev.weir.ledger.Secret;
import java.util.Set;

/** The secret that signs gateways in; without one, none gets in. */
final class GatewayToken {

  /** Any gateway. */
  static final Actor ACTOR =
      new Actor("system", "gateway", "gateway", Set.of("gateway"), null, null, null);

  private final Secret token;

  GatewayToken(Secret token) {
    this.token = token;
  }

  /** Compares in constant time. */
  boolean matches(String text) {
    return !token.isBlank() && token.equals(Secret.of(text));
  }
}
