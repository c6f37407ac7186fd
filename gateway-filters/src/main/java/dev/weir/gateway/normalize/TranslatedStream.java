package dev.weir.gateway.normalize;

import dev.weir.gateway.chat.ChatEvent;
import dev.weir.gateway.dialect.AnswerFacts;
import dev.weir.gateway.dialect.ChatFront;
import dev.weir.gateway.dialect.ChatProvider;
import dev.weir.gateway.dialect.Warnings;
import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.gateway.json.Bytes;
import dev.weir.gateway.pipeline.AnswerNormalization.StreamNormalizer;
import dev.weir.gateway.sse.SseFrame;
import dev.weir.gateway.sse.SseParser;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A stream that is read in one dialect and written in another. One object per attempt, one thread
 * at a time.
 */
final class TranslatedStream implements StreamNormalizer {

  private final SseParser parser;
  private final ChatProvider.EventReader reader;
  private final ChatFront.EventWriter writer;
  private final ChatFront front;
  private final AnswerFacts facts;
  private final Warnings warnings;
  private final Consumer<SseFrame> handler = this::frame;
  private final Consumer<ChatEvent> events = this::event;
  private final StringBuilder text = new StringBuilder();
  private @Nullable Bytes out;

  TranslatedStream(
      int maxFrameBytes,
      ChatProvider.EventReader reader,
      ChatFront.EventWriter writer,
      ChatFront front,
      AnswerFacts facts,
      Warnings warnings) {
    this.parser = new SseParser(maxFrameBytes);
    this.reader = reader;
    this.writer = writer;
    this.front = front;
    this.facts = facts;
    this.warnings = warnings;
  }

  @Override
  public void read(byte[] bytes, Bytes target) {
    out = target;
    parser.feed(bytes, handler);
  }

  private void frame(SseFrame frame) {
    reader.read(frame, events);
  }

  private void event(ChatEvent event) {
    note(event);
    if (out != null) {
      writer.write(event, out);
    }
  }

  private void note(ChatEvent event) {
    facts.content |= event.isContent();
    switch (event) {
      case ChatEvent.Started started -> {
        facts.id = started.id();
        facts.model = started.model();
      }
      case ChatEvent.Text words -> {
        facts.outputCharacters += words.text().length();
        text.append(words.text());
      }
      case ChatEvent.Reasoning reasoning -> facts.outputCharacters += reasoning.text().length();
      case ChatEvent.Refusal refusal -> facts.outputCharacters += refusal.text().length();
      case ChatEvent.ToolStarted started -> facts.toolCallIds.add(started.id());
      case ChatEvent.ToolArguments arguments -> facts.outputCharacters += arguments.json().length();
      case ChatEvent.Annotations annotations -> {}
      case ChatEvent.State state -> {
        facts.state = state.state();
        facts.stateText = text.toString();
      }
      case ChatEvent.Usage usage -> {
        facts.usage = usage.usage();
        if (usage.serviceTier() != null) {
          facts.serviceTier = usage.serviceTier();
        }
      }
      case ChatEvent.Finished finished -> {
        if (finished.choice() == 0) {
          facts.finishReason = finished.reason();
        }
      }
      case ChatEvent.Warned warned -> warnings.told(warned.warning());
      case ChatEvent.Failed failed -> {
        facts.failure = failed.error();
        throw Faults.inside(failed.error());
      }
    }
  }

  @Override
  public void end(Bytes target) {
    out = target;
    parser.end(handler);
    boolean complete = reader.end(events);
    if (!complete) {
      throw new AiException(
          AiError.PROVIDER_BAD_RESPONSE, "the provider closed the stream before its end");
    }
    writer.end(target);
  }

  @Override
  public boolean isDone() {
    return reader.isDone();
  }

  @Override
  public byte[] failure(AiException error) {
    return front.writeErrorFrame(error);
  }
}
