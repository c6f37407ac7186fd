package dev.weir.gateway.dialect.gemini;

import dev.weir.gateway.chat.ChatRequest;
import dev.weir.gateway.dialect.ProviderCall;
import dev.weir.gateway.dialect.ProviderRequest;
import dev.weir.ledger.Json;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Writes one request to generateContent. One object serves one request. */
final class RequestWriter {

  private final ChatRequest request;
  private final ProviderCall call;
  private final GeminiModel model;

  RequestWriter(ChatRequest request, ProviderCall call) {
    this.request = request;
    this.call = call;
    model = GeminiModel.of(call.model());
  }

  ProviderRequest write() {
    ObjectNode body = Json.mapper().createObjectNode();
    new ContentsWriter(model, call.warnings()).write(request.messages(), body);
    new ToolsWriter(model, call.warnings()).write(request, body);
    new ConfigWriter(model, call).write(request, body);
    new RestWriter(call.warnings()).write(request, body);
    String path =
        call.stream()
            ? model.path("streamGenerateContent") + "?alt=sse"
            : model.path("generateContent");
    return new ProviderRequest(path, Map.of(), Json.mapper().writeValueAsBytes(body));
  }
}
