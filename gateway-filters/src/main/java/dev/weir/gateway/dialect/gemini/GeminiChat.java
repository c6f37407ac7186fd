package dev.weir.gateway.dialect.gemini;

import dev.weir.gateway.chat.ChatRequest;
import dev.weir.gateway.chat.ChatResponse;
import dev.weir.gateway.dialect.ChatProvider;
import dev.weir.gateway.dialect.ProviderCall;
import dev.weir.gateway.dialect.ProviderFault;
import dev.weir.gateway.dialect.ProviderRequest;

/** Chat through generateContent. */
final class GeminiChat implements ChatProvider {

  @Override
  public ProviderRequest writeRequest(ChatRequest request, ProviderCall call) {
    return new RequestWriter(request, call).write();
  }

  @Override
  public boolean takesImageAddress(String url) {
    return PartsWriter.isReadable(url);
  }

  @Override
  public ChatResponse readResponse(byte[] body, ProviderCall call) {
    return WholeReader.read(body, call);
  }

  @Override
  public EventReader reader(ProviderCall call) {
    return new StreamReader(call);
  }

  @Override
  public ProviderFault readFault(int status, byte[] body) {
    return Faults.read(status, body);
  }
}
