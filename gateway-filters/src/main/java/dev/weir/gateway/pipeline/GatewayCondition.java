package dev.weir.gateway.pipeline;

import dev.weir.gateway.error.AiException;
import org.jspecify.annotations.Nullable;

/**
 * How the gateway itself is, told to callers. Called for every request: an implementation only
 * reads fields.
 */
public interface GatewayCondition {

  /** Nothing is wrong. */
  GatewayCondition SOUND =
      new GatewayCondition() {
        @Override
        public String degraded() {
          return "";
        }

        @Override
        public @Nullable AiException refusal() {
          return null;
        }
      };

  /** What is not as it should be, for the header {@code x-weir-degraded}; empty where all is. */
  String degraded();

  /** Why no request may be taken now that would have to be recorded; null where it may. */
  @Nullable AiException refusal();
}
