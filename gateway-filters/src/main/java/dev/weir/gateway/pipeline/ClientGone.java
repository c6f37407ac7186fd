package dev.weir.gateway.pipeline;

/**
 * What becomes of the upstream call when the caller leaves.
 *
 * @param stream for streamed answers
 * @param whole for whole ones
 */
public record ClientGone(Policy stream, Policy whole) {

  /** Stop paying for streams; let whole answers finish, so that their count is exact. */
  public static final ClientGone DEFAULT = new ClientGone(Policy.CANCEL, Policy.DRAIN);

  /** The policy for this kind of answer. */
  public Policy of(boolean isStream) {
    return isStream ? stream : whole;
  }

  /** Close the call, or read it to its end. */
  public enum Policy {
    /** Close the upstream call at once; the provider stops generating. */
    CANCEL,
    /** Read on, detached and bounded, until the provider's own count is there. */
    DRAIN
  }
}
