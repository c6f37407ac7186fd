package dev.weir.gateway.pipeline;

/** Tells what a request came to. Contributed by {@code meter}. */
public interface Metering {

  /** Called before the first byte of the first attempt goes upstream. */
  void opened(AiExchange exchange, Target target);

  /** Called at the request's end; only the first call counts. */
  void closed(AiExchange exchange);
}
