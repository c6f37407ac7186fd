package dev.weir.gateway.pipeline;

/** What a gateway key may do. */
public enum Permission {
  /** Read its own usage. */
  READ,
  /** Call models. */
  EXECUTE,
  /** Everything. */
  ADMIN
}
