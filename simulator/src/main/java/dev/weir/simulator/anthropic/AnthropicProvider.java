package dev.weir.simulator.anthropic;

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
import dev.weir.simulator.tokens.CacheRule;
import dev.weir.simulator.tokens.CacheUse;
import dev.weir.simulator.tokens.PromptCache;
import dev.weir.simulator.tokens.Usage;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Anthropic: messages, token counts and models under {@code /anthropic/v1}. */
public final class AnthropicProvider implements Provider {

  private static final CacheRule CACHE = CacheRule.marked(1024);

  private final Ids ids;
  private final PromptCache cache;

  public AnthropicProvider(Ids ids, PromptCache cache) {
    this.ids = ids;
    this.cache = cache;
  }

  @Override
  public String id() {
    return "anthropic";
  }

  @Override
  public @Nullable String key(Call call) {
    String key = call.header("x-api-key");
    return key == null ? call.bearer() : key;
  }

  @Override
  public String model(Call call) {
    ObjectNode body = call.object();
    return body == null ? "" : Json.string(body, "model", "");
  }

  @Override
  public Reply answer(Call call, Fault fault, Pace pace) {
    String requestId = "req_" + ids.letters(24);
    try {
      return answer(call, fault, pace, requestId);
    } catch (Refusal refusal) {
      return refused(refusal, requestId);
    }
  }

  private Reply answer(Call call, Fault fault, Pace pace, String requestId) {
    Version version = Version.of(call);
    String key = authenticated(call, version);
    if (version == Version.NONE) {
      throw Version.refusal(call);
    }
    String path = call.path().substring("/anthropic".length());
    if (call.method().equals("GET") && path.startsWith("/v1/models")) {
      return whole(200, ModelList.answer(path, call.query()), requestId, null);
    }
    boolean isCounting = path.equals("/v1/messages/count_tokens");
    if (!call.method().equals("POST") || !(isCounting || path.equals("/v1/messages"))) {
      throw Errors.of(404, "Not Found");
    }
    ObjectNode body = body(call);
    String model = Json.string(body, "model", "");
    new MessagesRules(body, call, model, version).check(isCounting);
    MessagesRequest request = MessagesRequest.of(body, model);
    if (isCounting) {
      ObjectNode count = Json.object().put("input_tokens", request.prompt().tokens());
      return whole(200, count, requestId, null);
    }
    return message(request, fault, pace, requestId, Keys.masked(key));
  }

  /**
   * With the newer version the key may also stand in {@code Authorization}, as the SDKs that speak
   * it send it; with the older one it must not, so that a misplaced key is found.
   */
  private static String authenticated(Call call, Version version) {
    String key = call.header("x-api-key");
    if (key == null && version == Version.V2026_10_21) {
      key = call.bearer();
    }
    if (key == null) {
      throw Errors.of(
          401,
          call.header("authorization") == null
              ? "x-api-key header is required"
              : "Invalid bearer token");
    }
    if (!Keys.isAccepted(key)) {
      throw Errors.of(401, "invalid x-api-key");
    }
    return key;
  }

  private static ObjectNode body(Call call) {
    if (!call.saysJson()) {
      throw Errors.invalid("Content-Type header must be `application/json`");
    }
    ObjectNode body = call.object();
    if (body == null) {
      throw Errors.invalid("The request body is not valid JSON");
    }
    String model = Json.string(body, "model", "");
    if (model.isEmpty()) {
      throw Errors.invalid("model: Field required");
    }
    String small = model.toLowerCase(Locale.ROOT);
    boolean isUnknown = small.contains("does-not-exist") || small.contains("nonexistent");
    if (!small.startsWith("claude-") || isUnknown) {
      throw Errors.of(404, "model: " + model);
    }
    return body;
  }

  private Reply message(
      MessagesRequest request, Fault fault, Pace pace, String requestId, String key) {
    String model = request.model();
    Answer answer = Author.answer(request.ask(), () -> "toolu_01" + ids.letters(22));
    if (fault.is(FaultKind.OVERSIZED_ARGUMENTS)) {
      answer = answer.withOversizedArguments(fault.number("bytes", 1 << 20));
    }
    CacheUse used = cache.use(id() + "/" + key + "/" + model, request.prompt(), CACHE);
    Usage usage =
        new Usage(request.prompt().tokens(), used, answer.tokens(), answer.reasoningTokens());
    MessageAnswer message =
        new MessageAnswer("msg_01" + ids.letters(22), model, answer, usage, "standard");
    Bill bill = new Bill(requestId, model, key, usage.prompt(), usage.completion());
    if (request.isStream()) {
      Map<String, String> headers = headers(requestId, "text/event-stream; charset=utf-8", 200);
      headers.put("cache-control", "no-cache");
      return new Reply.Streamed(
          headers, new MessageStream(message, fault).frames(pace.chunk()), bill);
    }
    return whole(200, message.body(fault), requestId, bill);
  }

  @Override
  public Reply.Whole failure(int status, String message, @Nullable String waitSeconds) {
    return refused(Errors.of(status, message), "req_" + ids.letters(24)).waiting(waitSeconds);
  }

  @Override
  public byte[] errorEvent(Call call, int status, String message) {
    ObjectNode event = Errors.body(Errors.of(status, message), "req_" + ids.letters(24));
    return MessageStream.event(event, 0);
  }

  @Override
  public byte[] ping() {
    return MessageStream.PING.clone();
  }

  private static Reply.Whole refused(Refusal refusal, String requestId) {
    return whole(refusal.status(), Errors.body(refusal, requestId), requestId, null);
  }

  private static Reply.Whole whole(
      int status, ObjectNode body, String requestId, @Nullable Bill bill) {
    Map<String, String> headers = headers(requestId, "application/json", status);
    return new Reply.Whole(status, headers, Json.bytes(body), bill);
  }

  private static Map<String, String> headers(String requestId, String type, int status) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("content-type", type);
    headers.put("request-id", requestId);
    headers.put("anthropic-organization-id", "00000000-0000-4000-8000-simulator001");
    headers.put("anthropic-ratelimit-requests-limit", "4000");
    headers.put("anthropic-ratelimit-requests-remaining", "3999");
    headers.put("anthropic-ratelimit-requests-reset", "2026-01-31T12:00:00Z");
    headers.put("anthropic-ratelimit-tokens-limit", "2400000");
    headers.put("anthropic-ratelimit-tokens-remaining", "2399000");
    headers.put("anthropic-ratelimit-tokens-reset", "2026-01-31T12:00:00Z");
    headers.put("set-cookie", "_cfuvid=simulated; path=/; HttpOnly; Secure");
    headers.put("server", "cloudflare");
    headers.put("cf-ray", "simulated-FRA");
    if (status == 200) {
      // Seen on real answers that were fine: a wait only means something on an error.
      headers.put("retry-after", "24");
    }
    return headers;
  }
}
