package dev.weir.simulator.openai;

import dev.weir.simulator.answers.Answer;
import dev.weir.simulator.answers.Author;
import dev.weir.simulator.faults.Fault;
import dev.weir.simulator.faults.FaultKind;
import dev.weir.simulator.http.Call;
import dev.weir.simulator.http.Ids;
import dev.weir.simulator.http.Keys;
import dev.weir.simulator.http.Pace;
import dev.weir.simulator.http.Provider;
import dev.weir.simulator.http.Refusal;
import dev.weir.simulator.http.Reply;
import dev.weir.simulator.json.Json;
import dev.weir.simulator.meter.Bill;
import dev.weir.simulator.models.Catalog;
import dev.weir.simulator.models.Model;
import dev.weir.simulator.tokens.CacheUse;
import dev.weir.simulator.tokens.PromptCache;
import dev.weir.simulator.tokens.Usage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A provider with OpenAI's endpoints. */
public final class OpenAiProvider implements Provider {

  private final Quirks quirks;
  private final Ids ids;
  private final PromptCache cache;

  public OpenAiProvider(Quirks quirks, Ids ids, PromptCache cache) {
    this.quirks = quirks;
    this.ids = ids;
    this.cache = cache;
  }

  @Override
  public String id() {
    return quirks.id();
  }

  @Override
  public @Nullable String key(Call call) {
    return call.bearer();
  }

  @Override
  public String model(Call call) {
    ObjectNode body = call.object();
    return body == null ? "" : Json.string(body, "model", "");
  }

  @Override
  public Reply answer(Call call, Fault fault, Pace pace) {
    String requestId = "req_" + ids.hex(32);
    try {
      return answer(call, fault, pace, requestId);
    } catch (Refusal refusal) {
      return refused(refusal, requestId);
    }
  }

  private Reply answer(Call call, Fault fault, Pace pace, String requestId) {
    String key = call.bearer();
    if (!Keys.isAccepted(key)) {
      throw quirks.wrongKey(Keys.masked(key));
    }
    String path = call.path().substring(id().length() + 1);
    String endpoint = path.startsWith("/v1/") ? path.substring(3) : path;
    if (call.method().equals("GET") && endpoint.startsWith("/models")) {
      return models(endpoint, requestId);
    }
    if (!call.method().equals("POST")) {
      throw Refusals.unknownUrl(call.method(), path);
    }
    String masked = Keys.masked(key);
    return switch (endpoint) {
      case "/chat/completions" -> chat(body(call), fault, pace, requestId, masked);
      case "/embeddings" -> embeddings(body(call), requestId, masked);
      default -> throw Refusals.unknownUrl(call.method(), path);
    };
  }

  private ObjectNode body(Call call) {
    if (!call.saysJson()) {
      String type = call.header("content-type");
      throw Refusals.wrongContentType(type == null ? "" : type);
    }
    ObjectNode body = call.object();
    if (body == null) {
      throw Refusals.notJson();
    }
    String model = Json.string(body, "model", "");
    if (model.isEmpty()) {
      throw Refusals.invalid("you must provide a model parameter");
    }
    if (!quirks.owns(model.toLowerCase(Locale.ROOT)) || isSaidToBeUnknown(model)) {
      throw quirks.unknownModel(model);
    }
    return body;
  }

  private static boolean isSaidToBeUnknown(String model) {
    String small = model.toLowerCase(Locale.ROOT);
    return small.contains("does-not-exist") || small.contains("nonexistent");
  }

  private Reply chat(ObjectNode body, Fault fault, Pace pace, String requestId, String key) {
    String model = Json.string(body, "model", "");
    if (quirks.dimensions(model) > 0) {
      throw Refusal.of(
          403,
          "invalid_request_error",
          null,
          null,
          "You are not allowed to sample from this model");
    }
    quirks.check(body, model);
    ChatRules.check(body);
    ChatRequest request = ChatRequest.of(body, model, quirks);
    CacheUse used = cache.use(id() + "/" + key + "/" + model, request.prompt(), quirks.cacheRule());
    Written written =
        new Written(
            request,
            quirks.answerId(ids),
            System.currentTimeMillis() / 1000,
            choices(request, fault),
            used);
    Usage usage = written.usage();
    Bill bill = new Bill(requestId, model, key, usage.prompt(), usage.completion());
    if (request.isStream()) {
      Map<String, String> headers = headers(requestId, "text/event-stream; charset=utf-8");
      headers.put("cache-control", "no-cache");
      return new Reply.Streamed(
          headers, new ChatStream(quirks, fault, written).frames(pace.chunk()), bill);
    }
    return whole(200, new ChatAnswer(quirks, fault).body(written), requestId, bill);
  }

  private List<Answer> choices(ChatRequest request, Fault fault) {
    List<Answer> choices = new ArrayList<>();
    for (int at = 0; at < request.choices(); at++) {
      Answer answer = Author.answer(request.ask(), () -> quirks.callId(ids));
      choices.add(
          fault.is(FaultKind.OVERSIZED_ARGUMENTS)
              ? answer.withOversizedArguments(fault.number("bytes", 1 << 20))
              : answer);
    }
    return choices;
  }

  private Reply embeddings(ObjectNode body, String requestId, String key) {
    String model = Json.string(body, "model", "");
    int dimensions = quirks.dimensions(model);
    if (dimensions == 0) {
      throw Refusal.of(
          403,
          "invalid_request_error",
          null,
          null,
          "You are not allowed to generate embeddings from this model");
    }
    quirks.checkEmbedding(body, model);
    Embeddings embeddings = Embeddings.of(body, model, dimensions);
    int tokens = embeddings.tokens();
    ObjectNode usage = Json.object().put("prompt_tokens", tokens).put("total_tokens", tokens);
    Bill bill = new Bill(requestId, model, key, tokens, 0);
    return whole(200, embeddings.body(usage), requestId, bill);
  }

  private Reply models(String endpoint, String requestId) {
    if (endpoint.equals("/models")) {
      ObjectNode body = Json.object().put("object", "list");
      ArrayNode data = body.putArray("data");
      Catalog.of(id()).forEach(model -> data.add(entry(model)));
      return whole(200, body, requestId, null);
    }
    String wanted = endpoint.substring("/models/".length());
    Model found =
        Catalog.of(id()).stream()
            .filter(model -> model.id().equals(wanted))
            .findFirst()
            .orElseThrow(() -> quirks.unknownModel(wanted));
    return whole(200, entry(found), requestId, null);
  }

  private static ObjectNode entry(Model model) {
    return Json.object()
        .put("id", model.id())
        .put("object", "model")
        .put("created", model.created())
        .put("owned_by", model.owner());
  }

  private Reply.Whole refused(Refusal refusal, String requestId) {
    return whole(refusal.status(), quirks.error(refusal), requestId, null);
  }

  private Reply.Whole whole(int status, JsonNode body, String requestId, @Nullable Bill bill) {
    byte[] json = quirks.isPretty() ? Json.prettyBytes(body) : Json.bytes(body);
    if (status == 200 && !quirks.beforeBody().isEmpty()) {
      json =
          (quirks.beforeBody() + new String(json, StandardCharsets.UTF_8))
              .getBytes(StandardCharsets.UTF_8);
    }
    return new Reply.Whole(status, headers(requestId, "application/json"), json, bill);
  }

  private Map<String, String> headers(String requestId, String type) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("content-type", type);
    headers.putAll(quirks.headers(requestId));
    return headers;
  }

  @Override
  public Reply.Whole failure(int status, String message, @Nullable String waitSeconds) {
    return refused(failed(status, message), "req_" + ids.hex(32)).waiting(waitSeconds);
  }

  @Override
  public byte[] errorEvent(Call call, int status, String message) {
    return ChatStream.event(quirks.error(failed(status, message)));
  }

  @Override
  public byte[] ping() {
    return quirks.ping().getBytes(StandardCharsets.UTF_8);
  }

  private static Refusal failed(int status, String message) {
    return switch (status) {
      case 400, 404, 409, 422 -> Refusal.of(status, "invalid_request_error", message);
      case 401 -> Refusal.of(401, "invalid_request_error", "invalid_api_key", null, message);
      case 403 -> Refusal.of(403, "permission_error", message);
      case 429 -> Refusal.of(429, "requests", "rate_limit_exceeded", null, message);
      default -> Refusal.of(status, "server_error", message);
    };
  }
}
