package dev.weir.gateway.translate;

import dev.weir.gateway.chat.ChatMessage;
import dev.weir.gateway.chat.ChatRequest;
import dev.weir.gateway.chat.ContentPart;
import dev.weir.gateway.chat.ToolCall;
import dev.weir.gateway.dialect.ChatProvider;
import dev.weir.gateway.dialect.TurnStates;
import dev.weir.gateway.pipeline.AiExchange;
import dev.weir.gateway.pipeline.Target;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Completes a conversation for a target: puts back what the target wants to see of its own earlier
 * answers, and fetches images that it does not take by address.
 */
final class Turns {

  private final ImageFetcher images;

  Turns(ImageFetcher images) {
    this.images = images;
  }

  Mono<ChatRequest> complete(
      ChatRequest request, AiExchange ai, Target target, ChatProvider provider) {
    TurnStates states = ai.turnMemory.get().recall(ai, target);
    List<ChatMessage> messages = new ArrayList<>(request.messages().size());
    boolean fetch = false;
    for (ChatMessage message : request.messages()) {
      messages.add(withState(message, states));
      fetch |= message.parts().stream().anyMatch(part -> isToBeFetched(part, provider));
    }
    ChatRequest completed = request.withMessages(messages);
    if (!fetch) {
      return Mono.just(completed);
    }
    return Flux.range(0, messages.size())
        .concatMap(index -> fetched(messages.get(index), index, provider))
        .collectList()
        .map(completed::withMessages);
  }

  private static ChatMessage withState(ChatMessage message, TurnStates states) {
    if (message.role() != ChatMessage.Role.ASSISTANT) {
      return message;
    }
    List<String> calls = message.toolCalls().stream().map(ToolCall::id).toList();
    return message.withState(states.of(calls, message.text()));
  }

  private static boolean isToBeFetched(ContentPart part, ChatProvider provider) {
    return part instanceof ContentPart.ImageUrl image && !provider.takesImageAddress(image.url());
  }

  private Mono<ChatMessage> fetched(ChatMessage message, int index, ChatProvider provider) {
    return Flux.fromIterable(message.parts())
        .concatMap(part -> fetched(part, "messages[" + index + "].content", provider))
        .collectList()
        .map(message::withParts);
  }

  private Mono<ContentPart> fetched(ContentPart part, String param, ChatProvider provider) {
    return part instanceof ContentPart.ImageUrl image && isToBeFetched(part, provider)
        ? images.fetch(image, param).cast(ContentPart.class)
        : Mono.just(part);
  }
}
