package dev.weir.gateway.dialect.anthropic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.chat.ChatEvent;
import dev.weir.gateway.chat.ChatResponse;
import dev.weir.gateway.chat.ToolCall;
import dev.weir.gateway.dialect.ProviderFault;
import dev.weir.gateway.dialect.anthropic.Streams.Played;
import dev.weir.ledger.Json;
import dev.weir.ledger.TokenUsage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import tools.jackson.databind.JsonNode;

/**
 * Reads what Anthropic really sent, where recordings are at hand, and compares with the plainest
 * reading of the same bytes that can be written.
 */
@EnabledIfEnvironmentVariable(named = "WIRE_DIR", matches = ".+")
class RecordedTrafficTest {

  private static final Path WIRE = Path.of(System.getenv().getOrDefault("WIRE_DIR", "."));

  /** What an answer says, read in the plainest way. */
  private static final class Plain {
    final StringBuilder text = new StringBuilder();
    final StringBuilder thinking = new StringBuilder();
    final TreeMap<Integer, StringBuilder> inputs = new TreeMap<>();
    final TreeMap<Integer, String> begun = new TreeMap<>();
    final List<String> ids = new ArrayList<>();
    long output;
    long input;
    boolean stopped;
    boolean another;
    String id;

    void block(int index, JsonNode block) {
      switch (block.path("type").asString("")) {
        case "text" -> text.append(block.path("text").asString(""));
        case "thinking" -> thinking.append(block.path("thinking").asString(""));
        case "tool_use" -> {
          ids.add(block.path("id").asString(""));
          inputs.put(index, new StringBuilder());
          begun.put(index, block.path("input").toString());
        }
        default -> {}
      }
    }

    void usage(JsonNode usage) {
      output = usage.path("output_tokens").asLong(output);
      input = usage.path("input_tokens").asLong(input);
    }

    void compactions(JsonNode usage) {
      for (JsonNode iteration : usage.path("iterations")) {
        if (iteration.path("type").asString("").equals("compaction")) {
          output += iteration.path("output_tokens").asLong(0);
          input += iteration.path("input_tokens").asLong(0);
        }
      }
    }
  }

  @TestFactory
  List<DynamicTest> recordings() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode entry : Json.mapper().readTree(WIRE.resolve("catalog.json").toFile())) {
      String endpoint = entry.path("endpoint").asString("");
      boolean anthropic =
          (entry.path("provider").asString("").equals("anthropic") && endpoint.equals("messages"))
              || entry.path("provider").asString("").equals("vertex-anthropic");
      if (!anthropic) {
        continue;
      }
      String name = entry.path("dir").asString("");
      Path folder = WIRE.resolve("exchanges").resolve(name);
      int status = entry.path("status").asInt(200);
      tests.add(DynamicTest.dynamicTest(name, () -> read(folder, status)));
    }
    assertThat(tests).isNotEmpty();
    return tests;
  }

  private static void read(Path folder, int status) throws IOException {
    Path whole = folder.resolve("response.json");
    Path stream = folder.resolve("response.sse");
    if (status >= 300) {
      fault(status, Files.readAllBytes(Files.exists(whole) ? whole : stream));
    } else if (Files.exists(whole)) {
      whole(Files.readAllBytes(whole));
    } else {
      stream(Files.readAllBytes(stream), folder.toString().hashCode());
    }
  }

  private static void fault(int status, byte[] body) {
    ProviderFault fault = AnthropicDialect.dialect().provider().readFault(status, body);

    String told = Json.mapper().readTree(body).path("error").path("message").asString("");
    assertThat(fault.message()).isEqualTo(told);
    switch (status) {
      case 401 -> assertThat(fault.kind()).isEqualTo(ProviderFault.Kind.AUTHENTICATION);
      case 404 -> assertThat(fault.kind()).isEqualTo(ProviderFault.Kind.NOT_FOUND);
      default -> assertThat(fault.kind()).isNotEqualTo(ProviderFault.Kind.FAILED);
    }
  }

  private static void whole(byte[] body) {
    JsonNode message = Json.mapper().readTree(body);
    Plain plain = new Plain();
    int index = 0;
    for (JsonNode block : message.path("content")) {
      plain.block(index, block);
      if (plain.inputs.containsKey(index)) {
        plain.inputs.get(index).append(block.path("input"));
      }
      index++;
    }
    plain.usage(message.path("usage"));
    plain.compactions(message.path("usage"));

    ChatResponse response =
        AnthropicDialect.dialect().provider().readResponse(body, Ask.call("claude", false));

    ChatResponse.Choice choice = response.choices().getFirst();
    assertThat(response.id()).isEqualTo(message.path("id").asString(null));
    assertThat(choice.text()).isEqualTo(plain.text.toString());
    compareThinking(choice.reasoning() == null ? "" : choice.reasoning(), plain);
    assertThat(choice.toolCalls()).extracting(ToolCall::id).isEqualTo(plain.ids);
    compareInputs(choice.toolCalls().stream().map(ToolCall::arguments).toList(), plain);
    compare(response.usage(), plain);
  }

  private static void stream(byte[] body, int seed) {
    Plain plain = plain(body);

    Played played = Streams.whole(body);
    Played cut = Streams.cut(body, new Random(seed));

    assertThat(cut.events().toString()).isEqualTo(played.events().toString());
    assertThat(cut.complete()).isEqualTo(played.complete());
    if (plain.another) {
      assertThat(played.events()).last().isInstanceOf(ChatEvent.Failed.class);
      return;
    }
    assertThat(played.complete()).isEqualTo(plain.stopped);
    StringBuilder text = new StringBuilder();
    StringBuilder thinking = new StringBuilder();
    List<String> ids = new ArrayList<>();
    TreeMap<Integer, StringBuilder> arguments = new TreeMap<>();
    TokenUsage usage = null;
    int finished = 0;
    for (ChatEvent event : played.events()) {
      switch (event) {
        case ChatEvent.Text more -> text.append(more.text());
        case ChatEvent.Reasoning more -> thinking.append(more.text());
        case ChatEvent.ToolStarted started -> {
          assertThat(started.tool()).isEqualTo(ids.size());
          ids.add(started.id());
          arguments.put(started.tool(), new StringBuilder());
        }
        case ChatEvent.ToolArguments more -> arguments.get(more.tool()).append(more.json());
        case ChatEvent.Usage count -> usage = count.usage();
        case ChatEvent.Finished end -> finished++;
        case ChatEvent.Failed failed -> throw new AssertionError(failed.error());
        default -> {}
      }
    }
    assertThat(finished).isEqualTo(plain.stopped ? 1 : 0);
    assertThat(text).hasToString(plain.text.toString());
    compareThinking(thinking.toString(), plain);
    assertThat(ids).isEqualTo(plain.ids);
    if (plain.stopped) {
      compareInputs(arguments.values().stream().map(StringBuilder::toString).toList(), plain);
    }
    compare(usage, plain);
  }

  private static Plain plain(byte[] body) {
    Plain plain = new Plain();
    JsonNode last = Json.mapper().createObjectNode();
    for (String line : new String(body, UTF_8).split("\\R")) {
      if (!line.startsWith("data:")) {
        continue;
      }
      JsonNode data = Json.mapper().readTree(line.substring(5));
      int index = data.path("index").asInt(0);
      switch (data.path("type").asString("")) {
        case "message_start" -> {
          String id = data.path("message").path("id").asString("");
          plain.another |= plain.id != null && !plain.id.equals(id);
          plain.id = id;
          plain.usage(data.path("message").path("usage"));
          int before = -100;
          for (JsonNode block : data.path("message").path("content")) {
            plain.block(before, block);
            if (plain.inputs.containsKey(before)) {
              plain.inputs.get(before).append(block.path("input"));
            }
            before++;
          }
        }
        case "content_block_start" -> plain.block(index, data.path("content_block"));
        case "content_block_delta" -> {
          JsonNode delta = data.path("delta");
          plain.text.append(
              delta.path("type").asString("").equals("text_delta")
                  ? delta.path("text").asString("")
                  : "");
          plain.thinking.append(delta.path("thinking").asString(""));
          if (plain.inputs.containsKey(index)) {
            plain.inputs.get(index).append(delta.path("partial_json").asString(""));
          }
        }
        case "message_delta" -> {
          plain.usage(data.path("usage"));
          last = data.path("usage");
          plain.stopped |= data.path("delta").path("stop_reason").isString();
        }
        case "message_stop" -> {
          // Some files hold several turns one after the other.
          plain.compactions(last);
          plain.stopped = true;
          return plain;
        }
        default -> {}
      }
    }
    plain.compactions(last);
    return plain;
  }

  private static void compareThinking(String read, Plain plain) {
    assertThat(read.replace("\n\n", "")).isEqualTo(plain.thinking.toString().replace("\n\n", ""));
  }

  private static void compareInputs(List<String> arguments, Plain plain) {
    assertThat(arguments).hasSameSizeAs(plain.inputs.values());
    int i = 0;
    for (var input : plain.inputs.entrySet()) {
      String pieces = input.getValue().toString();
      String said = pieces.isEmpty() ? plain.begun.get(input.getKey()) : pieces;
      assertThat(arguments.get(i++)).isEqualToIgnoringWhitespace(said);
    }
  }

  private static void compare(TokenUsage usage, Plain plain) {
    if (usage == null) {
      assertThat(plain.input + plain.output).isZero();
      return;
    }
    assertThat(usage.completionTokens()).isEqualTo(plain.output);
    assertThat(usage.inputUncached()).isEqualTo(plain.input);
  }
}
