package dev.weir.gateway.normalize;

import dev.weir.gateway.chat.ChatEvent;
import dev.weir.gateway.chat.ChatResponse;
import dev.weir.gateway.chat.ToolCall;
import java.util.function.Consumer;

/** Tells a whole answer as the events of a stream. */
final class WholeAsEvents {

  private WholeAsEvents() {}

  static void of(ChatResponse response, Consumer<ChatEvent> events) {
    events.accept(new ChatEvent.Started(response.id(), response.model()));
    for (ChatResponse.Choice choice : response.choices()) {
      if (choice.reasoning() != null) {
        events.accept(new ChatEvent.Reasoning(choice.index(), choice.reasoning()));
      }
      if (!choice.text().isEmpty()) {
        events.accept(new ChatEvent.Text(choice.index(), choice.text()));
      }
      if (choice.refusal() != null) {
        events.accept(new ChatEvent.Refusal(choice.index(), choice.refusal()));
      }
      int ordinal = 0;
      for (ToolCall tool : choice.toolCalls()) {
        events.accept(new ChatEvent.ToolStarted(choice.index(), ordinal, tool.id(), tool.name()));
        events.accept(new ChatEvent.ToolArguments(choice.index(), ordinal, tool.arguments()));
        ordinal++;
      }
      events.accept(new ChatEvent.Finished(choice.index(), choice.finishReason()));
    }
    if (response.usage() != null) {
      events.accept(new ChatEvent.Usage(response.usage(), response.serviceTier()));
    }
  }
}
