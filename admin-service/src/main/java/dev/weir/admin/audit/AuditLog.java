package dev.weir.admin.audit;

import dev.weir.admin.security.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Takes what was changed, signed in or refused. Written in the caller's transaction, so that a
 * change and its entry stand or fall together.
 */
public interface AuditLog {

  /**
   * Writes an entry in the name of whoever is asking now.
   *
   * @param action feature and verb, such as {@code keys.rotate}
   * @param subject what it was done to, such as {@code key/kdDdmqDTDjfd}
   * @param before the state before, as a record without secrets; null where there was none
   * @param after the state after; null where there is none
   */
  void record(String action, String subject, @Nullable Object before, @Nullable Object after);

  /**
   * Writes an entry in the name of somebody who is not (yet) the one asking, such as at sign-in.
   */
  default void recordFor(
      Actor actor, String action, String subject, @Nullable Object before, @Nullable Object after) {
    record(action, subject, before, after);
  }
}
