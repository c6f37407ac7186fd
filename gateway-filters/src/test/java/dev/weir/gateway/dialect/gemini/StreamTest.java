package dev.weir.gateway.dialect.gemini;

import static dev.weir.gateway.dialect.gemini.Samples.bytes;
import static dev.weir.gateway.dialect.gemini.Samples.file;
import static dev.weir.gateway.dialect.gemini.Samples.json;
import static dev.weir.gateway.dialect.gemini.Samples.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.gateway.chat.ChatEvent;
import dev.weir.gateway.chat.FinishReason;
import dev.weir.gateway.dialect.gemini.Samples.Stream;
import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.ledger.TokenUsage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamTest {

  @Test
  void textReasoningSourcesSignatureAndUsageAreRead() {
    Stream stream = stream(file("text.sse"));

    assertThat(stream.events())
        .containsExactly(
            new ChatEvent.Started("resp-1", "gemini-3-flash-preview"),
            new ChatEvent.Usage(new TokenUsage(12, 0, 0, 0, 0, 0, 48, 0), null),
            new ChatEvent.Reasoning(0, "**Planning**\n\nI weigh it."),
            new ChatEvent.Usage(new TokenUsage(12, 0, 0, 0, 0, 6, 48, 0), null),
            new ChatEvent.Text(0, "Grüße aus Zürich 🚠"),
            new ChatEvent.Usage(new TokenUsage(12, 0, 0, 0, 0, 10, 48, 0), null),
            new ChatEvent.Text(0, ", bis bald!"),
            new ChatEvent.Usage(new TokenUsage(12, 0, 0, 0, 0, 10, 48, 0), "default"),
            new ChatEvent.Annotations(
                0,
                json(
                    """
                    [{"type": "url_citation", "url_citation": {"start_index": 10, "end_index": 19,
                      "url": "https://zuerich.example/", "title": "Zürich"}}]
                    """)),
            new ChatEvent.State(0, json("{\"text\":\"c2lnbmF0dXJl\"}")),
            new ChatEvent.Finished(0, FinishReason.STOP));
    assertThat(stream.complete()).isTrue();
    assertThat(stream.text(0).substring(10, 19)).isEqualTo("Zürich 🚠");
  }

  @Test
  void callsAreCountedGetIdsAndEndTheChoiceAsToolCalls() {
    Stream stream = stream(file("calls.sse"));

    assertThat(stream.events())
        .filteredOn(event -> !(event instanceof ChatEvent.Usage))
        .containsExactly(
            new ChatEvent.Started("resp-2", "gemini-2.5-flash"),
            new ChatEvent.Text(0, "I look."),
            new ChatEvent.ToolStarted(0, 0, "call_chatcmpl0192f7c1_0", "weather"),
            new ChatEvent.ToolArguments(0, 0, "{\"city\":\"Zürich\",\"days\":3}"),
            new ChatEvent.ToolStarted(0, 1, "call_chatcmpl0192f7c1_1", "now"),
            new ChatEvent.ToolArguments(0, 1, "{}"),
            new ChatEvent.ToolStarted(0, 2, "fc-77", "find"),
            new ChatEvent.ToolArguments(0, 2, "{\"n\":1.50}"),
            new ChatEvent.State(
                0,
                json(
                    """
                    {"calls": {"call_chatcmpl0192f7c1_0": {"signature": "c2lnMQ=="},
                               "fc-77": {"id": "fc-77"}}}
                    """)),
            new ChatEvent.Finished(0, FinishReason.TOOL_CALLS));
    assertThat(stream.last(ChatEvent.Usage.class).usage()).isEqualTo(TokenUsage.ofText(90, 28));
    assertThat(stream.complete()).isTrue();
  }

  @Test
  void choicesAreKeptApart() {
    Stream stream = stream(file("two-choices.sse"));

    assertThat(stream.text(0)).isEqualTo("One more");
    assertThat(stream.text(1)).isEqualTo("Uno più");
    assertThat(stream.all(ChatEvent.Finished.class))
        .containsExactly(
            new ChatEvent.Finished(0, FinishReason.STOP),
            new ChatEvent.Finished(1, FinishReason.LENGTH));
    assertThat(stream.complete()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text.sse", "calls.sse", "two-choices.sse", "broken-off.sse"})
  void theCutsOfTheBytesDoNotMatter(String name) {
    byte[] body = file(name);
    Stream whole = stream(body);
    int[] everyByte = new int[body.length - 1];
    for (int i = 0; i < everyByte.length; i++) {
      everyByte[i] = i + 1;
    }
    assertThat(stream(body, everyByte)).hasToString(whole.toString());

    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      int[] cuts = random.ints(random.nextInt(12), 0, body.length).sorted().toArray();
      assertThat(stream(body, cuts)).hasToString(whole.toString());
    }
    byte[] lineFeeds = bytes(new String(body, StandardCharsets.UTF_8).replace("\r", ""));
    assertThat(stream(lineFeeds)).hasToString(whole.toString());
  }

  @Test
  void aBareErrorInTheMidstIsAFailure() {
    Stream stream = stream(file("broken-off.sse"));

    assertThat(stream.text(0)).isEqualTo("Grüße aus Zürich 🚠");
    assertThat(stream.events().getLast())
        .isInstanceOfSatisfying(
            ChatEvent.Failed.class,
            failed -> {
              assertThat(failed.error().error()).isEqualTo(AiError.PROVIDER_BAD_RESPONSE);
              assertThat(failed.error().message())
                  .contains("The service is currently unavailable.");
            });
  }

  @Test
  void anErrorAsDataIsAFailureWithItsWait() {
    Stream stream =
        stream(
            """
            data: {"error":{"code":429,"message":"Slow down","status":"RESOURCE_EXHAUSTED",\
            "details":[{"retryDelay":"2s"}]}}

            """);

    assertThat(stream.events())
        .singleElement()
        .isInstanceOfSatisfying(
            ChatEvent.Failed.class,
            failed -> {
              assertThat(failed.error().error()).isEqualTo(AiError.RATE_LIMIT_EXCEEDED);
              assertThat(failed.error().retryAfter()).hasSeconds(2);
            });
  }

  @Test
  void aBlockedPromptEndsAsContentFilter() {
    Stream stream =
        stream(
            """
            data: {"promptFeedback":{"blockReason":"PROHIBITED_CONTENT"},\
            "usageMetadata":{"promptTokenCount":5,"totalTokenCount":5}}

            """);

    assertThat(stream.events())
        .containsExactly(
            new ChatEvent.Started(null, null),
            new ChatEvent.Usage(TokenUsage.ofText(5, 0), null),
            new ChatEvent.Warned("the provider blocked the prompt: PROHIBITED_CONTENT"),
            new ChatEvent.Finished(0, FinishReason.CONTENT_FILTER));
    assertThat(stream.complete()).isTrue();
  }

  @Test
  void aStreamWithoutAFinishReasonIsCutOff() {
    Stream stream =
        stream("data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Hal\"}]}}]}\r\n\r\n");

    assertThat(stream.text(0)).isEqualTo("Hal");
    assertThat(stream.all(ChatEvent.Finished.class)).isEmpty();
    assertThat(stream.complete()).isFalse();
    assertThat(stream("").complete()).isFalse();
  }

  @Test
  void aFinishReasonInEveryChunkEndsTheChoiceOnce() {
    Stream stream =
        stream(
            """
            data: {"candidates":[{"content":{"parts":[{"text":"First "}]},"finishReason":"STOP"}]}

            data: {"candidates":[{"content":{"parts":[{"text":"second"}]},"finishReason":"STOP"}]}

            """);

    assertThat(stream.text(0)).isEqualTo("First second");
    assertThat(stream.events().getLast()).isEqualTo(new ChatEvent.Finished(0, FinishReason.STOP));
    assertThat(stream.all(ChatEvent.Finished.class)).hasSize(1);
  }

  @Test
  void aMalformedCallIsTheProvidersFaultAndStillCounted() {
    Stream stream =
        stream(
            """
            data: {"candidates":[{"content":{},"finishReason":"MALFORMED_FUNCTION_CALL",\
            "finishMessage":"Malformed function call: print(secret)"}],\
            "usageMetadata":{"promptTokenCount":5}}

            """);

    assertThat(stream.last(ChatEvent.Usage.class).usage().promptTokens()).isEqualTo(5);
    assertThat(stream.events().getLast())
        .isInstanceOfSatisfying(
            ChatEvent.Failed.class,
            failed ->
                assertThat(failed.error().message())
                    .isEqualTo("the provider ended the answer with MALFORMED_FUNCTION_CALL"));
  }

  @Test
  void argumentsThatAreStreamedJoinToOneCall() {
    Stream stream =
        stream(
            """
            data: {"candidates":[{"content":{"parts":[{"functionCall":{"name":"go","willContinue":true},"thoughtSignature":"c2ln"}]}}]}

            data: {"candidates":[{"content":{"parts":[{"functionCall":{"partialArgs":[{"jsonPath":"$.to.name","stringValue":"Zü","willContinue":true}],"willContinue":true}}]}}]}

            data: {"candidates":[{"content":{"parts":[{"functionCall":{"partialArgs":[{"jsonPath":"$.to.name","stringValue":"rich"},{"jsonPath":"$.stops[1]","numberValue":2},{"jsonPath":"$.fast","boolValue":true},{"jsonPath":"$.via","nullValue":"NULL_VALUE"}],"willContinue":true}}]}}]}

            data: {"candidates":[{"content":{"parts":[{"functionCall":{}}]},"finishReason":"STOP"}]}

            """);

    assertThat(stream.last(ChatEvent.ToolArguments.class).json())
        .isEqualTo("{\"to\":{\"name\":\"Zürich\"},\"stops\":[null,2],\"fast\":true,\"via\":null}");
    assertThat(stream.all(ChatEvent.ToolStarted.class)).hasSize(1);
    assertThat(stream.last(ChatEvent.Finished.class).reason()).isEqualTo(FinishReason.TOOL_CALLS);
  }

  @Test
  void commentsBlankFramesAndUnknownMembersPass() {
    Stream stream =
        stream(
            """
            : waiting

            data:

            data: {"new":{"a":[1,{"b":2}]},"candidates":[{"x":1,"content":{"parts":[{"newKind":{"a":1}},{"text":"Hi"},7],"y":[]},"index":0,"finishReason":"NEW_REASON"},null],"usageMetadata":{"trafficType":"ON_DEMAND"},"promptFeedback":{}}

            data: [DONE]

            """);

    assertThat(stream.events())
        .containsExactly(
            new ChatEvent.Started(null, null),
            new ChatEvent.Warned("a part of the answer is not shown: newKind"),
            new ChatEvent.Text(0, "Hi"),
            new ChatEvent.Warned("the provider ended the answer with NEW_REASON"),
            new ChatEvent.Finished(0, FinishReason.STOP));
  }

  @Test
  void membersOfAnUnexpectedTypePass() {
    Stream stream =
        stream(
            """
            data: {"candidates":[{"content":{"parts":[{"text":null,"thought":"yes"},{"text":{"a":1}}]},"index":"0","finishReason":1}],"usageMetadata":{"promptTokenCount":"many","promptTokensDetails":{"a":1}},"responseId":5,"promptFeedback":[]}

            data: {"candidates":{},"usageMetadata":null,"error":null}

            """);

    assertThat(stream.complete()).isTrue();
    assertThat(stream.all(ChatEvent.Usage.class)).isEmpty();
  }

  @Test
  void aBrokenFrameIsTheProvidersFault() {
    assertThatThrownBy(() -> stream("data: {\"candidates\":[\n\n"))
        .isInstanceOfSatisfying(
            AiException.class,
            error -> assertThat(error.error()).isEqualTo(AiError.PROVIDER_BAD_RESPONSE));
  }

  @Test
  void damagedBytesAreReadOrRefusedButNeverBreakTheReader() {
    byte[] body = file("calls.sse");
    Random random = new Random(11);
    for (int round = 0; round < 5_000; round++) {
      byte[] damaged = body.clone();
      for (int i = random.nextInt(4); i >= 0; i--) {
        damaged[random.nextInt(damaged.length)] =
            (byte) "{}[]\":,x0\n\r\\".charAt(random.nextInt(12));
      }
      try {
        stream(Arrays.copyOf(damaged, random.nextInt(damaged.length)));
      } catch (AiException e) {
        assertThat(e.error()).isEqualTo(AiError.PROVIDER_BAD_RESPONSE);
      }
    }
  }
}
