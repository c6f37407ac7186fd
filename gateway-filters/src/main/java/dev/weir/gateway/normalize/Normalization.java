package dev.weir.gateway.normalize;

import dev.weir.gateway.chat.ChatResponse;
import dev.weir.gateway.chat.ToolCall;
import dev.weir.gateway.dialect.AnswerFacts;
import dev.weir.gateway.dialect.ChatFront;
import dev.weir.gateway.dialect.ChatProvider;
import dev.weir.gateway.dialect.Dialect;
import dev.weir.gateway.dialect.EmbeddingsFront;
import dev.weir.gateway.dialect.EmbeddingsProvider;
import dev.weir.gateway.dialect.ProviderCall;
import dev.weir.gateway.dialect.Relay;
import dev.weir.gateway.embedding.EmbeddingRequest;
import dev.weir.gateway.embedding.EmbeddingResponse;
import dev.weir.gateway.error.AiException;
import dev.weir.gateway.json.Bytes;
import dev.weir.gateway.pipeline.AiExchange;
import dev.weir.gateway.pipeline.AnswerNormalization;
import dev.weir.gateway.pipeline.Attempt;
import dev.weir.gateway.pipeline.Front;
import org.jspecify.annotations.Nullable;

/** Reads the answers of any target for callers of one front. Stateless; safe for any thread. */
final class Normalization implements AnswerNormalization {

  private final Dialect front;
  private final int maxFrameBytes;

  Normalization(Dialect front, int maxFrameBytes) {
    this.front = front;
    this.maxFrameBytes = maxFrameBytes;
  }

  @Override
  public byte[] whole(AiExchange exchange, Attempt attempt, byte[] body) {
    try {
      return read(exchange, attempt, body);
    } catch (AiException e) {
      throw Faults.inside(e);
    }
  }

  private byte[] read(AiExchange exchange, Attempt attempt, byte[] body) {
    ProviderCall call = exchange.callTo(attempt);
    Relay relay = relay(attempt);
    if (relay != null) {
      return relay.readResponse(body, call, attempt.facts());
    }
    return exchange.front() == Front.EMBEDDINGS
        ? embeddings(exchange, attempt, body, call)
        : chat(attempt, body, call);
  }

  private byte[] chat(Attempt attempt, byte[] body, ProviderCall call) {
    return chatFront().writeResponse(read(attempt, body, call), call);
  }

  private static ChatResponse read(Attempt attempt, byte[] body, ProviderCall call) {
    ChatResponse response = provider(attempt).readResponse(body, call);
    AnswerFacts facts = attempt.facts();
    facts.id = response.id();
    facts.model = response.model();
    facts.usage = response.usage();
    facts.serviceTier = response.serviceTier();
    facts.content = true;
    if (!response.choices().isEmpty()) {
      ChatResponse.Choice choice = response.choices().getFirst();
      facts.finishReason = choice.finishReason();
      facts.state = choice.state();
      facts.stateText = choice.text();
      choice.toolCalls().stream().map(ToolCall::id).forEach(facts.toolCallIds::add);
    }
    return response;
  }

  @Override
  public byte[] wholeAsStream(AiExchange exchange, Attempt attempt, byte[] body) {
    ProviderCall call = exchange.callTo(attempt);
    Relay relay = relay(attempt);
    if (relay != null) {
      return relay.wholeAsStream(body, call, attempt.facts());
    }
    Bytes out = new Bytes(body.length + 256);
    ChatFront.EventWriter writer = chatFront().writer(call);
    WholeAsEvents.of(read(attempt, body, call), event -> writer.write(event, out));
    writer.end(out);
    return out.toArray();
  }

  private byte[] embeddings(AiExchange exchange, Attempt attempt, byte[] body, ProviderCall call) {
    EmbeddingsFront caller = front.embeddingsFront();
    EmbeddingsProvider provider = attempt.target().provider().dialect().embeddings();
    if (caller == null || provider == null) {
      throw new IllegalStateException("embeddings were translated but cannot be read");
    }
    EmbeddingRequest request = caller.readRequest(exchange.body.get(), attempt.target().model());
    EmbeddingResponse response = provider.readEmbeddings(body, request, call);
    attempt.facts().usage = response.usage();
    attempt.facts().model = response.model();
    attempt.facts().content = true;
    return caller.writeResponse(response, request);
  }

  @Override
  public StreamNormalizer stream(AiExchange exchange, Attempt attempt) {
    ProviderCall call = exchange.callTo(attempt);
    Relay relay = relay(attempt);
    if (relay != null) {
      return new RelayedStream(
          maxFrameBytes, relay.stream(call, attempt.facts()), attempt.facts(), chatFront());
    }
    return new TranslatedStream(
        maxFrameBytes,
        provider(attempt).reader(call),
        chatFront().writer(call),
        chatFront(),
        attempt.facts(),
        attempt.warnings());
  }

  @Override
  public AiException fault(AiExchange exchange, Attempt attempt, int status, byte[] body) {
    return Faults.of(attempt, status, body);
  }

  private @Nullable Relay relay(Attempt attempt) {
    Dialect dialect = attempt.target().provider().dialect();
    return dialect.id().equals(front.id()) ? dialect.relay() : null;
  }

  private static ChatProvider provider(Attempt attempt) {
    ChatProvider provider = attempt.target().provider().dialect().provider();
    if (provider == null) {
      throw new IllegalStateException("the dialect speaks to no provider");
    }
    return provider;
  }

  private ChatFront chatFront() {
    ChatFront chat = front.front();
    if (chat == null) {
      throw new IllegalStateException("the dialect " + front.id() + " speaks to no caller");
    }
    return chat;
  }
}
