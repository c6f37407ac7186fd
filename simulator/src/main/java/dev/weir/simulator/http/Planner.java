package dev.weir.simulator.http;

import dev.weir.simulator.faults.Fault;
import dev.weir.simulator.faults.FaultKind;
import dev.weir.simulator.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Turns a provider's reply, the pace and a fault into the plan of how the answer goes out. */
final class Planner {

  private static final Duration BEFORE_ACCIDENT = Duration.ofMillis(20);
  private static final byte[] NOT_JSON =
      "<html><body>502 Bad Gateway".getBytes(StandardCharsets.UTF_8);
  private static final byte[] NOT_JSON_EVENT =
      "data: {\"id\": oops, not JSON\n\n".getBytes(StandardCharsets.UTF_8);

  private final Provider provider;
  private final Call call;
  private final Fault fault;
  private final Pace pace;

  Planner(Provider provider, Call call, Fault fault, Pace pace) {
    this.provider = provider;
    this.call = call;
    this.fault = fault;
    this.pace = pace;
  }

  Plan plan() {
    if (fault.is(FaultKind.STATUS)) {
      return whole(status());
    }
    if (fault.is(FaultKind.RESET) && !fault.setting("after").isNumber()) {
      return new Plan(
          Duration.ZERO, 200, Map.of(), false, false, List.of(Step.Accident.RESET), null);
    }
    return switch (provider.answer(call, fault, pace)) {
      case Reply.Whole whole -> whole(whole);
      case Reply.Streamed streamed -> streamed(streamed);
    };
  }

  private Reply.Whole status() {
    int status = fault.number("status", 500);
    JsonNode wait = fault.setting("retry_after");
    String seconds = wait.isMissingNode() ? null : wait.asString(wait.toString());
    Reply.Whole usual = provider.failure(status, "The simulator was told to fail", seconds);
    Map<String, String> headers = new LinkedHashMap<>(usual.headers());
    for (Map.Entry<String, JsonNode> header : fault.setting("headers").properties()) {
      headers.put(header.getKey(), header.getValue().asString(header.getValue().toString()));
    }
    return new Reply.Whole(status, headers, statusBody(usual.body()), null);
  }

  private byte[] statusBody(byte[] usual) {
    JsonNode body = fault.setting("body");
    if (body.isMissingNode()) {
      return usual;
    }
    return body.isString() ? body.stringValue().getBytes(StandardCharsets.UTF_8) : Json.bytes(body);
  }

  private Plan whole(Reply.Whole reply) {
    Reply.Whole answer = reply;
    boolean isAnswer = reply.bill() != null;
    if (isAnswer && fault.is(FaultKind.BAD_BODY)) {
      answer = new Reply.Whole(200, reply.headers(), NOT_JSON, null);
    } else if (isAnswer && fault.is(FaultKind.ERROR_EVENT)) {
      byte[] error = provider.failure(errorStatus(), errorMessage(), null).body();
      answer = new Reply.Whole(200, reply.headers(), error, null);
    }
    byte[] body = answer.body();
    Map<String, String> headers = headers(answer.headers());
    if (fault.is(FaultKind.GZIP)) {
      body = new Compression().finished(body);
    }
    headers.put("content-length", Integer.toString(body.length));
    List<Step> steps = new ArrayList<>();
    wholeSteps(body, steps);
    return new Plan(
        beforeHeaders(),
        answer.status(),
        headers,
        isHeadersFirst(),
        false,
        bytewise(steps),
        answer.bill());
  }

  private void wholeSteps(byte[] body, List<Step> steps) {
    firstToken(steps);
    int half = body.length / 2;
    switch (fault.kind()) {
      case STALL -> {
        if (fault.number("after", 1) > 0) {
          steps.add(new Step.Send(Arrays.copyOf(body, half), 0));
        }
        steps.add(Step.Accident.HANG);
      }
      case CUT, RESET -> {
        steps.add(new Step.Send(Arrays.copyOf(body, half), 0));
        steps.add(new Step.Pause(BEFORE_ACCIDENT));
        steps.add(fault.is(FaultKind.CUT) ? Step.Accident.CLOSE : Step.Accident.RESET);
      }
      default -> steps.add(new Step.Send(body, 0));
    }
  }

  private Plan streamed(Reply.Streamed reply) {
    if (fault.is(FaultKind.BAD_BODY)) {
      List<Step> steps = List.of(new Step.Send(NOT_JSON_EVENT, 0));
      return new Plan(beforeHeaders(), 200, headers(reply.headers()), false, true, steps, null);
    }
    boolean isFailure = fault.is(FaultKind.ERROR_EVENT) && fault.number("after", 0) == 0;
    List<Step> steps = new ArrayList<>();
    firstToken(steps);
    frames(reply.frames(), steps);
    return new Plan(
        beforeHeaders(),
        200,
        headers(reply.headers()),
        isHeadersFirst(),
        true,
        bytewise(steps),
        isFailure ? null : reply.bill());
  }

  private void frames(List<Frame> frames, List<Step> steps) {
    boolean hasDone = frames.stream().anyMatch(frame -> frame.kind() == FrameKind.DONE);
    int contents = 0;
    int tokens = 0;
    boolean isFlooded = false;
    for (Frame frame : frames) {
      boolean isContent = frame.kind() == FrameKind.CONTENT;
      if (isContent && !isFlooded) {
        isFlooded = true;
        flood(steps);
      }
      if (isPlace(frame, contents) && accident(frame, tokens, steps)) {
        return;
      }
      if (!isLeftOut(frame, hasDone)) {
        if (!pace.perFrame().isZero()) {
          steps.add(new Step.Pause(pace.perFrame()));
        }
        steps.add(new Step.Send(frame.bytes(), frame.tokens()));
        tokens = frame.tokens();
      }
      contents += isContent ? 1 : 0;
    }
  }

  /** Whether the accident belongs before this frame: so many contents are out, or none follow. */
  private boolean isPlace(Frame frame, int contents) {
    int usual = fault.is(FaultKind.ERROR_EVENT) ? 0 : 1;
    return contents >= fault.number("after", usual)
        || frame.kind() == FrameKind.FINISH
        || frame.kind() == FrameKind.DONE;
  }

  private boolean accident(Frame next, int tokens, List<Step> steps) {
    switch (fault.kind()) {
      case STALL -> steps.add(Step.Accident.HANG);
      case CUT -> {
        byte[] half = Arrays.copyOf(next.bytes(), next.bytes().length / 2);
        steps.add(new Step.Send(half, next.tokens()));
        steps.add(new Step.Pause(BEFORE_ACCIDENT));
        steps.add(Step.Accident.CLOSE);
      }
      case RESET -> {
        steps.add(new Step.Pause(BEFORE_ACCIDENT));
        steps.add(Step.Accident.RESET);
      }
      case ERROR_EVENT ->
          steps.add(
              new Step.Send(provider.errorEvent(call, errorStatus(), errorMessage()), tokens));
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean isLeftOut(Frame frame, boolean hasDone) {
    if (!fault.is(FaultKind.CLOSE_WITHOUT_DONE)) {
      return false;
    }
    return switch (frame.kind()) {
      case DONE -> true;
      case FINISH, USAGE -> fault.flag("unfinished") || !hasDone;
      case OPENING, CONTENT -> false;
    };
  }

  private void flood(List<Step> steps) {
    if (!fault.is(FaultKind.PING_FLOOD)) {
      return;
    }
    for (int at = 0; at < fault.number("count", 100); at++) {
      if (fault.number("millis", 0) > 0) {
        steps.add(new Step.Pause(fault.millis(0)));
      }
      steps.add(new Step.Send(provider.ping(), 0));
    }
  }

  private List<Step> bytewise(List<Step> steps) {
    return switch (fault.kind()) {
      case SLOW_DRIP -> Slicing.drip(steps, fault.number("bytes", 1), fault.millis(20));
      case ODD_CUTS -> Slicing.odd(steps, fault.number("seed", 1), fault.number("bytes", 7));
      case GZIP -> steps.size() == 1 ? steps : new Compression().steps(steps);
      default -> steps;
    };
  }

  private Map<String, String> headers(Map<String, String> usual) {
    Map<String, String> headers = new LinkedHashMap<>(usual);
    if (fault.is(FaultKind.GZIP)) {
      headers.put("content-encoding", "gzip");
    }
    if (fault.is(FaultKind.WRONG_CONTENT_TYPE)) {
      String type = fault.text("content_type");
      headers.put("content-type", type == null ? "text/html; charset=utf-8" : type);
    }
    return headers;
  }

  private void firstToken(List<Step> steps) {
    if (fault.is(FaultKind.DELAY_FIRST_TOKEN)) {
      steps.add(new Step.Pause(fault.millis(60_000)));
    }
  }

  private Duration beforeHeaders() {
    return fault.is(FaultKind.DELAY_HEADERS)
        ? pace.latency().plus(fault.millis(60_000))
        : pace.latency();
  }

  private boolean isHeadersFirst() {
    return fault.is(FaultKind.DELAY_FIRST_TOKEN) || fault.is(FaultKind.STALL);
  }

  private int errorStatus() {
    return fault.number("status", 529);
  }

  private String errorMessage() {
    String message = fault.text("message");
    return message == null ? "Overloaded" : message;
  }
}
