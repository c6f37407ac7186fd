package dev.weir.gateway.pipeline;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** What the caller gets. */
public sealed interface Answer {

  /** The attempt that gave it; null where the gateway answers by itself. */
  @Nullable Attempt attempt();

  /**
   * A whole body.
   *
   * @param headers further headers, names in lower case
   */
  record Whole(@Nullable Attempt attempt, int status, Map<String, String> headers, byte[] body)
      implements Answer {

    /** JSON made by the gateway itself. */
    public static Whole json(byte[] body) {
      return new Whole(null, 200, Map.of(), body);
    }
  }

  /**
   * A stream of frames; each element is written and flushed at once. Subscribed to exactly once.
   */
  record Stream(Attempt attempt, Flux<byte[]> frames) implements Answer {}
}
