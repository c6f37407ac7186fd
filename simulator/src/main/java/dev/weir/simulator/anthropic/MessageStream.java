package dev.weir.simulator.anthropic;

import dev.weir.simulator.answers.Piece;
import dev.weir.simulator.answers.Pieces;
import dev.weir.simulator.faults.Fault;
import dev.weir.simulator.faults.FaultKind;
import dev.weir.simulator.http.Frame;
import dev.weir.simulator.http.FrameKind;
import dev.weir.simulator.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Writes a message as a stream of events. One instance writes one message. */
final class MessageStream {

  static final byte[] PING =
      "event: ping\ndata: {\"type\": \"ping\"}\n\n".getBytes(StandardCharsets.UTF_8);

  private static final int NO_BLOCK = -1;

  private final MessageAnswer message;
  private final Fault fault;
  private final List<Frame> frames = new ArrayList<>();
  private int tokens;
  private int index = NO_BLOCK;
  private String block = "";

  MessageStream(MessageAnswer message, Fault fault) {
    this.message = message;
    this.fault = fault;
  }

  List<Frame> frames(int chunk) {
    start();
    if (!fault.is(FaultKind.EMPTY_CHOICES)) {
      Pieces.of(message.answer(), chunk).forEach(this::piece);
      endBlock();
    }
    if (fault.is(FaultKind.DUPLICATE_USAGE)) {
      delta(null);
    }
    delta(message.stopReason());
    add(FrameKind.DONE, Json.object().put("type", "message_stop"));
    return frames;
  }

  private void start() {
    ObjectNode event = Json.object().put("type", "message_start");
    ObjectNode node = event.putObject("message");
    node.put("model", message.model()).put("id", message.id());
    node.put("type", "message").put("role", "assistant").putArray("content");
    node.putNull("stop_reason").putNull("stop_sequence");
    if (!fault.is(FaultKind.MISSING_USAGE)) {
      node.set("usage", message.startUsage(1));
    }
    add(FrameKind.OPENING, event);
  }

  private void piece(Piece piece) {
    tokens = piece.tokens();
    switch (piece) {
      case Piece.Reasoning(var text, var ignored) -> {
        begin(
            "thinking",
            Json.object().put("type", "thinking").put("thinking", "").put("signature", ""));
        content(Json.object().put("type", "thinking_delta").put("thinking", text));
      }
      case Piece.Text(var text, var ignored) -> {
        begin("text", Json.object().put("type", "text").put("text", ""));
        content(Json.object().put("type", "text_delta").put("text", text));
      }
      case Piece.CallStarted(var call, var toolCall, var ignored) -> {
        begin("call " + call, MessageAnswer.block(toolCall));
        content(json(""));
      }
      case Piece.CallArguments(var call, var text, var ignored) -> {
        if (!message.answer().calls().get(call).arguments().equals("{}")) {
          content(json(text));
        }
      }
    }
  }

  private static ObjectNode json(String partial) {
    return Json.object().put("type", "input_json_delta").put("partial_json", partial);
  }

  private void begin(String name, ObjectNode contentBlock) {
    if (block.equals(name)) {
      return;
    }
    endBlock();
    block = name;
    index++;
    ObjectNode event = Json.object().put("type", "content_block_start").put("index", index);
    event.set("content_block", contentBlock);
    add(FrameKind.OPENING, event);
    if (index == 0) {
      frames.add(new Frame(FrameKind.OPENING, PING, tokens));
    }
  }

  private void content(ObjectNode delta) {
    ObjectNode event = Json.object().put("type", "content_block_delta").put("index", index);
    event.set("delta", delta);
    add(FrameKind.CONTENT, event);
  }

  private void endBlock() {
    if (block.isEmpty()) {
      return;
    }
    if (block.equals("thinking")) {
      String signature = Signature.of(message.answer().reasoning());
      content(Json.object().put("type", "signature_delta").put("signature", signature));
    }
    add(FrameKind.OPENING, Json.object().put("type", "content_block_stop").put("index", index));
    block = "";
  }

  private void delta(@Nullable String stopReason) {
    tokens = message.usage().completion();
    ObjectNode event = Json.object().put("type", "message_delta");
    event
        .putObject("delta")
        .put("stop_reason", stopReason)
        .put("stop_sequence", message.answer().stopSequence());
    if (!fault.is(FaultKind.MISSING_USAGE)) {
      event.set("usage", message.endUsage());
    }
    add(FrameKind.FINISH, event);
  }

  private void add(FrameKind kind, ObjectNode event) {
    frames.add(new Frame(kind, event(event, frames.size() % 13), tokens));
  }

  /** An event; real ones have some blanks before their last brace, so that lengths tell nothing. */
  static byte[] event(ObjectNode event, int padding) {
    String json = Json.text(event);
    String padded = json.substring(0, json.length() - 1) + " ".repeat(padding) + "}";
    String lines = "event: " + Json.string(event, "type", "") + "\ndata: " + padded + "\n\n";
    return lines.getBytes(StandardCharsets.UTF_8);
  }
}
