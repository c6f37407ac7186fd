package dev.weir.gateway.pipeline;

import dev.weir.ledger.Cost;
import org.jspecify.annotations.Nullable;

/** Tells what a request came to. Contributed by {@code meter}. */
public interface Metering {

  /** Called before the first byte of the first attempt goes upstream. */
  void opened(AiExchange exchange, Target target);

  /** What the attempts so far cost, or null where a price is not known. */
  @Nullable Cost cost(AiExchange exchange);

  /** Called at the request's end; only the first call counts. */
  void closed(AiExchange exchange);
}
