package dev.weir.gateway.authenticate;

import dev.weir.gateway.error.AiException;
import dev.weir.gateway.pipeline.Caller;

/** The gateway keys that are known. Called for every request: an implementation never waits. */
@FunctionalInterface
public interface GatewayKeys {

  /**
   * Whose key this is.
   *
   * @param key the text that the caller sent
   * @throws AiException {@code invalid_api_key} if it is unknown, expired or disabled
   */
  Caller callerOf(String key);
}
