package dev.weir.gateway.dialect;

import java.util.Locale;

/**
 * A deviation of one provider from its dialect; an enum of the dialect that knows how to meet it.
 */
public interface Quirk {

  /** The enum constant's name. */
  String name();

  /** The name in configuration, in kebab case. */
  default String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
