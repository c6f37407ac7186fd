package dev.weir.gateway.dialect.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.weir.gateway.dialect.AnswerFacts;
import dev.weir.gateway.dialect.ProviderCall;
import dev.weir.gateway.dialect.ProviderFault;
import dev.weir.gateway.dialect.TurnStates;
import dev.weir.gateway.dialect.Warnings;
import dev.weir.gateway.json.JsonMembers;
import dev.weir.gateway.json.JsonSplice;
import dev.weir.ledger.Json;
import dev.weir.ledger.TokenUsage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Replays recorded exchanges of OpenAI and compatible providers from outside the project; runs
 * where {@code WIRE_DIR} names their folder.
 */
@EnabledIfEnvironmentVariable(named = "WIRE_DIR", matches = ".+")
class WireReplayTest {

  private static final Set<OpenAiQuirk> ALL_ANSWERS =
      Set.of(
          OpenAiQuirk.THINKING_PARTS,
          OpenAiQuirk.REASONING_FIELD,
          OpenAiQuirk.RETURN_REASONING,
          OpenAiQuirk.CACHE_HIT_COUNTERS,
          OpenAiQuirk.REASONING_BESIDE_COMPLETION);

  /** Recordings that were cut off by their client, or that end in the provider's error. */
  private static final List<String> INCOMPLETE =
      List.of("gpustack.chat.completions", "tool_use_failed", "test_openrouter_stream_error");

  record Exchange(Path folder, JsonNode entry) {

    String provider() {
      return entry.path("provider").stringValue();
    }

    byte[] read(String name) {
      try {
        return Files.readAllBytes(folder.resolve(name));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public String toString() {
      return entry.path("dir").stringValue();
    }
  }

  private static Stream<Exchange> exchanges(String file, boolean failed, String... endpoints) {
    Path root = Path.of(System.getenv("WIRE_DIR"));
    JsonNode catalog = Json.mapper().readTree(root.resolve("catalog.json"));
    List<Exchange> found = new ArrayList<>();
    for (JsonNode entry : catalog) {
      Path folder = root.resolve("exchanges").resolve(entry.path("dir").stringValue());
      boolean asked = List.of(endpoints).contains(entry.path("endpoint").asString(""));
      if (asked
          && Files.exists(folder.resolve(file))
          && (entry.path("status").asInt() >= 400) == failed) {
        found.add(new Exchange(folder, entry));
      }
    }
    assertThat(found).isNotEmpty();
    return found.stream();
  }

  static Stream<Exchange> streams() {
    return exchanges("response.sse", false, "chat.completions");
  }

  static Stream<Exchange> answers() {
    return exchanges("response.json", false, "chat.completions", "embeddings");
  }

  static Stream<Exchange> faults() {
    return exchanges("response.json", true, "chat.completions", "embeddings");
  }

  static Stream<Exchange> requests() {
    return exchanges("request.json", false, "chat.completions");
  }

  private static ProviderCall call(boolean stream) {
    return new ProviderCall(
        "model", ALL_ANSWERS, stream, true, "chatcmpl-x", 1, new Warnings(false));
  }

  @ParameterizedTest
  @MethodSource("streams")
  void streamsKeepTheContractAndEveryWord(Exchange exchange) {
    byte[] bytes = exchange.read("response.sse");
    Recorded recorded = Recorded.of(bytes);
    Random random = new Random(exchange.toString().hashCode());
    String whole = null;
    for (int longest : new int[] {bytes.length, 700, 64, 3}) {
      Relayed relayed = Relayed.of(call(true), bytes, longest, random);
      if (whole != null) {
        assertThat(relayed.text()).isEqualTo(whole);
        continue;
      }
      whole = relayed.text();
      if (recorded.failed) {
        assertThat(relayed.facts().failure).isNotNull();
        assertThat(relayed.complete()).isFalse();
        continue;
      }
      ClientView client = relayed.client();
      assertThat(client.text()).isEqualTo(recorded.text.toString());
      assertThat(client.reasoning()).isEqualTo(recorded.reasoning.toString());
      assertThat(client.tools()).map(t -> t.arguments().toString()).isEqualTo(recorded.arguments);
      assertThat(relayed.facts().content)
          .isEqualTo(
              !recorded.text.isEmpty()
                  || !recorded.reasoning.isEmpty()
                  || !recorded.arguments.isEmpty()
                  || recorded.refused);
      if (INCOMPLETE.stream().noneMatch(exchange.toString()::contains)) {
        assertThat(relayed.facts().failure).isNull();
        assertThat(relayed.complete()).isTrue();
        assertThat(client.done).isTrue();
        assertThat(relayed.facts().finishReason).isNotNull();
      }
      assertUsage(relayed.facts().usage, recorded.usage);
      assertThat(client.usages.isEmpty()).isEqualTo(recorded.usage == null);
      assertThat(relayed.facts().outputCharacters)
          .isEqualTo(
              recorded.text.codePoints().count()
                  + recorded.reasoning.codePoints().count()
                  + String.join("", recorded.arguments).codePoints().count()
                  + recorded.refusalLength
                  - recorded.made);
    }
  }

  private static void assertUsage(TokenUsage usage, JsonNode recorded) {
    if (recorded == null) {
      assertThat(usage).isNull();
      return;
    }
    assertThat(usage).isNotNull();
    long prompt = recorded.path("prompt_tokens").asLong(0);
    long completion = recorded.path("completion_tokens").asLong(0);
    long total = recorded.path("total_tokens").asLong(prompt + completion);
    assertThat(usage.promptTokens()).isGreaterThanOrEqualTo(prompt);
    assertThat(usage.completionTokens()).isGreaterThanOrEqualTo(completion);
    assertThat(usage.totalTokens()).isEqualTo(total);
  }

  @ParameterizedTest
  @MethodSource("answers")
  void wholeAnswersGiveTheirFacts(Exchange exchange) {
    byte[] bytes = exchange.read("response.json");
    JsonNode before = Json.mapper().readTree(bytes);
    AnswerFacts facts = new AnswerFacts();
    JsonNode after = Json.mapper().readTree(WholeAnswer.read(bytes, call(false), facts));
    assertUsage(facts.usage, before.path("usage").isObject() ? before.path("usage") : null);
    if (before.has("data")) {
      assertThat(after).isEqualTo(before);
      return;
    }
    for (int i = 0; i < before.path("choices").size(); i++) {
      JsonNode was = before.path("choices").path(i).path("message");
      JsonNode is = after.path("choices").path(i).path("message");
      assertThat(is.path("content").asString(""))
          .isEqualTo(Recorded.content(was.path("content"), "text"));
      String thought = Recorded.thought(was);
      assertThat(is.path("reasoning_content").asString("")).isEqualTo(thought);
      assertThat(is.path("tool_calls").size()).isEqualTo(was.path("tool_calls").size());
      assertThat(after.path("choices").path(i).path("finish_reason").asString("")).isNotEmpty();
    }
    assertThat(facts.finishReason).isNotNull();
    assertThat(facts.model == null ? "" : facts.model)
        .isEqualTo(before.path("model").stringValue());
  }

  @ParameterizedTest
  @MethodSource("answers")
  void wholeAnswersBecomeStreamsThatKeepEveryWord(Exchange exchange) {
    byte[] bytes = exchange.read("response.json");
    JsonNode whole = Json.mapper().readTree(WholeAnswer.read(bytes, call(true), new AnswerFacts()));
    boolean custom = whole.findValuesAsString("type").contains("custom");
    if (whole.has("data") || custom) {
      return;
    }
    byte[] frames = new OpenAiRelay().wholeAsStream(bytes, call(true), new AnswerFacts());
    ClientView client = ClientView.of(new String(frames, StandardCharsets.UTF_8));
    assertThat(client.done).isTrue();
    assertThat(client.choices).hasSize(whole.path("choices").size());
    JsonNode message = whole.at("/choices/0/message");
    assertThat(client.text()).isEqualTo(message.path("content").asString(""));
    assertThat(client.reasoning()).isEqualTo(message.path("reasoning_content").asString(""));
    List<String> arguments = new ArrayList<>();
    for (JsonNode toolCall : message.path("tool_calls")) {
      arguments.add(toolCall.at("/function/arguments").asString(""));
    }
    assertThat(client.tools()).map(t -> t.arguments().toString()).isEqualTo(arguments);
    assertThat(client.finish()).isEqualTo(whole.at("/choices/0/finish_reason").asString(""));
    assertThat(client.usages).hasSize(whole.path("usage").isObject() ? 1 : 0);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void faultsHaveAKindAndAMessage(Exchange exchange) {
    int status = exchange.entry().path("status").intValue();
    byte[] body = exchange.read("response.json");
    ProviderFault fault = FaultReader.read(status, body);
    assertThat(fault.message()).isNotBlank().hasSizeLessThanOrEqualTo(1_000);
    if (status == 401) {
      assertThat(fault.kind()).isEqualTo(ProviderFault.Kind.AUTHENTICATION);
    }
    if (status == 429) {
      assertThat(fault.kind()).isEqualTo(ProviderFault.Kind.RATE_LIMIT);
    }
    String text = new String(body, StandardCharsets.UTF_8);
    if (status == 400 && text.contains("context length")) {
      assertThat(fault.kind()).isEqualTo(ProviderFault.Kind.CONTEXT_LENGTH);
    }
  }

  @ParameterizedTest
  @MethodSource("requests")
  void requestsAreReadAndRelayed(Exchange exchange) {
    byte[] bytes = exchange.read("request.json");
    JsonNode tree;
    try {
      tree = Json.mapper().readTree(bytes);
    } catch (JacksonException e) {
      return;
    }
    if (!tree.path("messages").isArray() || !tree.path("model").isString()) {
      return;
    }
    String model = tree.path("model").stringValue();
    assertThatCode(() -> RequestReader.read(JsonMembers.of(bytes), model))
        .doesNotThrowAnyException();
    ProviderCall call = Calls.call(model);
    byte[] sent =
        new OpenAiRelay()
            .writeRequest(
                new JsonSplice(JsonMembers.of(bytes)),
                OpenAiDialect.CHAT_PATH,
                call,
                TurnStates.NONE)
            .body();
    assertThat(sent).isEqualTo(bytes);
    byte[] changed =
        new OpenAiRelay()
            .writeRequest(
                new JsonSplice(JsonMembers.of(bytes)),
                OpenAiDialect.CHAT_PATH,
                Calls.stream(model, false, OpenAiQuirk.values()),
                TurnStates.NONE)
            .body();
    assertThat(JsonMembers.of(changed).text("model")).isEqualTo(model);
  }

  /** A recording, read the plain way. */
  private static final class Recorded {

    final StringBuilder text = new StringBuilder();
    final StringBuilder reasoning = new StringBuilder();
    final List<String> arguments = new ArrayList<>();
    JsonNode usage;
    boolean failed;
    boolean refused;
    long refusalLength;
    long made;

    static Recorded of(byte[] stream) {
      Recorded recorded = new Recorded();
      for (String line : new String(stream, StandardCharsets.UTF_8).split("\r?\n")) {
        if (line.startsWith("data:") && line.contains("{")) {
          recorded.chunk(Json.mapper().readTree(line.substring(5)));
        }
      }
      for (int i = 0; i < recorded.arguments.size(); i++) {
        if (recorded.arguments.get(i).isEmpty()) {
          recorded.arguments.set(i, "{}");
          recorded.made += 2;
        }
      }
      return recorded;
    }

    private void chunk(JsonNode chunk) {
      failed |= chunk.has("error");
      if (chunk.path("usage").isObject()) {
        usage = chunk.path("usage");
      }
      for (JsonNode choice : chunk.path("choices")) {
        if (choice.path("index").asInt() != 0) {
          made -= choice.path("delta").path("content").asString("").codePoints().count();
          continue;
        }
        JsonNode delta = choice.path("delta");
        text.append(content(delta.path("content"), "text"));
        reasoning.append(thought(delta));
        String refusal = delta.path("refusal").asString("");
        refused |= !refusal.isEmpty();
        refusalLength += refusal.codePoints().count();
        for (JsonNode call : delta.path("tool_calls")) {
          int index = call.path("index").asInt();
          while (arguments.size() <= index) {
            arguments.add("");
          }
          arguments.set(
              index, arguments.get(index) + call.path("function").path("arguments").asString(""));
        }
      }
    }

    static String thought(JsonNode message) {
      String thought = message.path("reasoning_content").asString("");
      if (!message.has("reasoning_content")) {
        thought = message.path("reasoning").asString("");
      }
      return thought + content(message.path("content"), "thinking");
    }

    static String content(JsonNode content, String type) {
      if (content.isString()) {
        return type.equals("text") ? content.stringValue() : "";
      }
      StringBuilder text = new StringBuilder();
      for (JsonNode part : content) {
        if (part.path("type").asString("").equals(type)) {
          if (type.equals("text")) {
            text.append(part.path("text").asString(""));
          }
          for (JsonNode thought : part.path("thinking")) {
            text.append(thought.path("text").asString(""));
          }
        }
      }
      return text.toString();
    }
  }
}
