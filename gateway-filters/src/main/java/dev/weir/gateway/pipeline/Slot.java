package dev.weir.gateway.pipeline;

import org.jspecify.annotations.Nullable;

/**
 * A place in the exchange that one stage fills once for the stages after it. Reading an empty one
 * names the filter that is missing on the route. One thread at a time.
 */
public final class Slot<T> {

  private final Stage filledBy;
  private final String holds;
  private @Nullable T value;

  Slot(Stage filledBy, String holds) {
    this.filledBy = filledBy;
    this.holds = holds;
  }

  /**
   * Fills the place.
   *
   * @throws IllegalStateException if it is filled already
   */
  public void fill(T filling) {
    if (value != null) {
      throw new IllegalStateException(
          holds + " is there already: " + filledBy.filterName() + " ran twice");
    }
    value = filling;
  }

  /**
   * What stands here.
   *
   * @throws IllegalStateException if nothing does
   */
  public T get() {
    if (value == null) {
      throw new IllegalStateException(
          holds + " is missing: the route needs the filter " + filledBy.filterName());
    }
    return value;
  }

  /** What stands here, or null. */
  public @Nullable T peek() {
    return value;
  }
}
