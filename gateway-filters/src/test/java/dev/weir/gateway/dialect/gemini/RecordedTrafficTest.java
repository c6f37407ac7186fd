package dev.weir.gateway.dialect.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.chat.ChatEvent;
import dev.weir.gateway.chat.ChatResponse;
import dev.weir.gateway.chat.ToolCall;
import dev.weir.gateway.dialect.gemini.Samples.Stream;
import dev.weir.gateway.embedding.EmbeddingRequest;
import dev.weir.gateway.embedding.EmbeddingRequest.Input;
import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.ledger.Json;
import dev.weir.ledger.TokenUsage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads recorded answers of Gemini from the folder that {@code WIRE_DIR} names and holds each to a
 * second, naive reading of the same bytes.
 */
@EnabledIfEnvironmentVariable(named = "WIRE_DIR", matches = ".+")
class RecordedTrafficTest {

  private static final Path WIRE = Path.of(String.valueOf(System.getenv("WIRE_DIR")));

  @TestFactory
  List<DynamicTest> everyRecordingIsRead() throws IOException {
    JsonNode catalog = Json.mapper().readTree(Files.readAllBytes(WIRE.resolve("catalog.json")));
    return StreamSupport.stream(catalog.spliterator(), false)
        .filter(entry -> entry.path("provider").asString().endsWith("gemini"))
        .filter(entry -> entry.path("endpoint").asString().matches(".*(enerate|Embed)Content.*"))
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.path("dir").asString(),
                    () ->
                        read(
                            entry,
                            WIRE.resolve("exchanges").resolve(entry.path("dir").asString()))))
        .toList();
  }

  private static void read(JsonNode entry, Path folder) throws IOException {
    Path frames = folder.resolve("response.sse");
    int status = entry.path("status").asInt();
    if (Files.exists(frames)) {
      stream(Files.readAllBytes(frames));
      return;
    }
    byte[] body = Files.readAllBytes(folder.resolve("response.json"));
    if (status != 200) {
      var fault = Samples.CHAT.readFault(status, body);
      assertThat(fault.message()).isNotBlank().doesNotContain("without a");
    } else if (entry.path("endpoint").asString().endsWith("mbedContents")) {
      embeddings(folder, body);
    } else {
      whole(body);
    }
  }

  private static void stream(byte[] body) {
    List<JsonNode> chunks = new ArrayList<>();
    String text = new String(body, StandardCharsets.UTF_8);
    for (String line : text.split("\r\n|\n")) {
      if (line.startsWith("data:")) {
        chunks.add(Json.mapper().readTree(line.substring(5)));
      }
    }
    Stream stream;
    try {
      stream = Samples.stream(body);
    } catch (AiException e) {
      throw new AssertionError(e);
    }
    int[] cuts = new Random(1).ints(9, 0, body.length).sorted().toArray();
    assertThat(Samples.stream(body, cuts)).hasToString(stream.toString());

    Expected expected = new Expected(chunks);
    assertThat(stream.text(0)).isEqualTo(expected.text.toString());
    assertThat(stream.reasoning()).isEqualTo(expected.reasoning.toString());
    assertThat(stream.all(ChatEvent.ToolStarted.class))
        .extracting(ChatEvent.ToolStarted::name)
        .isEqualTo(expected.calls);
    for (ChatEvent.ToolArguments arguments : stream.all(ChatEvent.ToolArguments.class)) {
      assertThat(Json.mapper().readTree(arguments.json()).isObject()).isTrue();
    }
    List<ChatEvent.Usage> usage = stream.all(ChatEvent.Usage.class);
    expected.check(usage.isEmpty() ? null : usage.getLast().usage());
    boolean failed = !stream.all(ChatEvent.Failed.class).isEmpty();
    assertThat(failed).isEqualTo(text.contains("\n{\n  \"error\""));
    if (!failed) {
      assertThat(stream.complete()).isEqualTo(expected.finished);
    }
  }

  private static void whole(byte[] body) {
    JsonNode root;
    try {
      root = Json.mapper().readTree(body);
    } catch (JacksonException e) {
      throw new AssertionError("a recording that is no JSON", e);
    }
    List<JsonNode> chunks = new ArrayList<>();
    if (root.isArray()) {
      root.forEach(chunks::add);
    } else {
      chunks.add(root);
    }
    Expected expected = new Expected(chunks);
    ChatResponse answer;
    try {
      answer = Samples.whole(new String(body, StandardCharsets.UTF_8));
    } catch (AiException e) {
      assertThat(e.error()).isEqualTo(AiError.PROVIDER_BAD_RESPONSE);
      assertThat(root.has("candidates")).isFalse();
      assertThat(root.has("promptFeedback")).isFalse();
      return;
    }
    ChatResponse.Choice choice = answer.choices().getFirst();
    assertThat(choice.text()).isEqualTo(expected.text.toString());
    assertThat(choice.reasoning() == null ? "" : choice.reasoning())
        .isEqualTo(expected.reasoning.toString());
    assertThat(choice.toolCalls()).extracting(ToolCall::name).isEqualTo(expected.calls);
    expected.check(answer.usage());
  }

  private static void embeddings(Path folder, byte[] body) throws IOException {
    JsonNode asked = Json.mapper().readTree(Files.readAllBytes(folder.resolve("request.json")));
    int count = Math.max(1, asked.path("requests").size());
    var request =
        new EmbeddingRequest(
            "m", Collections.nCopies(count, new Input.Text("a")), null, false, null);

    var answer =
        GeminiDialect.dialect().embeddings().readEmbeddings(body, request, Samples.call("m"));

    assertThat(answer.vectors()).hasSize(count).allMatch(vector -> vector.length >= 768);
  }

  /** What the first choice must hold. */
  private static final class Expected {

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private final List<String> calls = new ArrayList<>();
    private boolean finished;
    private JsonNode usage;

    private Expected(List<JsonNode> chunks) {
      for (JsonNode chunk : chunks) {
        JsonNode counts = chunk.path("usageMetadata");
        if (counts.has("promptTokenCount") || counts.has("candidatesTokenCount")) {
          usage = counts;
        }
        finished |= chunk.path("promptFeedback").has("blockReason");
        JsonNode candidate = chunk.path("candidates").path(0);
        finished |= candidate.has("finishReason");
        if (candidate.path("index").asInt(0) == 0) {
          candidate.path("content").path("parts").forEach(this::part);
        }
      }
    }

    private void part(JsonNode part) {
      if (part.path("functionCall").has("name")) {
        calls.add(part.path("functionCall").path("name").asString());
      } else if (part.path("thought").asBoolean(false)) {
        reasoning.append(part.path("text").asString(""));
      } else {
        text.append(part.path("text").asString(""));
      }
    }

    private void check(TokenUsage counted) {
      if (usage == null) {
        assertThat(counted).isNull();
        return;
      }
      assertThat(counted.promptTokens())
          .isEqualTo(count("promptTokenCount") + count("toolUsePromptTokenCount"));
      assertThat(counted.completionTokens())
          .isEqualTo(count("candidatesTokenCount") + count("thoughtsTokenCount"));
      assertThat(counted.inputCacheRead()).isEqualTo(count("cachedContentTokenCount"));
      if (usage.has("totalTokenCount")) {
        assertThat(counted.totalTokens()).isEqualTo(count("totalTokenCount"));
      }
    }

    private long count(String name) {
      return usage.path(name).asLong(0);
    }
  }
}
