package dev.weir.gateway.dialect.gemini;

import dev.weir.gateway.chat.ChatEvent;
import dev.weir.gateway.chat.ChatMessage;
import dev.weir.gateway.chat.ChatMessage.Role;
import dev.weir.gateway.chat.ChatRequest;
import dev.weir.gateway.chat.ChatResponse;
import dev.weir.gateway.chat.ContentPart;
import dev.weir.gateway.chat.ResponseFormat;
import dev.weir.gateway.chat.Sampling;
import dev.weir.gateway.chat.ToolCall;
import dev.weir.gateway.chat.ToolChoice;
import dev.weir.gateway.chat.ToolDefinition;
import dev.weir.gateway.dialect.ChatProvider;
import dev.weir.gateway.dialect.ProviderCall;
import dev.weir.gateway.dialect.ProviderRequest;
import dev.weir.gateway.dialect.Warnings;
import dev.weir.gateway.sse.SseParser;
import dev.weir.ledger.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Small requests and answers, and ways to send them through the dialect. */
final class Samples {

  static final ChatProvider CHAT = GeminiDialect.dialect().provider();

  private Samples() {}

  static ProviderCall call(String model) {
    return call(model, false, false);
  }

  static ProviderCall streamed(String model) {
    return call(model, true, false);
  }

  static ProviderCall strict(String model) {
    return call(model, false, true);
  }

  private static ProviderCall call(String model, boolean stream, boolean strict) {
    return new ProviderCall(
        model, Set.of(), stream, true, "chatcmpl-0192f7c1", 1_790_000_000L, new Warnings(strict));
  }

  static JsonNode json(String text) {
    return Json.mapper().readTree(text);
  }

  static JsonNode body(ProviderRequest request) {
    return Json.mapper().readTree(request.body());
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] file(String name) {
    try (var in = Samples.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ChatMessage user(String text) {
    return ChatMessage.of(Role.USER, text);
  }

  static ChatMessage user(ContentPart... parts) {
    return new ChatMessage(Role.USER, List.of(parts), List.of(), null, null, null, null, Map.of());
  }

  static ChatMessage assistant(String text, JsonNode state, ToolCall... calls) {
    List<ContentPart> parts = text.isEmpty() ? List.of() : List.of(ContentPart.Text.of(text));
    return new ChatMessage(
        Role.ASSISTANT, parts, List.of(calls), null, null, null, state, Map.of());
  }

  static ChatMessage result(String callId, String text) {
    return new ChatMessage(
        Role.TOOL,
        List.of(ContentPart.Text.of(text)),
        List.of(),
        callId,
        null,
        null,
        null,
        Map.of());
  }

  /** A request under construction; public fields with the defaults of a bare one. */
  static final class Draft {
    List<ChatMessage> messages = List.of(user("Hello"));
    List<ToolDefinition> tools = List.of();
    ToolChoice toolChoice;
    Boolean parallelToolCalls;
    ResponseFormat responseFormat = new ResponseFormat.Text();
    Sampling sampling = Sampling.DEFAULT;
    Long maxTokens;
    List<String> stop = List.of();
    String reasoningEffort;
    int choices = 1;
    String user;
    Map<String, JsonNode> rest = new LinkedHashMap<>();

    Draft messages(ChatMessage... all) {
      messages = List.of(all);
      return this;
    }

    Draft tool(String name, String parameters) {
      tools = new ArrayList<>(tools);
      tools.add(
          new ToolDefinition(
              name, "Does it.", parameters == null ? null : json(parameters), null, Map.of()));
      return this;
    }

    Draft format(String schema) {
      responseFormat = new ResponseFormat.JsonSchema("answer", null, json(schema), true);
      return this;
    }

    Draft rest(String name, String value) {
      rest.put(name, json(value));
      return this;
    }

    Draft effort(String effort) {
      reasoningEffort = effort;
      return this;
    }

    JsonNode sentTo(String model) {
      return sent(call(model));
    }

    JsonNode sent(ProviderCall call) {
      return body(CHAT.writeRequest(request(call), call));
    }

    ChatRequest request(ProviderCall call) {
      return new ChatRequest(
          call.model(),
          messages,
          tools,
          toolChoice,
          parallelToolCalls,
          responseFormat,
          sampling,
          maxTokens,
          stop,
          reasoningEffort,
          choices,
          call.stream(),
          user,
          rest);
    }
  }

  /** What a stream became: its events, and whether it came to its end. */
  record Stream(List<ChatEvent> events, boolean complete) {

    String text(int choice) {
      StringBuilder text = new StringBuilder();
      for (ChatEvent event : events) {
        if (event instanceof ChatEvent.Text words && words.choice() == choice) {
          text.append(words.text());
        }
      }
      return text.toString();
    }

    String reasoning() {
      StringBuilder text = new StringBuilder();
      for (ChatEvent event : events) {
        if (event instanceof ChatEvent.Reasoning words) {
          text.append(words.text());
        }
      }
      return text.toString();
    }

    <T extends ChatEvent> List<T> all(Class<T> kind) {
      return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    <T extends ChatEvent> T last(Class<T> kind) {
      return all(kind).getLast();
    }
  }

  /** Reads a stream in one piece. */
  static Stream stream(byte[] body) {
    return stream(body, body.length);
  }

  static Stream stream(String body) {
    return stream(bytes(body));
  }

  /** Reads a stream cut at these places. */
  static Stream stream(byte[] body, int... cuts) {
    List<ChatEvent> events = new ArrayList<>();
    ChatProvider.EventReader reader = CHAT.reader(streamed("gemini-2.5-flash"));
    SseParser parser = new SseParser(1 << 24);
    int from = 0;
    for (int cut : cuts) {
      parser.feed(Arrays.copyOfRange(body, from, cut), frame -> reader.read(frame, events::add));
      from = cut;
    }
    parser.feed(Arrays.copyOfRange(body, from, body.length), f -> reader.read(f, events::add));
    parser.end(frame -> reader.read(frame, events::add));
    boolean complete = reader.end(events::add);
    return new Stream(events, complete);
  }

  static ChatResponse whole(String body) {
    return whole(body, call("gemini-2.5-flash"));
  }

  static ChatResponse whole(String body, ProviderCall call) {
    return CHAT.readResponse(bytes(body), call);
  }
}
