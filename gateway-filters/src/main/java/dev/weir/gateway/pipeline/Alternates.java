package dev.weir.gateway.pipeline;

import java.util.List;

/**
 * The targets after the first.
 *
 * @param targets in the order in which they are tried
 * @param passedOver those that were named but cannot be used
 */
public record Alternates(List<Target> targets, List<PassedOver> passedOver) {

  /** None. */
  public static final Alternates NONE = new Alternates(List.of(), List.of());

  public Alternates {
    targets = List.copyOf(targets);
    passedOver = List.copyOf(passedOver);
  }

  /**
   * An alternate that is not tried.
   *
   * @param name as it was given
   * @param reason a code, such as {@code model_not_allowed}
   */
  public record PassedOver(String name, String reason) {}

  /** Finds the targets behind names, each allowed for the caller. Contributed by {@code route}. */
  @FunctionalInterface
  public interface Planner {

    Alternates of(List<String> names);
  }
}
