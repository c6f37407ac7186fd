package dev.weir.gateway.dialect.openai;

import dev.weir.gateway.chat.FinishReason;
import dev.weir.gateway.dialect.AnswerFacts;
import dev.weir.gateway.dialect.ProviderCall;
import dev.weir.gateway.dialect.Relay;
import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.gateway.json.Bytes;
import dev.weir.gateway.json.JsonText;
import dev.weir.gateway.sse.SseFrame;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Passes the chunks of a stream on. A chunk is scanned once; if it breaks no rule its own bytes go
 * out, else the places that do are changed. What a caller may rely on, and no provider keeps
 * throughout: the role once for each choice, one finish reason for each choice, usage in one chunk
 * without choices and only where it was asked for, {@code [DONE]} once.
 *
 * <p>Recorded deviations: OpenRouter repeats role and finish reason; Mistral, DeepSeek and Groq put
 * usage into the chunk with the finish reason; Perplexity puts it into every chunk; Snowflake's
 * stream has no finish reason; Groq ends with an {@code error} event.
 */
final class ChunkRelay implements Relay.StreamRelay {

  private static final byte[] DONE = "data: [DONE]\n\n".getBytes(StandardCharsets.US_ASCII);

  private final ProviderCall call;
  private final AnswerFacts facts;
  private final JsonCursor cursor = new JsonCursor();
  private final Edits edits = new Edits();
  private final ChoiceReader choices;

  /** The usage chunk that is owed after the last finish reason. */
  private byte @Nullable [] owedUsage;

  private boolean usageShown;
  private boolean done;

  ChunkRelay(ProviderCall call, AnswerFacts facts) {
    this.call = call;
    this.facts = facts;
    this.choices = new ChoiceReader(call, facts, cursor, edits, true);
  }

  @Override
  public boolean isDone() {
    return done;
  }

  @Override
  public void relay(SseFrame frame, Bytes out) {
    if (done || facts.failure != null || frame.dataEnd() == frame.dataStart()) {
      return;
    }
    if (frame.dataIs("[DONE]")) {
      done = true;
      finishUnfinished(out);
      if (facts.failure == null) {
        close(out);
      }
      return;
    }
    String event = frame.event();
    if (event != null && event.equals("error")) {
      facts.failure = FaultReader.inAnswer(call, copy(frame));
      return;
    }
    try {
      chunk(frame, out);
    } catch (AiException e) {
      broken(e);
    }
  }

  /** Before content another provider may be tried; after it, the rest may still be read. */
  private void broken(AiException error) {
    if (!facts.content) {
      facts.failure = error;
    } else {
      call.warnings().told("a chunk of the provider's stream was not valid JSON and left out");
    }
  }

  private void chunk(SseFrame frame, Bytes out) {
    edits.clear();
    cursor.reset(frame.data(), frame.dataStart(), frame.dataEnd());
    if (!cursor.enter('{')) {
      throw JsonCursor.broken();
    }
    int open = cursor.at();
    int firstName = -1;
    int choicesFrom = -1;
    int choicesTo = -1;
    int count = 0;
    int usageGap = -1;
    int usageName = -1;
    int usageTo = -1;
    boolean failed = false;
    boolean listed = false;
    while (cursor.nextMember()) {
      int gap = cursor.gap();
      int name = cursor.nameStart();
      int from = cursor.at();
      byte opens = cursor.peek();
      if (firstName < 0) {
        firstName = name;
      }
      if (cursor.isString(name, "choices")) {
        listed = opens == '[';
        choicesFrom = from;
        count = listed ? choices.read() : 0;
        choicesTo = listed ? cursor.at() : cursor.skip();
      } else if (opens == '{' && cursor.isString(name, "usage")) {
        usageGap = gap;
        usageName = name;
        UsageReader.read(cursor, call, facts);
        usageTo = cursor.at();
      } else {
        failed |= member(name, from, opens);
      }
    }
    if (failed || (!listed && usageName < 0)) {
      strange(frame, failed);
      return;
    }
    if (facts.failure != null) {
      return;
    }
    boolean idle = count > 0 && choices.isIdle();
    if (usageName < 0) {
      if (!idle) {
        argumentsOwed(out);
        FrameText.write(frame, edits, out);
      }
      return;
    }
    if (count > 0 && !idle) {
      argumentsOwed(out);
      edits.removeMember(cursor, usageGap, usageName, usageTo, usageName != firstName);
      FrameText.write(frame, edits, out);
    } else if (call.includeUsage() && choices.allFinished() && count == 0 && listed) {
      if (!usageShown) {
        usageShown = true;
        owedUsage = null;
        FrameText.write(frame, edits, out);
      }
      return;
    }
    if (call.includeUsage()) {
      owedUsage = FrameText.withoutChoices(frame, open, choicesFrom, choicesTo);
    }
  }

  /** Notes the other members that matter; whether this one tells of a failure. */
  private boolean member(int name, int from, byte opens) {
    int to = cursor.skip();
    if (opens == '"') {
      if (facts.id == null && to - from > 2 && cursor.isString(name, "id")) {
        facts.id = cursor.text(from, to);
      } else if (facts.model == null && to - from > 2 && cursor.isString(name, "model")) {
        facts.model = cursor.text(from, to);
      } else if (to - from > 2 && cursor.isString(name, "service_tier")) {
        if (facts.serviceTier == null || !cursor.isString(from, facts.serviceTier)) {
          facts.serviceTier = cursor.text(from, to);
        }
      } else if (cursor.isString(name, "object")) {
        return cursor.isString(from, "error");
      }
    }
    return opens != 'n' && opens != 'f' && to - from > 2 && cursor.isString(name, "error");
  }

  /** An error, or an object of another kind, which no client of chat completions understands. */
  private void strange(SseFrame frame, boolean failed) {
    byte[] data = copy(frame);
    if (failed || FaultReader.isError(data)) {
      facts.failure = FaultReader.inAnswer(call, data);
    }
  }

  private static byte[] copy(SseFrame frame) {
    return Arrays.copyOfRange(frame.data(), frame.dataStart(), frame.dataEnd());
  }

  /** Calls that end without a word of arguments get an empty object. */
  private void argumentsOwed(Bytes out) {
    for (ChoiceState state : choices.states()) {
      if (!state.finishing) {
        continue;
      }
      for (ChoiceState.Tool tool : state.tools) {
        if (!tool.arguments) {
          tool.arguments = true;
          made(
              out,
              state.index,
              "{\"tool_calls\":[{\"index\":"
                  + tool.ordinal
                  + ",\"function\":{\"arguments\":\"{}\"}}]}",
              "null");
        }
      }
    }
  }

  private void made(Bytes out, int choice, String delta, String finishReason) {
    out.append("data: {\"id\":");
    JsonText.quote(facts.id == null ? call.answerId() : facts.id, out);
    out.append(",\"object\":\"chat.completion.chunk\",\"created\":" + call.created());
    out.append(",\"model\":");
    JsonText.quote(facts.model == null ? call.model() : facts.model, out);
    out.append(",\"choices\":[{\"index\":" + choice + ",\"delta\":" + delta);
    out.append(",\"finish_reason\":" + finishReason + "}]}\n\n");
  }

  /** A provider that says {@code [DONE]} without a finish reason has finished all the same. */
  private void finishUnfinished(Bytes out) {
    if (choices.states().isEmpty() || (!facts.content && !choices.allFinished())) {
      facts.failure =
          new AiException(
              AiError.PROVIDER_BAD_RESPONSE,
              call.model() + ": the provider's stream ended without an answer");
      return;
    }
    for (ChoiceState state : choices.states()) {
      state.finishing = !state.finished;
    }
    argumentsOwed(out);
    for (ChoiceState state : choices.states()) {
      if (!state.finished) {
        FinishReason reason = state.tools.isEmpty() ? FinishReason.STOP : FinishReason.TOOL_CALLS;
        state.finished = true;
        made(out, state.index, "{}", '"' + reason.text() + '"');
        if (facts.finishReason == null && state == choices.states().getFirst()) {
          facts.finishReason = reason;
        }
      }
    }
  }

  private void close(Bytes out) {
    choices.remember();
    if (owedUsage != null && !usageShown) {
      usageShown = true;
      out.append(owedUsage);
    }
    out.append(DONE);
  }

  @Override
  public boolean end(Bytes out) {
    if (done) {
      return facts.failure == null;
    }
    if (facts.failure != null || !choices.allFinished()) {
      return false;
    }
    done = true;
    close(out);
    return true;
  }
}
