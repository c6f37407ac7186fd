package dev.weir.gateway.dialect.anthropic;

import dev.weir.gateway.chat.ChatRequest;
import dev.weir.gateway.chat.ChatResponse;
import dev.weir.gateway.dialect.ChatProvider;
import dev.weir.gateway.dialect.ProviderCall;
import dev.weir.gateway.dialect.ProviderFault;
import dev.weir.gateway.dialect.ProviderRequest;

/** Anthropic Messages from the provider's side: its parts put together. */
final class AnthropicProvider implements ChatProvider {

  private static final String HTTPS = "https://";

  @Override
  public ProviderRequest writeRequest(ChatRequest request, ProviderCall call) {
    return new MessagesRequest(request, call).write();
  }

  /** Anthropic fetches from https addresses only. */
  @Override
  public boolean takesImageAddress(String url) {
    return url.regionMatches(true, 0, HTTPS, 0, HTTPS.length());
  }

  @Override
  public ChatResponse readResponse(byte[] body, ProviderCall call) {
    return WholeAnswer.read(body, call);
  }

  @Override
  public EventReader reader(ProviderCall call) {
    return new StreamedAnswer(call);
  }

  @Override
  public ProviderFault readFault(int status, byte[] body) {
    return Faults.read(status, body);
  }
}
