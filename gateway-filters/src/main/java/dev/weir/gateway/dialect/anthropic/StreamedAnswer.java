package dev.weir.gateway.dialect.anthropic;

import dev.weir.gateway.chat.ChatEvent;
import dev.weir.gateway.dialect.ChatProvider;
import dev.weir.gateway.dialect.ProviderCall;
import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.gateway.sse.SseFrame;
import dev.weir.ledger.Json;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * Reads the events of Anthropic's stream: {@code message_start}, blocks that start, grow and stop,
 * {@code message_delta} with the reason and the counts, {@code message_stop}; {@code ping} and
 * {@code error} anywhere. Nearly all frames are pieces of blocks; those are read token by token,
 * the others as trees. One object per stream, one thread at a time.
 *
 * @see <a href="https://platform.claude.com/docs/en/build-with-claude/streaming">Streaming
 *     messages</a>
 */
final class StreamedAnswer implements ChatProvider.EventReader {

  private final Answer answer;
  private boolean stopped;
  private boolean failed;

  StreamedAnswer(ProviderCall call) {
    answer = new Answer(call);
  }

  @Override
  public void read(SseFrame frame, Consumer<ChatEvent> events) {
    String event = frame.event();
    if (stopped || failed || !frame.hasData() || "ping".equals(event) || frame.dataIs("[DONE]")) {
      return;
    }
    try {
      if (!"content_block_delta".equals(event) || !readPiece(frame, events)) {
        readTree(frame, events);
      }
    } catch (JacksonException e) {
      throw new AiException(
          AiError.PROVIDER_BAD_RESPONSE,
          "the provider's stream has a frame that is no JSON (event " + known(event) + ")");
    }
  }

  @Override
  public boolean end(Consumer<ChatEvent> events) {
    return !failed && (stopped || answer.isFinished());
  }

  @Override
  public boolean isDone() {
    return stopped || failed;
  }

  /** Reads a piece of a block; false where it must be read as a tree. */
  private boolean readPiece(SseFrame frame, Consumer<ChatEvent> events) {
    int index = 0;
    boolean isDelta = false;
    String deltaType = null;
    String piece = null;
    int length = frame.dataEnd() - frame.dataStart();
    try (JsonParser json = Json.mapper().createParser(frame.data(), frame.dataStart(), length)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      for (String name = json.nextName(); name != null; name = json.nextName()) {
        switch (name) {
          case "type" -> isDelta = "content_block_delta".equals(json.nextStringValue());
          case "index" -> index = json.nextIntValue(0);
          case "delta" -> {
            if (json.nextToken() != JsonToken.START_OBJECT) {
              return false;
            }
            for (String part = json.nextName(); part != null; part = json.nextName()) {
              switch (part) {
                case "type" -> deltaType = json.nextStringValue();
                case "text", "thinking", "partial_json", "signature" ->
                    piece = json.nextStringValue();
                default -> skip(json);
              }
            }
          }
          default -> skip(json);
        }
      }
      if (json.currentToken() != JsonToken.END_OBJECT) {
        return false;
      }
    }
    if (!isDelta || deltaType == null || piece == null) {
      return false;
    }
    answer.add(index, deltaType, piece, events);
    return true;
  }

  private static void skip(JsonParser json) {
    json.nextToken();
    json.skipChildren();
  }

  private void readTree(SseFrame frame, Consumer<ChatEvent> events) {
    int length = frame.dataEnd() - frame.dataStart();
    JsonNode data = Json.mapper().readTree(frame.data(), frame.dataStart(), length);
    int index = data.path("index").asInt(0);
    switch (data.path("type").asString("")) {
      case "message_start" -> start(data.path("message"), events);
      case "content_block_start" -> answer.open(index, data.path("content_block"), events);
      case "content_block_delta" -> piece(index, data.path("delta"), events);
      case "content_block_stop" -> answer.close(index, events);
      case "message_delta" -> delta(data, events);
      case "message_stop" -> {
        // A server that omits the reason has still ended its message.
        answer.finish("end_turn", data, events);
        stopped = true;
      }
      case "error" -> {
        failed = true;
        events.accept(new ChatEvent.Failed(Faults.inside(data.get("error"))));
      }
      default -> {}
    }
  }

  /** After tools that ran on the server, a message can begin with blocks that are whole already. */
  private void start(JsonNode message, Consumer<ChatEvent> events) {
    if (answer.isAnother(message)) {
      failed = true;
      events.accept(
          new ChatEvent.Failed(
              new AiException(
                  AiError.PROVIDER_BAD_RESPONSE,
                  "the provider began another answer in the midst of one")));
      return;
    }
    answer.start(message, events);
    answer.count(null, events);
    int index = -1;
    for (JsonNode block : message.path("content")) {
      answer.open(index, block, events);
      answer.close(index, events);
      index--;
    }
  }

  private void piece(int index, JsonNode delta, Consumer<ChatEvent> events) {
    String type = delta.path("type").asString("");
    switch (type) {
      case "text_delta" -> answer.add(index, type, delta.path("text").asString(""), events);
      case "thinking_delta" -> answer.add(index, type, delta.path("thinking").asString(""), events);
      case "signature_delta" ->
          answer.add(index, type, delta.path("signature").asString(""), events);
      case "input_json_delta" ->
          answer.add(index, type, delta.path("partial_json").asString(""), events);
      case "citations_delta" -> answer.cite(index, delta.path("citation"));
      default -> {}
    }
  }

  private void delta(JsonNode data, Consumer<ChatEvent> events) {
    answer.count(data.get("usage"), events);
    JsonNode reason = data.path("delta").path("stop_reason");
    if (reason.isString()) {
      answer.finish(reason.stringValue(), data.path("delta").path("stop_details"), events);
    }
  }

  private static String known(@Nullable String event) {
    return event == null || event.length() > 40 ? "unnamed" : event;
  }
}
