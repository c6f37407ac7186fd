package dev.weir.simulator.openai;

import dev.weir.simulator.answers.Answer;
import dev.weir.simulator.answers.Piece;
import dev.weir.simulator.answers.Pieces;
import dev.weir.simulator.answers.ToolCall;
import dev.weir.simulator.faults.Fault;
import dev.weir.simulator.faults.FaultKind;
import dev.weir.simulator.http.Frame;
import dev.weir.simulator.http.FrameKind;
import dev.weir.simulator.json.Json;
import dev.weir.simulator.openai.Quirks.ReasoningShape;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a chat completion as a stream of chunks. One instance writes one answer. */
final class ChatStream {

  private static final byte[] DONE = "data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8);
  private static final byte[] DATA = "data: ".getBytes(StandardCharsets.UTF_8);
  private static final byte[] END = "\n\n".getBytes(StandardCharsets.UTF_8);

  private final Quirks quirks;
  private final Fault fault;
  private final Written written;
  private final ObjectNode request;
  private final List<Frame> frames = new ArrayList<>();
  private int tokens;

  ChatStream(Quirks quirks, Fault fault, Written written) {
    this.quirks = quirks;
    this.fault = fault;
    this.written = written;
    this.request = written.request().body();
  }

  List<Frame> frames(int chunk) {
    if (!quirks.beforeStream().isEmpty()) {
      byte[] lines = quirks.beforeStream().getBytes(StandardCharsets.UTF_8);
      frames.add(new Frame(FrameKind.OPENING, lines, 0));
    }
    if (fault.is(FaultKind.EMPTY_CHOICES)) {
      add(FrameKind.OPENING, chunk(null));
    }
    for (int index = 0; index < written.choices().size(); index++) {
      open(index);
    }
    contents(chunk);
    for (int index = 0; index < written.choices().size(); index++) {
      finish(index);
    }
    usage();
    frames.add(new Frame(FrameKind.DONE, DONE, tokens));
    return frames;
  }

  private void open(int index) {
    Answer answer = written.choices().get(index);
    ObjectNode delta = Json.object().put("role", "assistant");
    if (answer.text().isEmpty() && !answer.calls().isEmpty() && quirks.isContentNullBesideCalls()) {
      delta.putNull("content");
    } else {
      delta.put("content", "");
    }
    if (quirks.reasoningShape() == ReasoningShape.HIDDEN) {
      delta.putNull("refusal");
    }
    add(FrameKind.OPENING, chunk(choice(index, delta, null)));
  }

  /** The pieces of all choices, one of each in turn. */
  private void contents(int chunk) {
    List<List<Piece>> all =
        written.choices().stream().map(answer -> Pieces.of(answer, chunk)).toList();
    int longest = all.stream().mapToInt(List::size).max().orElse(0);
    int[] tokensOf = new int[all.size()];
    for (int at = 0; at < longest; at++) {
      for (int index = 0; index < all.size(); index++) {
        if (at < all.get(index).size()) {
          Piece piece = all.get(index).get(at);
          tokens += piece.tokens() - tokensOf[index];
          tokensOf[index] = piece.tokens();
          content(index, piece);
        }
      }
    }
  }

  private void content(int index, Piece piece) {
    ObjectNode delta = Json.object();
    ObjectNode choice = choice(index, delta, null);
    switch (piece) {
      case Piece.Reasoning(var text, var ignored) -> {
        switch (quirks.reasoningShape()) {
          case HIDDEN -> {
            return;
          }
          case FIELD -> {
            if (quirks.isOtherFieldNull()) {
              delta.putNull("content");
            }
            delta.put("reasoning_content", text);
          }
          case PARTS -> delta.putArray("content").add(ChatAnswer.thinking(text));
        }
      }
      case Piece.Text(var text, var ignored) -> {
        delta.put("content", text);
        if (quirks.isOtherFieldNull()) {
          delta.putNull("reasoning_content");
        }
        if (Json.flag(request, "logprobs")) {
          choice.set("logprobs", Logprobs.of(text, request));
        }
      }
      case Piece.CallStarted(var call, var toolCall, var ignored) -> started(delta, call, toolCall);
      case Piece.CallArguments(var call, var text, var ignored) -> {
        if (quirks.isCallWhole()) {
          return;
        }
        ObjectNode node = delta.putArray("tool_calls").addObject().put("index", call);
        node.putObject("function").put("arguments", text);
      }
    }
    add(FrameKind.CONTENT, chunk(choice));
  }

  private void started(ObjectNode delta, int index, ToolCall call) {
    ObjectNode node = delta.putArray("tool_calls").addObject().put("index", index);
    node.put("id", call.id()).put("type", "function");
    node.putObject("function")
        .put("name", call.name())
        .put("arguments", quirks.isCallWhole() ? call.arguments() : "");
  }

  private void finish(int index) {
    Answer answer = written.choices().get(index);
    ObjectNode delta = Json.object();
    if (quirks.isUsageWithFinish()) {
      delta.put("content", "");
    }
    ObjectNode chunk = chunk(choice(index, delta, Written.finishReason(answer)));
    boolean isLast = index == written.choices().size() - 1;
    if (isLast && quirks.isUsageWithFinish() && !fault.is(FaultKind.MISSING_USAGE)) {
      chunk.set("usage", quirks.usage(written.usage()));
    }
    add(FrameKind.FINISH, chunk);
  }

  private void usage() {
    boolean isChunk = written.request().isUsageAsked() && !quirks.isUsageWithFinish();
    if (isChunk && !fault.is(FaultKind.MISSING_USAGE)) {
      add(FrameKind.USAGE, usageChunk());
    }
    if (fault.is(FaultKind.DUPLICATE_USAGE)) {
      add(FrameKind.USAGE, usageChunk());
    }
  }

  private ObjectNode usageChunk() {
    ObjectNode chunk = chunk(null);
    chunk.set("usage", quirks.usage(written.usage()));
    return chunk;
  }

  private ObjectNode chunk(@Nullable ObjectNode choice) {
    ObjectNode chunk = Json.object();
    chunk.put("id", written.id());
    chunk.put("object", "chat.completion.chunk");
    chunk.put("created", written.created());
    chunk.put("model", written.request().model());
    quirks.decorate(chunk, request, true);
    var choices = chunk.putArray("choices");
    if (choice != null) {
      choices.add(choice);
    }
    if (quirks.isNullUsageShown(written.request().isUsageAsked())) {
      chunk.putNull("usage");
    }
    return chunk;
  }

  private static ObjectNode choice(int index, ObjectNode delta, @Nullable String finishReason) {
    ObjectNode choice = Json.object().put("index", index);
    choice.set("delta", delta);
    choice.putNull("logprobs");
    return choice.put("finish_reason", finishReason);
  }

  private void add(FrameKind kind, JsonNode chunk) {
    frames.add(new Frame(kind, event(chunk), tokens));
  }

  static byte[] event(JsonNode data) {
    byte[] json = Json.bytes(data);
    ByteArrayOutputStream event = new ByteArrayOutputStream(json.length + 8);
    event.writeBytes(DATA);
    event.writeBytes(json);
    event.writeBytes(END);
    return event.toByteArray();
  }
}
