package dev.weir.gateway.pipeline;

import java.util.Locale;

/**
 * The journey of a request, in order. Each stage sees the request on the way down and the answer on
 * the way up; each constant is a package of the same name, and all but the last are filters {@code
 * Ai<Name>} in YAML. The orders are neighbours and stand behind a host's own filters, which count
 * from 1, and before Spring Cloud Gateway turns the route's URI into the request's (10000): a
 * target's address is no route's, so none of that is done.
 */
public enum Stage {
  /** Starts the clock and reads the tags; tells tokens, cost and outcome exactly once. */
  METER(9000),
  /** Finds whose gateway key this is and whether it may do this. */
  AUTHENTICATE(9001),
  /** Reads the body once and makes the plan: which targets, in which order. */
  ROUTE(9002),
  /** Decides which target is tried next, and when no other is. */
  FALLBACK(9003),
  /** Puts the request into the target's dialect, with the right credential. */
  TRANSLATE(9004),
  /** Puts the target's answer into the caller's dialect, errors too. */
  NORMALIZE(9005),
  /** Makes the call itself, in place of Spring Cloud Gateway's own routing filter. */
  UPSTREAM(9006);

  private final int order;

  Stage(int order) {
    this.order = order;
  }

  /** The order of the stage's filter among all filters of a route. */
  public int order() {
    return order;
  }

  /** The package below {@code dev.weir.gateway} in which the stage lives. */
  public String packageName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The filter's name in YAML. */
  public String filterName() {
    return "Ai" + name().charAt(0) + packageName().substring(1);
  }
}
