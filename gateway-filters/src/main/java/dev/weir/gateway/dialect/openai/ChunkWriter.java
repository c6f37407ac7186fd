package dev.weir.gateway.dialect.openai;

import dev.weir.gateway.chat.ChatEvent;
import dev.weir.gateway.chat.FinishReason;
import dev.weir.gateway.dialect.ChatFront;
import dev.weir.gateway.dialect.ProviderCall;
import dev.weir.gateway.json.Bytes;
import dev.weir.gateway.json.JsonText;
import dev.weir.ledger.Json;
import dev.weir.ledger.TokenUsage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes events as {@code chat.completion.chunk} frames. All that stands before a chunk's choices
 * is made once; the rest is put together from constants. A failure makes no frame here: who ends
 * the stream knows whether another provider is tried first, and writes the error frame.
 */
final class ChunkWriter implements ChatFront.EventWriter {

  private static final byte[] CHOICE = ascii("\"choices\":[{\"index\":");
  private static final byte[] DELTA = ascii(",\"delta\":{");
  private static final byte[] ROLE = ascii("\"role\":\"assistant\"");
  private static final byte[] CONTENT = ascii("\"content\":");
  private static final byte[] NO_CONTENT = ascii("\"content\":null");
  private static final byte[] REASONING = ascii("\"reasoning_content\":");
  private static final byte[] REFUSAL = ascii("\"refusal\":");
  private static final byte[] ANNOTATIONS = ascii("\"annotations\":");
  private static final byte[] TOOL = ascii("\"tool_calls\":[{\"index\":");
  private static final byte[] TOOL_ID = ascii(",\"id\":");
  private static final byte[] TOOL_NAME = ascii(",\"type\":\"function\",\"function\":{\"name\":");
  private static final byte[] NO_ARGUMENTS = ascii(",\"arguments\":\"\"}}]");
  private static final byte[] ARGUMENTS = ascii(",\"function\":{\"arguments\":");
  private static final byte[] TOOL_END = ascii("}}]");
  private static final byte[] OPEN_END = ascii("},\"finish_reason\":null}]}\n\n");
  private static final byte[] FINISH = ascii("},\"finish_reason\":\"");
  private static final byte[] FINISH_END = ascii("\"}]}\n\n");
  private static final byte[] DONE = ascii("data: [DONE]\n\n");

  private final ProviderCall call;
  private final List<Choice> choices = new ArrayList<>(1);
  private @Nullable String id;
  private @Nullable String model;
  private byte @Nullable [] prefix;
  private @Nullable TokenUsage usage;
  private @Nullable String serviceTier;
  private boolean failed;

  ChunkWriter(ProviderCall call) {
    this.call = call;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void write(ChatEvent event, Bytes out) {
    switch (event) {
      case ChatEvent.Started started -> {
        id = started.id() == null ? id : started.id();
        model = started.model() == null ? model : started.model();
      }
      case ChatEvent.Text text -> said(text.choice(), CONTENT, text.text(), out);
      case ChatEvent.Reasoning more -> said(more.choice(), REASONING, more.text(), out);
      case ChatEvent.Refusal more -> said(more.choice(), REFUSAL, more.text(), out);
      case ChatEvent.ToolStarted started -> started(started, out);
      case ChatEvent.ToolArguments more -> arguments(more, out);
      case ChatEvent.Annotations found -> {
        open(found.choice(), out);
        out.append(ANNOTATIONS).append(Json.mapper().writeValueAsBytes(found.annotations()));
        out.append(OPEN_END);
      }
      case ChatEvent.State state -> {}
      case ChatEvent.Usage count -> {
        usage = count.usage();
        serviceTier = count.serviceTier() == null ? serviceTier : count.serviceTier();
      }
      case ChatEvent.Finished finished -> finish(finished.choice(), finished.reason(), out);
      case ChatEvent.Warned warned -> {}
      case ChatEvent.Failed failure -> failed = true;
    }
  }

  private void said(int choice, byte[] name, String text, Bytes out) {
    if (!text.isEmpty()) {
      open(choice, out);
      out.append(name);
      JsonText.quote(text, out);
      out.append(OPEN_END);
    }
  }

  private void started(ChatEvent.ToolStarted started, Bytes out) {
    Choice choice = choice(started.choice());
    while (choice.argued.size() <= started.tool()) {
      choice.argued.add(false);
    }
    boolean first = !choice.role;
    open(started.choice(), out);
    if (first) {
      out.append(NO_CONTENT).append((byte) ',');
    }
    out.append(TOOL).append(Integer.toString(started.tool())).append(TOOL_ID);
    JsonText.quote(started.id(), out);
    out.append(TOOL_NAME);
    JsonText.quote(started.name(), out);
    out.append(NO_ARGUMENTS).append(OPEN_END);
  }

  private void arguments(ChatEvent.ToolArguments more, Bytes out) {
    if (more.json().isEmpty()) {
      return;
    }
    Choice choice = choice(more.choice());
    if (more.tool() < choice.argued.size()) {
      choice.argued.set(more.tool(), true);
    }
    argument(more.choice(), more.tool(), more.json(), out);
  }

  private void argument(int choice, int tool, String json, Bytes out) {
    open(choice, out);
    out.append(TOOL).append(Integer.toString(tool)).append(ARGUMENTS);
    JsonText.quote(json, out);
    out.append(TOOL_END).append(OPEN_END);
  }

  private void finish(int index, FinishReason said, Bytes out) {
    Choice choice = choice(index);
    if (choice.finished) {
      return;
    }
    choice.finished = true;
    for (int tool = 0; tool < choice.argued.size(); tool++) {
      if (!choice.argued.get(tool)) {
        argument(index, tool, "{}", out);
      }
    }
    boolean first = !choice.role;
    open(index, out);
    if (first) {
      out.append(CONTENT).append("\"\"");
    }
    boolean calls = said == FinishReason.STOP && !choice.argued.isEmpty();
    out.append(FINISH).append((calls ? FinishReason.TOOL_CALLS : said).text());
    out.append(FINISH_END);
  }

  /** Appends a chunk up to its delta's first member, with the role if it is the choice's first. */
  private void open(int index, Bytes out) {
    Choice choice = choice(index);
    out.append(prefix()).append(CHOICE).append(Integer.toString(index)).append(DELTA);
    if (!choice.role) {
      choice.role = true;
      out.append(ROLE).append((byte) ',');
    }
  }

  private byte[] prefix() {
    byte[] made = prefix;
    if (made == null) {
      Bytes text = new Bytes(192).append("data: {\"id\":");
      JsonText.quote(id == null ? call.answerId() : id, text);
      text.append(",\"object\":\"chat.completion.chunk\",\"created\":");
      text.append(Long.toString(call.created())).append(",\"model\":");
      JsonText.quote(model == null ? call.model() : model, text);
      made = text.append(",").toArray();
      prefix = made;
    }
    return made;
  }

  private Choice choice(int index) {
    for (int i = 0; i < choices.size(); i++) {
      if (choices.get(i).index == index) {
        return choices.get(i);
      }
    }
    Choice choice = new Choice(index);
    choices.add(choice);
    return choice;
  }

  @Override
  public void end(Bytes out) {
    if (failed) {
      return;
    }
    for (Choice choice : choices) {
      finish(choice.index, FinishReason.STOP, out);
    }
    if (call.includeUsage() && usage != null) {
      out.append(prefix()).append("\"choices\":[],\"usage\":");
      AnswerWriter.usage(usage, out);
      if (serviceTier != null) {
        out.append(",\"service_tier\":");
        JsonText.quote(serviceTier, out);
      }
      out.append("}\n\n");
    }
    out.append(DONE);
  }

  /** What was written of one choice. */
  private static final class Choice {

    final int index;
    boolean role;
    boolean finished;

    /** For each tool call whether any of its arguments was written. */
    final List<Boolean> argued = new ArrayList<>(2);

    Choice(int index) {
      this.index = index;
    }
  }
}
