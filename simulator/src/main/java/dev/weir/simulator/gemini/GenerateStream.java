package dev.weir.simulator.gemini;

import dev.weir.simulator.answers.Answer;
import dev.weir.simulator.answers.Piece;
import dev.weir.simulator.answers.Pieces;
import dev.weir.simulator.faults.Fault;
import dev.weir.simulator.faults.FaultKind;
import dev.weir.simulator.http.Frame;
import dev.weir.simulator.http.FrameKind;
import dev.weir.simulator.json.Json;
import dev.weir.simulator.tokens.TokenCounter;
import dev.weir.simulator.tokens.Usage;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes candidates as a stream of responses, each with the cumulative usage. A call comes whole,
 * the finish reason in a later chunk. One instance writes one answer.
 */
final class GenerateStream {

  private final Generated generated;
  private final Fault fault;
  private final StreamForm form;
  private final Usage usage;
  private final List<Frame> frames = new ArrayList<>();
  private int tokens;
  private int thoughts;

  GenerateStream(Generated generated, Fault fault, StreamForm form) {
    this.generated = generated;
    this.fault = fault;
    this.form = form;
    this.usage = generated.usage();
  }

  List<Frame> frames(int chunk) {
    if (fault.is(FaultKind.EMPTY_CHOICES)) {
      add(FrameKind.OPENING, Json.object());
    }
    for (int index = 0; index < generated.candidates().size(); index++) {
      candidate(index, chunk);
    }
    if (fault.is(FaultKind.DUPLICATE_USAGE)) {
      add(FrameKind.USAGE, Json.object());
    }
    if (form == StreamForm.ARRAY) {
      frames.add(new Frame(FrameKind.DONE, form.end(), tokens));
    }
    return frames;
  }

  private void candidate(int index, int chunk) {
    Answer answer = generated.candidates().get(index);
    int before = tokens;
    int thoughtBefore = thoughts;
    int reasoning = answer.reasoningTokens();
    for (Piece piece : Pieces.of(answer, chunk)) {
      tokens = before + piece.tokens();
      thoughts = thoughtBefore + Math.min(piece.tokens(), reasoning);
      piece(index, answer, piece, before);
    }
    tokens = before + answer.tokens();
    thoughts = thoughtBefore + reasoning;
    finish(index, answer);
  }

  private void piece(int index, Answer answer, Piece piece, int before) {
    switch (piece) {
      case Piece.Reasoning(var text, var ignored) -> {
        if (generated.request().isThoughtShown()) {
          content(index, Json.object().put("text", text).put("thought", true));
        }
      }
      case Piece.Text(var text, var ignored) -> content(index, Json.object().put("text", text));
      case Piece.CallStarted(var call, var toolCall, var written) -> {
        tokens = before + written + TokenCounter.of(toolCall.arguments());
        content(index, generated.callPart(answer, call));
      }
      case Piece.CallArguments ignored -> {}
    }
  }

  private void content(int index, ObjectNode part) {
    add(FrameKind.CONTENT, response(index, part));
  }

  private void finish(int index, Answer answer) {
    ObjectNode part = Json.object().put("text", "");
    if (Generation.of(generated.request().model()).isThird() && !answer.text().isEmpty()) {
      part.put("thoughtSignature", ThoughtSignature.of(answer.text()));
    }
    ObjectNode response = response(index, part);
    ObjectNode candidate = (ObjectNode) response.path("candidates").get(0);
    candidate.put("finishReason", Generated.finishReason(answer));
    add(FrameKind.FINISH, response);
  }

  private static ObjectNode response(int index, ObjectNode part) {
    ObjectNode response = Json.object();
    ObjectNode candidate = response.putArray("candidates").addObject();
    ObjectNode content = candidate.putObject("content");
    content.putArray("parts").add(part);
    content.put("role", "model");
    candidate.put("index", index);
    return response;
  }

  private void add(FrameKind kind, ObjectNode response) {
    if (!fault.is(FaultKind.MISSING_USAGE)) {
      Usage soFar = new Usage(usage.prompt(), usage.cache(), tokens, thoughts);
      response.set("usageMetadata", Generated.usageMetadata(soFar));
    }
    byte[] bytes = form.event(generated.signed(response), frames.isEmpty());
    frames.add(new Frame(kind, bytes, tokens));
  }
}
