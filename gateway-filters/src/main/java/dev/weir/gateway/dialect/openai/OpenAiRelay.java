package dev.weir.gateway.dialect.openai;

import dev.weir.gateway.dialect.AnswerFacts;
import dev.weir.gateway.dialect.ProviderCall;
import dev.weir.gateway.dialect.ProviderFault;
import dev.weir.gateway.dialect.ProviderRequest;
import dev.weir.gateway.dialect.Relay;
import dev.weir.gateway.dialect.TurnStates;
import dev.weir.gateway.json.JsonSplice;
import dev.weir.gateway.json.JsonText;
import java.util.Map;

/** Passes chat and embeddings on to OpenAI and to compatible providers. */
final class OpenAiRelay implements Relay {

  @Override
  public ProviderRequest writeRequest(
      JsonSplice body, String path, ProviderCall call, TurnStates states) {
    if (body.change("model") != null || !call.model().equals(body.members().text("model"))) {
      body.set("model", JsonText.quoted(call.model()));
    }
    if (path.endsWith(OpenAiDialect.CHAT_PATH)) {
      ChatQuirks.apply(body, call);
      MessageQuirks.apply(body, call, states);
    } else if (path.endsWith(OpenAiDialect.EMBEDDINGS_PATH)) {
      EmbeddingQuirks.apply(body, call);
    }
    return new ProviderRequest(path, Map.of(), body.toBytes());
  }

  @Override
  public byte[] readResponse(byte[] body, ProviderCall call, AnswerFacts facts) {
    return WholeAnswer.read(body, call, facts);
  }

  @Override
  public byte[] wholeAsStream(byte[] body, ProviderCall call, AnswerFacts facts) {
    return WholeAsChunks.write(WholeAnswer.read(body, call, facts), call);
  }

  @Override
  public StreamRelay stream(ProviderCall call, AnswerFacts facts) {
    return new ChunkRelay(call, facts);
  }

  @Override
  public ProviderFault readFault(int status, byte[] body) {
    return FaultReader.read(status, body);
  }
}
