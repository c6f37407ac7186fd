package dev.weir.gateway.translate;

import dev.weir.gateway.chat.ChatRequest;
import dev.weir.gateway.dialect.ChatFront;
import dev.weir.gateway.dialect.ChatProvider;
import dev.weir.gateway.dialect.Dialect;
import dev.weir.gateway.dialect.EmbeddingsFront;
import dev.weir.gateway.dialect.EmbeddingsProvider;
import dev.weir.gateway.dialect.ProviderCall;
import dev.weir.gateway.dialect.ProviderRequest;
import dev.weir.gateway.dialect.Relay;
import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.gateway.json.JsonMembers;
import dev.weir.gateway.json.JsonSplice;
import dev.weir.gateway.pipeline.AiExchange;
import dev.weir.gateway.pipeline.Attempt;
import dev.weir.gateway.pipeline.Front;
import dev.weir.gateway.pipeline.RequestTranslation;
import dev.weir.gateway.pipeline.Target;
import dev.weir.gateway.pipeline.UpstreamRequest;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;

/**
 * Makes the request for a target: spliced where caller and target speak the same dialect, through
 * the canonical conversation where they do not. One object serves one request.
 */
final class Translation implements RequestTranslation {

  private final HttpHeaders headers;
  private final Dialect front;
  private final BodyRules rules;
  private final Turns turns;
  private final String userAgent;

  Translation(HttpHeaders headers, Dialect front, BodyRules rules, Turns turns, String userAgent) {
    this.headers = headers;
    this.front = front;
    this.rules = rules;
    this.turns = turns;
    this.userAgent = userAgent;
  }

  @Override
  public Mono<UpstreamRequest> translate(AiExchange ai, Attempt attempt) {
    try {
      Target target = attempt.target();
      JsonSplice body = rules.apply(ai.body.get());
      ProviderCall call = ai.callTo(attempt);
      Dialect dialect = target.provider().dialect();
      Relay relay = dialect.id().equals(front.id()) ? dialect.relay() : null;
      if (relay != null) {
        return Mono.just(
            upstream(
                ai,
                target,
                relay.writeRequest(
                    body, ai.front().path(), call, ai.turnMemory.get().recall(ai, target))));
      }
      if (ai.front() == Front.EMBEDDINGS) {
        return Mono.just(upstream(ai, target, embeddings(body, call, target)));
      }
      return chat(ai, target, body, call);
    } catch (AiException e) {
      return Mono.error(e);
    }
  }

  private Mono<UpstreamRequest> chat(
      AiExchange ai, Target target, JsonSplice body, ProviderCall call) {
    ChatFront reader = front.front();
    ChatProvider writer = target.provider().dialect().provider();
    if (reader == null || writer == null) {
      return Mono.error(notSpoken(target));
    }
    ChatRequest request = reader.readRequest(JsonMembers.of(body.toBytes()), target.model());
    return turns
        .complete(request, ai, target, writer)
        .map(complete -> upstream(ai, target, writer.writeRequest(complete, call)));
  }

  private ProviderRequest embeddings(JsonSplice body, ProviderCall call, Target target) {
    EmbeddingsFront reader = front.embeddingsFront();
    EmbeddingsProvider writer = target.provider().dialect().embeddings();
    if (reader == null || writer == null) {
      throw notSpoken(target);
    }
    return writer.writeEmbeddings(
        reader.readRequest(JsonMembers.of(body.toBytes()), target.model()), call);
  }

  private AiException notSpoken(Target target) {
    return new AiException(
        AiError.INVALID_VALUE,
        "model: " + target.id() + " cannot be asked through this endpoint",
        "model");
  }

  private UpstreamRequest upstream(AiExchange ai, Target target, ProviderRequest request) {
    return new UpstreamRequest(
        URI.create(target.provider().baseUrl() + request.path()),
        UpstreamHeaders.of(headers, ai, target, request, userAgent),
        request.body());
  }
}
