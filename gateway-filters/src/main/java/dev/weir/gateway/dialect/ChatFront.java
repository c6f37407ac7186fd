package dev.weir.gateway.dialect;

import dev.weir.gateway.chat.ChatEvent;
import dev.weir.gateway.chat.ChatRequest;
import dev.weir.gateway.chat.ChatResponse;
import dev.weir.gateway.error.AiException;
import dev.weir.gateway.json.Bytes;
import dev.weir.gateway.json.JsonMembers;

/** The half of a dialect that speaks to callers about chat. Stateless; safe for any thread. */
public interface ChatFront {

  /**
   * Reads a caller's request.
   *
   * @param model the target's model name, which replaces the one in the body
   * @throws AiException {@code invalid_value} naming the parameter that is wrong
   */
  ChatRequest readRequest(JsonMembers body, String model);

  /** Writes a whole answer. */
  byte[] writeResponse(ChatResponse response, ProviderCall call);

  /** A writer for the frames of one streamed answer. */
  EventWriter writer(ProviderCall call);

  /** An error as a whole body. */
  byte[] writeError(AiException error);

  /** An error as the last frame of a stream. */
  byte[] writeErrorFrame(AiException error);

  /** Turns events into frames; one object per stream, one thread at a time. */
  interface EventWriter {

    /** Appends the frames that this event makes; it may make none. */
    void write(ChatEvent event, Bytes out);

    /** Appends what closes a complete stream. */
    void end(Bytes out);
  }
}
