package dev.weir.gateway.upstream;

import dev.weir.gateway.error.AiException;
import dev.weir.gateway.pipeline.Answer;
import org.jspecify.annotations.Nullable;

/** What becomes of an answer's bytes. One object per call, one thread at a time. */
interface AnswerBody {

  /** Takes the next bytes. */
  void read(byte[] bytes);

  /**
   * The provider closed the answer.
   *
   * @return the answer where it only now can be shown
   */
  @Nullable Answer end();

  /** Whether something of it went to the caller. */
  default boolean isShown() {
    return false;
  }

  /** Tells a caller that already has something. */
  default void fail(AiException reason) {}

  /** The caller is gone: nothing more is for it. */
  default void discard() {}
}
