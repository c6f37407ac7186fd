package dev.weir.simulator.gemini;

import dev.weir.simulator.answers.Answer;
import dev.weir.simulator.answers.Author;
import dev.weir.simulator.faults.Fault;
import dev.weir.simulator.faults.FaultKind;
import dev.weir.simulator.http.Call;
import dev.weir.simulator.http.Frame;
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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Gemini: generateContent and its kin under {@code /gemini/v1beta}. */
public final class GeminiProvider implements Provider {

  private static final CacheRule CACHE = CacheRule.automatic(1024, 1);

  private final Ids ids;
  private final PromptCache cache;

  public GeminiProvider(Ids ids, PromptCache cache) {
    this.ids = ids;
    this.cache = cache;
  }

  @Override
  public String id() {
    return "gemini";
  }

  @Override
  public @Nullable String key(Call call) {
    return call.header("x-goog-api-key");
  }

  @Override
  public String model(Call call) {
    Target target = Target.of(call.path());
    return target == null ? "" : target.model();
  }

  @Override
  public Reply answer(Call call, Fault fault, Pace pace) {
    String requestId = ids.letters(22);
    try {
      return answer(call, fault, pace, requestId);
    } catch (Refusal refusal) {
      return refused(refusal, requestId, null);
    }
  }

  private Reply answer(Call call, Fault fault, Pace pace, String requestId) {
    String key = authenticated(call);
    if (call.method().equals("GET")) {
      if (!call.path().matches("/gemini/v1(beta|alpha)?/models(/[^/:]+)?")) {
        throw Errors.of(404, "Requested entity was not found.");
      }
      return whole(200, ModelList.answer(call.path(), call.query()), requestId, null);
    }
    Target target = Target.of(call.path());
    if (target == null || !call.method().equals("POST")) {
      throw Errors.of(404, "Requested entity was not found.");
    }
    target.check();
    ObjectNode body = body(call);
    String masked = Keys.masked(key);
    return switch (target.method()) {
      case "generateContent" ->
          whole(generate(body, target, fault, requestId, masked), fault, requestId, masked);
      case "streamGenerateContent" -> {
        Generated generated = generate(body, target, fault, requestId, masked);
        yield stream(generated, call, fault, pace, requestId, masked);
      }
      case "countTokens" -> count(body, target, requestId);
      case "embedContent" -> {
        List<EmbedRequest> one = List.of(EmbedRequest.of(body, target, "request"));
        ObjectNode answer = Json.object();
        answer.set("embedding", one.getFirst().embedding());
        yield whole(200, answer, requestId, bill(one, target, requestId, masked));
      }
      case "batchEmbedContents" -> {
        List<EmbedRequest> batch = EmbedRequest.batch(body, target);
        ObjectNode answer = Json.object();
        ArrayNode embeddings = answer.putArray("embeddings");
        batch.forEach(one -> embeddings.add(one.embedding()));
        yield whole(200, answer, requestId, bill(batch, target, requestId, masked));
      }
      default -> throw Errors.of(404, "Requested entity was not found.");
    };
  }

  private static String authenticated(Call call) {
    if (call.query().containsKey("key")) {
      throw Errors.invalid(
          "The simulator takes no key in the URL, where logs would keep it: send x-goog-api-key.");
    }
    String key = call.header("x-goog-api-key");
    if (key == null) {
      throw Errors.of(
          403,
          "Method doesn't allow unregistered callers (callers without established identity). Please"
              + " use API Key or other form of API consumer identity to call this API.");
    }
    if (!Keys.isAccepted(key)) {
      throw Errors.badKey();
    }
    return key;
  }

  private static ObjectNode body(Call call) {
    ObjectNode body = call.saysJson() ? call.object() : null;
    if (body == null) {
      throw Errors.invalid("Invalid JSON payload received. Expected an object with JSON content.");
    }
    Spelling.unify(body);
    return body;
  }

  private Generated generate(
      ObjectNode body, Target target, Fault fault, String requestId, String key) {
    new GenerateRules(body, Generation.of(target.model())).check();
    GenerateRequest request = GenerateRequest.of(body, target.model());
    List<Answer> candidates = new ArrayList<>();
    for (int at = 0; at < request.candidates(); at++) {
      Answer answer = Author.answer(request.ask(), () -> ids.letters(8).toLowerCase(Locale.ROOT));
      candidates.add(
          fault.is(FaultKind.OVERSIZED_ARGUMENTS)
              ? answer.withOversizedArguments(fault.number("bytes", 1 << 20))
              : answer);
    }
    CacheUse used = cache.use(id() + "/" + key + "/" + target.model(), request.prompt(), CACHE);
    return new Generated(request, requestId, candidates, used);
  }

  private static Reply whole(Generated generated, Fault fault, String requestId, String key) {
    return whole(200, generated.body(fault), requestId, bill(generated, requestId, key));
  }

  private static Reply stream(
      Generated generated, Call call, Fault fault, Pace pace, String requestId, String key) {
    StreamForm form = form(call);
    List<Frame> frames = new GenerateStream(generated, fault, form).frames(pace.chunk());
    return new Reply.Streamed(
        headers(requestId, form.contentType()), frames, bill(generated, requestId, key));
  }

  private static StreamForm form(Call call) {
    return "sse".equals(call.query().get("alt")) ? StreamForm.EVENTS : StreamForm.ARRAY;
  }

  private static Reply count(ObjectNode body, Target target, String requestId) {
    ObjectNode counted =
        body.path("generateContentRequest") instanceof ObjectNode inner ? inner : body;
    new ContentRules(counted.path("contents"), Generation.of(target.model())).check();
    int tokens = GenerateRequest.of(counted, target.model()).prompt().tokens();
    return whole(200, Json.object().put("totalTokens", tokens), requestId, null);
  }

  private static Bill bill(Generated generated, String requestId, String key) {
    Usage usage = generated.usage();
    String model = generated.request().model();
    return new Bill(requestId, model, key, usage.prompt(), usage.completion());
  }

  private static Bill bill(List<EmbedRequest> texts, Target target, String requestId, String key) {
    int tokens = texts.stream().mapToInt(EmbedRequest::tokens).sum();
    return new Bill(requestId, target.model(), key, tokens, 0);
  }

  @Override
  public Reply.Whole failure(int status, String message, @Nullable String waitSeconds) {
    return refused(failed(status, message), ids.letters(22), waitSeconds);
  }

  @Override
  public byte[] errorEvent(Call call, int status, String message) {
    StreamForm form = form(call);
    boolean isFirst = form == StreamForm.EVENTS;
    return form.event(Errors.body(failed(status, message), null), isFirst);
  }

  /** Google has no 529. */
  private static Refusal failed(int status, String message) {
    return Errors.of(status == 529 ? 503 : status, message);
  }

  @Override
  public byte[] ping() {
    return "\r\n".getBytes(StandardCharsets.UTF_8);
  }

  private static Reply.Whole refused(
      Refusal refusal, String requestId, @Nullable String waitSeconds) {
    return whole(refusal.status(), Errors.body(refusal, waitSeconds), requestId, null);
  }

  private static Reply.Whole whole(
      int status, ObjectNode body, String requestId, @Nullable Bill bill) {
    return new Reply.Whole(
        status,
        headers(requestId, "application/json; charset=UTF-8"),
        Json.prettyBytes(body),
        bill);
  }

  private static Map<String, String> headers(String requestId, String type) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("content-type", type);
    headers.put("x-request-id", requestId);
    headers.put("x-gemini-service-tier", "standard");
    headers.put("server", "scaffolding on HTTPServer2");
    headers.put("server-timing", "gfet4t7; dur=12");
    headers.put("x-content-type-options", "nosniff");
    headers.put("vary", "Origin, X-Origin, Referer");
    return headers;
  }
}
