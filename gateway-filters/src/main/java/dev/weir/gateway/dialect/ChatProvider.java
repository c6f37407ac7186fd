package dev.weir.gateway.dialect;

import dev.weir.gateway.chat.ChatEvent;
import dev.weir.gateway.chat.ChatRequest;
import dev.weir.gateway.chat.ChatResponse;
import dev.weir.gateway.error.AiException;
import dev.weir.gateway.sse.SseFrame;
import java.util.function.Consumer;

/** The half of a dialect that speaks to providers about chat. Stateless; safe for any thread. */
public interface ChatProvider {

  /**
   * Writes the request for this call.
   *
   * @throws AiException where the request cannot be put into this dialect at all
   */
  ProviderRequest writeRequest(ChatRequest request, ProviderCall call);

  /** Whether providers fetch an image from this address by themselves. */
  default boolean takesImageAddress(String url) {
    return false;
  }

  /**
   * Reads a whole answer with a 2xx status.
   *
   * @throws AiException {@code provider_bad_response} if it is none, or the provider's own error
   *     where one stands in it
   */
  ChatResponse readResponse(byte[] body, ProviderCall call);

  /** A reader for the frames of one streamed answer. */
  EventReader reader(ProviderCall call);

  /**
   * What an answer with another status means.
   *
   * @param body as it came; may be empty or no JSON
   */
  ProviderFault readFault(int status, byte[] body);

  /** Turns frames into events; one object per stream, one thread at a time. */
  interface EventReader {

    /**
     * Hands on the events that this frame makes. A frame of an unknown kind makes none.
     *
     * @throws AiException {@code provider_bad_response} if the frame is broken
     */
    void read(SseFrame frame, Consumer<ChatEvent> events);

    /**
     * The provider closed the stream; hands on what is still owed.
     *
     * @return whether the stream had come to its proper end
     */
    boolean end(Consumer<ChatEvent> events);

    /**
     * Whether the provider has said that nothing follows, so that the connection need not be
     * awaited.
     */
    default boolean isDone() {
      return false;
    }
  }
}
