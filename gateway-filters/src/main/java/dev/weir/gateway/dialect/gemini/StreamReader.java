package dev.weir.gateway.dialect.gemini;

import dev.weir.gateway.chat.ChatEvent;
import dev.weir.gateway.dialect.ChatProvider;
import dev.weir.gateway.dialect.ProviderCall;
import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.gateway.sse.SseFrame;
import dev.weir.ledger.Json;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads a streamed answer. Every frame is a whole {@code GenerateContentResponse} with the next
 * piece; there is no terminal frame, the stream ends with its connection. An error in its midst
 * comes as a bare JSON object without {@code data:}.
 */
final class StreamReader implements ChatProvider.EventReader {

  private final Answer answer;

  StreamReader(ProviderCall call) {
    answer = new Answer(call);
  }

  @Override
  public void read(SseFrame frame, Consumer<ChatEvent> events) {
    if (!frame.hasData()) {
      readBare(frame, events);
    } else if (frame.dataEnd() > frame.dataStart() && !frame.dataIs("[DONE]")) {
      read(frame.data(), frame.dataStart(), frame.dataEnd(), events);
    }
  }

  @Override
  public boolean end(Consumer<ChatEvent> events) {
    return answer.end(false, events);
  }

  /** A frame without data is a comment, or the error that broke the stream. */
  private void readBare(SseFrame frame, Consumer<ChatEvent> events) {
    byte[] bytes = frame.buffer();
    int at = frame.start();
    while (at < frame.end() && (bytes[at] == ' ' || bytes[at] == '\r' || bytes[at] == '\n')) {
      at++;
    }
    if (at < frame.end() && (bytes[at] == '{' || bytes[at] == '[')) {
      read(bytes, at, frame.end(), events);
    }
  }

  private void read(byte[] bytes, int from, int to, Consumer<ChatEvent> events) {
    try (JsonParser json = Json.mapper().createParser(bytes, from, to - from)) {
      JsonToken token = json.nextToken();
      if (token == JsonToken.START_ARRAY) {
        token = json.nextToken();
      }
      while (token == JsonToken.START_OBJECT) {
        answer.take(ChunkParser.parse(json, answer.isKnown()), events);
        token = json.nextToken();
      }
    } catch (JacksonException e) {
      throw new AiException(
          AiError.PROVIDER_BAD_RESPONSE,
          "the provider's stream has a frame of " + (to - from) + " bytes that is no JSON");
    }
  }
}
