package dev.weir.simulator.http;

import dev.weir.simulator.faults.Fault;
import dev.weir.simulator.faults.FaultScript;
import dev.weir.simulator.json.Json;
import dev.weir.simulator.meter.Meter;
import dev.weir.simulator.meter.MeterReading;
import dev.weir.simulator.meter.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The simulator's own endpoints: health, meter, faults, pace and the log of requests. */
final class Control {

  private final Meter meter;
  private final FaultScript faults;
  private final RequestLog log;
  private final AtomicReference<Pace> pace;

  Control(Meter meter, FaultScript faults, RequestLog log, AtomicReference<Pace> pace) {
    this.meter = meter;
    this.faults = faults;
    this.log = log;
    this.pace = pace;
  }

  /** The answer when the path is one of ours. */
  Optional<Reply.Whole> answer(Call call) {
    return switch (call.path()) {
      case "/health" -> Optional.of(ok(Json.object().put("status", "UP")));
      case "/meter" -> Optional.of(meter(call));
      case "/faults" -> Optional.of(faults(call));
      case "/pace" -> Optional.of(pace(call));
      case "/requests" -> Optional.of(requests(call));
      default -> Optional.empty();
    };
  }

  private Reply.Whole meter(Call call) {
    if (call.method().equals("DELETE")) {
      meter.reset();
    }
    MeterReading reading = meter.read();
    ObjectNode node = tally(reading.total());
    node.set("by_model", tallies(reading.byModel()));
    node.set("by_key", tallies(reading.byKey()));
    if ("request".equals(call.query().get("by"))) {
      ObjectNode requests = node.putObject("by_request");
      reading
          .byRequest()
          .forEach(
              (id, request) ->
                  requests
                      .putObject(id)
                      .put("model", request.model())
                      .put("key", request.key())
                      .put("prompt_tokens", request.promptTokens())
                      .put("completion_tokens", request.completionTokens())
                      .put("finished", request.finished()));
    }
    return ok(node);
  }

  private Reply.Whole faults(Call call) {
    if (call.method().equals("DELETE")) {
      faults.clear();
    } else if (call.method().equals("POST")) {
      List<Fault> added = new ArrayList<>();
      try {
        read(call.json(), added);
      } catch (IllegalArgumentException | ClassCastException wrong) {
        return answer(400, Json.object().put("error", String.valueOf(wrong.getMessage())));
      }
      added.forEach(faults::add);
    }
    ObjectNode node = Json.object();
    ArrayNode list = node.putArray("faults");
    faults.pending().forEach(fault -> list.add(fault.toJson()));
    return ok(node);
  }

  /** {@code {"faults":[…]}}, a bare list, or one fault. */
  private static void read(@Nullable JsonNode body, List<Fault> added) {
    if (body == null) {
      throw new IllegalArgumentException("body: not JSON (expected: {\"faults\":[…]})");
    }
    JsonNode list = body.has("faults") ? body.path("faults") : body;
    if (list.isArray()) {
      list.forEach(node -> added.add(Fault.read(node)));
    } else {
      added.add(Fault.read(list));
    }
  }

  private Reply.Whole pace(Call call) {
    JsonNode body = call.json();
    if (!call.method().equals("GET") && body != null) {
      pace.updateAndGet(current -> current.changed(body));
    }
    return ok(pace.get().toJson());
  }

  private Reply.Whole requests(Call call) {
    if (call.method().equals("DELETE")) {
      log.clear();
    }
    ObjectNode node = Json.object();
    ArrayNode list = node.putArray("requests");
    log.requests().forEach(request -> list.add(request.toJson()));
    return ok(node);
  }

  private static ObjectNode tallies(Map<String, Tally> tallies) {
    ObjectNode node = Json.object();
    tallies.forEach((name, tally) -> node.set(name, tally(tally)));
    return node;
  }

  private static ObjectNode tally(Tally tally) {
    return Json.object()
        .put("requests", tally.requests())
        .put("prompt_tokens", tally.promptTokens())
        .put("completion_tokens", tally.completionTokens());
  }

  private static Reply.Whole ok(JsonNode body) {
    return answer(200, body);
  }

  static Reply.Whole answer(int status, JsonNode body) {
    return new Reply.Whole(
        status, Map.of("content-type", "application/json"), Json.bytes(body), null);
  }
}
