package dev.weir.gateway.dialect;

import dev.weir.gateway.json.Bytes;
import dev.weir.gateway.json.JsonSplice;
import dev.weir.gateway.sse.SseFrame;

/**
 * Passes a conversation between a caller and a provider of the same dialect: the caller's bytes
 * with only the necessary members changed, the provider's frames as they came unless they break a
 * rule. Stateless; safe for any thread.
 */
public interface Relay {

  /**
   * Makes the changes that this call needs: the model's name, usage in streams, the provider's
   * quirks.
   *
   * @param body the caller's body, already without what only the gateway reads
   * @param path the operation's path, such as {@code /chat/completions} or {@code /embeddings}
   * @param states gives back what the provider wants to see again of earlier answers
   */
  ProviderRequest writeRequest(JsonSplice body, String path, ProviderCall call, TurnStates states);

  /**
   * Reads the facts of a whole answer with a 2xx status.
   *
   * @return the bytes for the caller: the same array unless a rule was broken
   */
  byte[] readResponse(byte[] body, ProviderCall call, AnswerFacts facts);

  /**
   * Reads a whole chat answer with a 2xx status that came although a stream was asked for.
   *
   * @return all frames for the caller, to the end of the stream
   */
  byte[] wholeAsStream(byte[] body, ProviderCall call, AnswerFacts facts);

  /** A relay for the frames of one streamed answer. */
  StreamRelay stream(ProviderCall call, AnswerFacts facts);

  /** What an answer with another status means. */
  ProviderFault readFault(int status, byte[] body);

  /** Passes frames on; one object per stream, one thread at a time. */
  interface StreamRelay {

    /** Appends what the caller gets for this frame; it may be nothing. */
    void relay(SseFrame frame, Bytes out);

    /**
     * The provider closed the stream; appends what is still owed.
     *
     * @return whether the stream had come to its proper end
     */
    boolean end(Bytes out);

    /** Whether the provider has said that nothing follows. */
    boolean isDone();
  }
}
