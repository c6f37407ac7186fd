package dev.weir.gateway.pipeline;

import dev.weir.gateway.error.AiException;
import dev.weir.gateway.json.Bytes;

/** Puts what a target answers into the caller's dialect. Contributed by {@code normalize}. */
public interface AnswerNormalization {

  /**
   * A whole answer with a 2xx status.
   *
   * @return the body for the caller
   * @throws AiException if it is none
   */
  byte[] whole(AiExchange exchange, Attempt attempt, byte[] body);

  /**
   * A whole answer where a stream was asked for: some providers do not stream everything.
   *
   * @return all frames for the caller
   * @throws AiException if it is none
   */
  byte[] wholeAsStream(AiExchange exchange, Attempt attempt, byte[] body);

  /** A stream's frames; one object per attempt. */
  StreamNormalizer stream(AiExchange exchange, Attempt attempt);

  /** What an answer with another status means for the caller. */
  AiException fault(AiExchange exchange, Attempt attempt, int status, byte[] body);

  /** Takes the provider's bytes as they are read and gives the caller's. One thread at a time. */
  interface StreamNormalizer {

    /**
     * Takes one read and appends what the caller gets for it, which may be nothing.
     *
     * @throws AiException if the provider reports a failure or the stream is broken
     */
    void read(byte[] bytes, Bytes out);

    /**
     * The provider closed the stream; appends what is still owed.
     *
     * @throws AiException if the answer was not complete
     */
    void end(Bytes out);

    /** Whether the answer is complete, so that the provider's close need not be awaited. */
    boolean isDone();

    /** The last frame of a stream that fails after something was shown. */
    byte[] failure(AiException error);
  }
}
