package dev.weir.clients;

import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientImpl;
import com.openai.client.okhttp.OkHttpClient;
import com.openai.core.ClientOptions;
import com.openai.core.JsonValue;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.InternalServerException;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIServiceException;
import com.openai.errors.RateLimitException;
import com.openai.errors.SseException;
import com.openai.errors.UnauthorizedException;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.ReasoningEffort;
import com.openai.models.ResponseFormatJsonObject;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionContentPart;
import com.openai.models.chat.completions.ChatCompletionContentPartImage;
import com.openai.models.chat.completions.ChatCompletionContentPartText;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessage;
import com.openai.models.chat.completions.ChatCompletionMessageToolCall;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import com.openai.models.chat.completions.StructuredChatCompletion;
import com.openai.models.chat.completions.StructuredChatCompletionCreateParams;
import com.openai.models.completions.CompletionUsage;
import com.openai.models.embeddings.CreateEmbeddingResponse;
import com.openai.models.embeddings.Embedding;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.models.Model;
import dev.weir.clients.JourneyTable.Journey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One journey at one provider with OpenAI's Java SDK. What it saw gathers in {@code seen}. One
 * thread at a time.
 */
final class JavaJourney {

  private static final int MOST_TURNS = 10;

  private final JsonNode ask;
  private final CountingHttpClient wire = new CountingHttpClient(OkHttpClient.builder().build());
  private final OpenAIClient client;
  private final ObjectNode seen = JourneyTable.JSON.createObjectNode();

  private JavaJourney(Journey journey, String baseUrl, String key) {
    ask = journey.ask();
    String tags =
        "language:%s, journey:%s, provider:%s"
            .formatted(journey.language(), journey.name(), journey.provider());
    client =
        new OpenAIClientImpl(
            ClientOptions.builder()
                .httpClient(wire)
                .baseUrl(baseUrl)
                .apiKey(ask.path("key").asString(key))
                .putHeader("x-tags", tags)
                .build());
  }

  /** Makes the journey and says what it saw. */
  static JsonNode make(Journey journey, String baseUrl, String key) {
    JavaJourney made = new JavaJourney(journey, baseUrl, key);
    try {
      made.make(journey.row().path("do").asString());
    } catch (OpenAIServiceException refused) {
      made.error(refused);
    } catch (RuntimeException failure) {
      // The line tells of it, and the other journeys go on.
      made.seen.put("failure", failure.toString());
    } finally {
      made.client.close();
    }
    return made.seen
        .put("language", journey.language())
        .put("journey", journey.name())
        .put("provider", journey.provider())
        .put("tries", made.wire.tries())
        .put("served_by", made.wire.header("x-weir-provider"))
        .put("should_retry", made.wire.header("x-should-retry"))
        .put("warnings", made.wire.header("x-weir-warnings"));
  }

  private void make(String what) {
    switch (what) {
      case "chat" -> chat();
      case "together" -> together();
      case "tools" -> tools();
      case "parse" -> parse();
      case "models" -> models();
      case "embed" -> embed();
      default -> throw new IllegalArgumentException(what + " is not known");
    }
  }

  private ChatCompletionCreateParams.Builder request() {
    ChatCompletionCreateParams.Builder request =
        ChatCompletionCreateParams.builder()
            .model(ask.path("model").asString())
            .messages(List.of());
    if (ask.has("system")) {
      request.addSystemMessage(ask.path("system").asString());
    }
    if (ask.has("image")) {
      request.addUserMessageOfArrayOfContentParts(parts());
    } else if (ask.has("words")) {
      request.addUserMessage(ask.path("words").asString());
    }
    if (ask.has("effort")) {
      request.reasoningEffort(ReasoningEffort.of(ask.path("effort").asString()));
    }
    if (ask.has("json")) {
      request.responseFormat(ResponseFormatJsonObject.builder().build());
    }
    if (ask.has("fallbacks")) {
      request.putAdditionalBodyProperty("fallbacks", JsonValue.from(texts(ask.path("fallbacks"))));
    }
    return request;
  }

  private List<ChatCompletionContentPart> parts() {
    String words = ask.path("words").asString();
    String image = ask.path("image").asString();
    return List.of(
        ChatCompletionContentPart.ofText(
            ChatCompletionContentPartText.builder().text(words).build()),
        ChatCompletionContentPart.ofImageUrl(
            ChatCompletionContentPartImage.builder()
                .imageUrl(ChatCompletionContentPartImage.ImageUrl.builder().url(image).build())
                .build()));
  }

  private void chat() {
    for (int i = 0; i < ask.path("failing_first").asInt(0); i++) {
      try {
        client.chat().completions().create(request().build());
      } catch (OpenAIServiceException expected) {
        seen.put("failed_first", i + 1);
      }
    }
    wire.forgetTries();
    if (ask.path("stream").asBoolean(false)) {
      stream();
      return;
    }
    ChatCompletion answer = client.chat().completions().create(request().build());
    seen.put("finish_reason", answer.choices().getFirst().finishReason().asString());
    answer.usage().ifPresent(this::usage);
    text(answer.choices().getFirst().message().content().orElse(null));
  }

  private void stream() {
    ChatCompletionCreateParams.Builder request = request();
    if (ask.has("include_usage")) {
      request.streamOptions(usageIncluded());
    }
    StringBuilder text = new StringBuilder();
    seen.put("roles", 0).put("finishes", 0).put("usages", 0);
    try (StreamResponse<ChatCompletionChunk> chunks =
        client.chat().completions().createStreaming(request.build())) {
      chunks.stream().forEach(chunk -> chunk(chunk, text));
    } finally {
      seen.put("text", text.toString());
    }
    text(text.toString());
  }

  private void chunk(ChatCompletionChunk chunk, StringBuilder text) {
    chunk.usage().ifPresent(usage -> count("usages"));
    chunk.usage().ifPresent(this::usage);
    for (ChatCompletionChunk.Choice choice : chunk.choices()) {
      choice.delta().content().ifPresent(text::append);
      choice.delta().role().ifPresent(role -> count("roles"));
      choice.finishReason().ifPresent(reason -> count("finishes"));
      choice.finishReason().ifPresent(reason -> seen.put("finish_reason", reason.asString()));
    }
  }

  private void count(String name) {
    seen.put(name, seen.path(name).asInt() + 1);
  }

  private static ChatCompletionStreamOptions usageIncluded() {
    return ChatCompletionStreamOptions.builder().includeUsage(true).build();
  }

  private void together() {
    List<CompletableFuture<String>> answers = new ArrayList<>();
    for (String words : texts(ask.path("words"))) {
      answers.add(
          client
              .async()
              .chat()
              .completions()
              .create(request(words))
              .thenApply(answer -> answer.choices().getFirst().message().content().orElse("")));
    }
    StringBuffer streamed = new StringBuffer();
    answers.add(
        client
            .async()
            .chat()
            .completions()
            .createStreaming(request(ask.path("streamed").asString()))
            .subscribe(chunk -> chunk.choices().forEach(one -> append(streamed, one)))
            .onCompleteFuture()
            .thenApply(ended -> streamed.toString()));
    ArrayNode texts = seen.putArray("texts");
    answers.forEach(answer -> texts.add(answer.join()));
  }

  private ChatCompletionCreateParams request(String words) {
    return ChatCompletionCreateParams.builder()
        .model(ask.path("model").asString())
        .addUserMessage(words)
        .build();
  }

  private static void append(StringBuffer text, ChatCompletionChunk.Choice choice) {
    choice.delta().content().ifPresent(text::append);
  }

  private void tools() {
    ChatCompletionCreateParams.Builder request = request();
    ask.path("tools").forEach(tool -> request.addFunctionTool(definition(tool)));
    ArrayNode reasons = seen.putArray("finish_reasons");
    ArrayNode names = seen.putArray("names");
    ArrayNode arguments = seen.putArray("arguments");
    List<String> ids = new ArrayList<>();
    for (int turn = 0; turn < MOST_TURNS; turn++) {
      ChatCompletion answer = complete(request);
      reasons.add(answer.choices().getFirst().finishReason().asString());
      ChatCompletionMessage message = answer.choices().getFirst().message();
      request.addMessage(message);
      List<ChatCompletionMessageToolCall> calls = message.toolCalls().orElse(List.of());
      for (ChatCompletionMessageToolCall call : calls) {
        ids.add(call.asFunction().id());
        names.add(call.asFunction().function().name());
        arguments.add(JourneyTable.JSON.readTree(call.asFunction().function().arguments()));
        request.addMessage(result(call.asFunction().id(), ids.size()));
      }
      if (calls.isEmpty()) {
        answer.usage().ifPresent(this::usage);
        text(message.content().orElse(null));
        break;
      }
    }
    seen.put("distinct_ids", new HashSet<>(ids).size());
  }

  private static FunctionDefinition definition(JsonNode tool) {
    FunctionParameters.Builder parameters = FunctionParameters.builder();
    tool.path("parameters")
        .forEachEntry(
            (name, value) ->
                parameters.putAdditionalProperty(
                    name, JsonValue.from(JourneyTable.JSON.convertValue(value, Object.class))));
    return FunctionDefinition.builder()
        .name(tool.path("name").asString())
        .description(tool.path("description").asString())
        .parameters(parameters.build())
        .build();
  }

  private static ChatCompletionToolMessageParam result(String id, int number) {
    return ChatCompletionToolMessageParam.builder()
        .toolCallId(id)
        .content("result " + number)
        .build();
  }

  private ChatCompletion complete(ChatCompletionCreateParams.Builder request) {
    return ask.path("stream").asBoolean(false)
        ? gathered(request.streamOptions(usageIncluded()).build()).chatCompletion()
        : client.chat().completions().create(request.build());
  }

  private ChatCompletionAccumulator gathered(ChatCompletionCreateParams request) {
    ChatCompletionAccumulator gatherer = ChatCompletionAccumulator.create();
    try (StreamResponse<ChatCompletionChunk> chunks =
        client.chat().completions().createStreaming(request)) {
      chunks.stream().forEach(gatherer::accumulate);
    }
    return gatherer;
  }

  private void parse() {
    StructuredChatCompletionCreateParams<Report> request =
        request().responseFormat(Report.class).build();
    StructuredChatCompletion<Report> answer =
        ask.path("stream").asBoolean(false)
            ? gathered(request.rawParams()).chatCompletion(Report.class)
            : client.chat().completions().create(request);
    Optional<Report> report = answer.choices().getFirst().message().content();
    seen.set("parsed", JourneyTable.JSON.valueToTree(report.orElse(null)));
    seen.put("finish_reason", answer.choices().getFirst().finishReason().asString());
  }

  private void models() {
    List<String> ids = new ArrayList<>();
    client.models().list().autoPager().forEach(model -> ids.add(model.id()));
    String wanted = ask.path("model").asString();
    Model one = client.models().retrieve(wanted);
    seen.put("listed", ids.contains(wanted))
        .put("ids", ids.size())
        .put("distinct", new HashSet<>(ids).size() == ids.size())
        .put("id", one.id())
        .put("object", one._object_().asStringOrThrow())
        .put("owned_by", one.ownedBy());
  }

  private void embed() {
    EmbeddingCreateParams.Builder request =
        EmbeddingCreateParams.builder()
            .model(ask.path("model").asString())
            .inputOfArrayOfStrings(texts(ask.path("words")));
    if (ask.has("dimensions")) {
      request.dimensions(ask.path("dimensions").asLong());
    }
    CreateEmbeddingResponse usual = client.embeddings().create(request.build());
    request.encodingFormat(EmbeddingCreateParams.EncodingFormat.FLOAT);
    CreateEmbeddingResponse floats = client.embeddings().create(request.build());
    List<List<Float>> vectors = usual.data().stream().map(Embedding::embedding).toList();
    seen.put("vectors", vectors.size())
        .put("size", vectors.getFirst().size())
        .put("same_as_floats", areSame(vectors, floats.data()))
        .put("differ", !isSame(vectors.getFirst(), vectors.getLast()))
        .put("prompt_tokens", usual.usage().promptTokens());
  }

  private static boolean areSame(List<List<Float>> vectors, List<Embedding> floats) {
    boolean same = vectors.size() == floats.size();
    for (int i = 0; same && i < vectors.size(); i++) {
      same = isSame(vectors.get(i), floats.get(i).embedding());
    }
    return same;
  }

  private static boolean isSame(List<Float> one, List<Float> other) {
    boolean same = one.size() == other.size();
    for (int i = 0; same && i < one.size(); i++) {
      same = Math.abs(one.get(i) - other.get(i)) < 1e-6;
    }
    return same;
  }

  private void text(String text) {
    seen.put("text", text);
    if (ask.has("json")) {
      seen.set("json", JourneyTable.JSON.readTree(text));
    }
  }

  private void usage(CompletionUsage usage) {
    seen.putObject("usage")
        .put("prompt_tokens", usage.promptTokens())
        .put("completion_tokens", usage.completionTokens())
        .put(
            "total_is_sum", usage.totalTokens() == usage.promptTokens() + usage.completionTokens());
  }

  private void error(OpenAIServiceException refused) {
    String kind =
        switch (refused) {
          case UnauthorizedException e -> "authentication";
          case BadRequestException e -> "bad_request";
          case NotFoundException e -> "not_found";
          case RateLimitException e -> "rate_limit";
          case InternalServerException e -> "server";
          case SseException e -> "stream";
          default -> "other";
        };
    seen.putObject("error")
        .put("kind", kind)
        .put("status", refused.statusCode())
        .put("type", refused.type().orElse(null))
        .put("code", refused.code().orElse(null))
        .put("param", refused.param().orElse(null))
        .put("message", refused.getMessage());
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asString()));
    return texts;
  }

  /** What structured output is asked for. */
  static final class Report {
    public String station;
    public double level;
    public boolean open;
    public List<String> gates;
  }
}
