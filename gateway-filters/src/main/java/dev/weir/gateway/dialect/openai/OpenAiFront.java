package dev.weir.gateway.dialect.openai;

import dev.weir.gateway.chat.ChatRequest;
import dev.weir.gateway.chat.ChatResponse;
import dev.weir.gateway.dialect.ChatFront;
import dev.weir.gateway.dialect.ProviderCall;
import dev.weir.gateway.error.AiException;
import dev.weir.gateway.json.Bytes;
import dev.weir.gateway.json.JsonMembers;
import dev.weir.gateway.json.JsonText;

/** Speaks chat completions to callers. */
final class OpenAiFront implements ChatFront {

  @Override
  public ChatRequest readRequest(JsonMembers body, String model) {
    return RequestReader.read(body, model);
  }

  @Override
  public byte[] writeResponse(ChatResponse response, ProviderCall call) {
    return AnswerWriter.write(response, call);
  }

  @Override
  public EventWriter writer(ProviderCall call) {
    return new ChunkWriter(call);
  }

  @Override
  public byte[] writeError(AiException error) {
    Bytes out = new Bytes(256);
    error(error, out);
    return out.toArray();
  }

  /** The SDKs raise on a frame with an {@code error}; no {@code [DONE]} follows it. */
  @Override
  public byte[] writeErrorFrame(AiException error) {
    Bytes out = new Bytes(256);
    out.append("data: ");
    error(error, out);
    return out.append("\n\n").toArray();
  }

  private static void error(AiException error, Bytes out) {
    out.append("{\"error\":{\"message\":");
    JsonText.quote(error.message(), out);
    out.append(",\"type\":");
    JsonText.quote(error.error().type(), out);
    out.append(",\"param\":");
    String param = error.param();
    if (param == null) {
      out.append("null");
    } else {
      JsonText.quote(param, out);
    }
    out.append(",\"code\":");
    JsonText.quote(error.error().code(), out);
    out.append("}}");
  }
}
