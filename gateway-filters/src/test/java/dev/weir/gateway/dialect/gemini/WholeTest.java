package dev.weir.gateway.dialect.gemini;

import static dev.weir.gateway.dialect.gemini.Samples.call;
import static dev.weir.gateway.dialect.gemini.Samples.file;
import static dev.weir.gateway.dialect.gemini.Samples.json;
import static dev.weir.gateway.dialect.gemini.Samples.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.gateway.chat.ChatResponse;
import dev.weir.gateway.chat.FinishReason;
import dev.weir.gateway.chat.ToolCall;
import dev.weir.gateway.dialect.ProviderCall;
import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.ledger.TokenUsage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WholeTest {

  @Test
  void anAnswerWithEverythingIsRead() {
    ChatResponse answer =
        whole(
            """
            {"candidates": [{
               "content": {"role": "model", "parts": [
                 {"text": "Hmm.", "thought": true},
                 {"text": "Let me "}, {"text": "see."},
                 {"functionCall": {"name": "find", "args": {"q": "x"}, "id": "fc-1"},
                  "thoughtSignature": "c2ln"}]},
               "finishReason": "STOP", "index": 0, "avgLogprobs": -0.1}],
             "usageMetadata": {"promptTokenCount": 10, "candidatesTokenCount": 7,
                               "thoughtsTokenCount": 3, "totalTokenCount": 20},
             "modelVersion": "gemini-3-pro-preview", "responseId": "resp-9"}
            """);

    assertThat(answer)
        .isEqualTo(
            new ChatResponse(
                "resp-9",
                "gemini-3-pro-preview",
                List.of(
                    new ChatResponse.Choice(
                        0,
                        "Let me see.",
                        "Hmm.",
                        null,
                        List.of(new ToolCall("fc-1", "find", "{\"q\":\"x\"}")),
                        FinishReason.TOOL_CALLS,
                        json("{\"calls\":{\"fc-1\":{\"signature\":\"c2ln\",\"id\":\"fc-1\"}}}"),
                        Map.of())),
                new TokenUsage(10, 0, 0, 0, 0, 7, 3, 0),
                null));
  }

  @ParameterizedTest
  @CsvSource({
    "STOP, STOP",
    "MAX_TOKENS, LENGTH",
    "SAFETY, CONTENT_FILTER",
    "RECITATION, CONTENT_FILTER",
    "BLOCKLIST, CONTENT_FILTER",
    "PROHIBITED_CONTENT, CONTENT_FILTER",
    "SPII, CONTENT_FILTER",
    "LANGUAGE, CONTENT_FILTER",
    "IMAGE_SAFETY, CONTENT_FILTER",
    "OTHER, STOP",
    "SOMETHING_NEW, STOP",
  })
  void finishReasonsAreTranslatedAndContentMayBeMissing(String reason, FinishReason expected) {
    ChatResponse answer =
        whole("{\"candidates\":[{\"finishReason\":\"" + reason + "\",\"index\":0}]}");

    assertThat(answer.choices())
        .containsExactly(
            new ChatResponse.Choice(0, "", null, null, List.of(), expected, null, Map.of()));
    assertThat(answer.usage()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"MALFORMED_FUNCTION_CALL", "MALFORMED_RESPONSE", "UNEXPECTED_TOOL_CALL"})
  void anAnswerThatTheProviderSpoiltIsItsFault(String reason) {
    assertBad("{\"candidates\":[{\"finishReason\":\"" + reason + "\"}]}");
  }

  @Test
  void aCallThatNobodyOfferedIsLeftToTheCaller() {
    ProviderCall call = call("gemini-3-pro-preview");
    ChatResponse answer =
        whole(
            """
            {"candidates": [{"content": {"parts": [{"functionCall": {"name": "f"}}]},
                             "finishReason": "UNEXPECTED_TOOL_CALL"}]}
            """,
            call);

    assertThat(answer.choices().getFirst().finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
    assertThat(answer.choices().getFirst().toolCalls().getFirst().arguments()).isEqualTo("{}");
    assertThat(call.warnings().texts())
        .containsExactly("the provider ended the answer with UNEXPECTED_TOOL_CALL");
  }

  @Test
  void aBlockedPromptIsNoError() {
    ProviderCall call = call("gemini-2.5-flash");
    ChatResponse answer = whole("{\"promptFeedback\":{\"blockReason\":\"SAFETY\"}}", call);

    assertThat(answer.choices())
        .containsExactly(
            new ChatResponse.Choice(
                0, "", null, null, List.of(), FinishReason.CONTENT_FILTER, null, Map.of()));
    assertThat(call.warnings().texts()).containsExactly("the provider blocked the prompt: SAFETY");
  }

  @Test
  void partsOfOtherKindsAreNamed() {
    ProviderCall call = call("gemini-2.5-flash");
    ChatResponse answer =
        whole(
            """
            {"candidates": [{"content": {"parts": [
               {"executableCode": {"language": "PYTHON", "code": "print(1)"}},
               {"codeExecutionResult": {"outcome": "OUTCOME_OK", "output": "1"}},
               {"inlineData": {"mimeType": "image/png", "data": "AAAA"}},
               {"text": "One."}]}, "finishReason": "STOP"}]}
            """,
            call);

    assertThat(answer.choices().getFirst().text()).isEqualTo("One.");
    assertThat(call.warnings().texts())
        .containsExactly(
            "a part of the answer is not shown: executableCode",
            "a part of the answer is not shown: codeExecutionResult",
            "a part of the answer is not shown: inlineData");
  }

  @Test
  void aStreamThatBecameAnArrayIsTheSameAnswer() {
    StringBuilder array = new StringBuilder("[");
    for (String frame : new String(file("calls.sse"), StandardCharsets.UTF_8).split("\r\n\r\n")) {
      array.append(array.length() > 1 ? "," : "").append(frame.substring("data: ".length()));
    }
    ChatResponse answer = whole(array.append("]").toString());

    assertThat(answer.id()).isEqualTo("resp-2");
    assertThat(answer.choices().getFirst().text()).isEqualTo("I look.");
    assertThat(answer.choices().getFirst().toolCalls())
        .extracting(ToolCall::name)
        .containsExactly("weather", "now", "find");
    assertThat(answer.usage()).isEqualTo(TokenUsage.ofText(90, 28));
  }

  @Test
  void madeIdsAreTheSameForTheSameAnswerAndShort() {
    String body =
        """
        {"candidates": [{"content": {"parts": [{"functionCall": {"name": "f", "id": "%s"}},
          {"functionCall": {"name": "f", "id": "same"}},
          {"functionCall": {"name": "f", "id": "same"}}]}, "finishReason": "STOP"}]}
        """
            .formatted("x".repeat(65));

    var calls = whole(body).choices().getFirst().toolCalls();

    assertThat(whole(body).choices().getFirst().toolCalls()).isEqualTo(calls);
    assertThat(calls)
        .extracting(ToolCall::id)
        .containsExactly("call_chatcmpl0192f7c1_0", "same", "call_chatcmpl0192f7c1_1");
    CallIds ids = new CallIds("chatcmpl-0192f7c1-0192-7f7c-8192-0192f7c10192");
    assertThat(ids.next(null)).hasSizeLessThanOrEqualTo(40);
  }

  @Test
  void everyTokenIsCountedOnce() {
    ChatResponse answer =
        whole(
            """
            {"candidates": [{"finishReason": "STOP"}],
             "usageMetadata": {
               "promptTokenCount": 1000, "cachedContentTokenCount": 600,
               "toolUsePromptTokenCount": 50, "candidatesTokenCount": 80,
               "thoughtsTokenCount": 20, "totalTokenCount": 1150,
               "promptTokensDetails": [{"modality": "TEXT", "tokenCount": 700},
                                       {"modality": "AUDIO", "tokenCount": 300}],
               "cacheTokensDetails": [{"modality": "AUDIO", "tokenCount": 100},
                                      {"modality": "TEXT", "tokenCount": 500}],
               "candidatesTokensDetails": [{"modality": "TEXT", "tokenCount": 50},
                                           {"modality": "AUDIO", "tokenCount": 30}],
               "serviceTier": "flex"}}
            """);

    assertThat(answer.usage()).isEqualTo(new TokenUsage(250, 600, 0, 0, 200, 50, 20, 30));
    assertThat(answer.usage().totalTokens()).isEqualTo(1150);
    assertThat(answer.serviceTier()).isEqualTo("flex");
  }

  @Test
  void logprobsAndCitationsAreTranslated() {
    ChatResponse answer =
        whole(
            """
            {"candidates": [{
               "content": {"parts": [{"text": "é!"}]}, "finishReason": "STOP",
               "citationMetadata": {"citationSources": [
                 {"startIndex": 2, "endIndex": 3, "uri": "https://a.example"},
                 {"endIndex": 3, "license": "mit"}]},
               "logprobsResult": {
                 "chosenCandidates": [{"token": "é", "tokenId": 5, "logProbability": -0.25}],
                 "topCandidates": [{"candidates": [{"token": "é", "logProbability": -0.25},
                                                   {"token": "!", "logProbability": -2}]}]}}]}
            """);

    assertThat(answer.choices().getFirst().rest())
        .isEqualTo(
            Map.of(
                "annotations",
                json(
                    """
                    [{"type": "url_citation", "url_citation": {"start_index": 1, "end_index": 2,
                      "url": "https://a.example", "title": "https://a.example"}}]
                    """),
                "logprobs",
                json(
                    """
                    {"content": [{"token": "é", "logprob": -0.25, "bytes": [195, 169],
                      "top_logprobs": [{"token": "é", "logprob": -0.25, "bytes": [195, 169]},
                                       {"token": "!", "logprob": -2, "bytes": [33]}]}],
                     "refusal": null}
                    """)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "{",
        "{}",
        "[]",
        "null",
        "\"text\"",
        "{\"this\":[{\"is\":\"none\"}]}",
        "[{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"a\"}]}}]},"
      })
  void aBodyThatIsNoneIsTheProvidersFault(String body) {
    assertBad(body);
  }

  @Test
  void theProvidersErrorInsideA200IsToldWithItsWords() {
    assertThatThrownBy(
            () ->
                whole(
                    """
                    [{"error": {"code": 400, "status": "INVALID_ARGUMENT",
                      "message": "The input token count (9) exceeds the maximum number of tokens"}}]
                    """))
        .isInstanceOfSatisfying(
            AiException.class,
            error -> {
              assertThat(error.error()).isEqualTo(AiError.CONTEXT_LENGTH_EXCEEDED);
              assertThat(error.message()).contains("The input token count (9)");
            });
  }

  private static void assertBad(String body) {
    assertThatThrownBy(() -> whole(body))
        .isInstanceOfSatisfying(
            AiException.class,
            error -> assertThat(error.error()).isEqualTo(AiError.PROVIDER_BAD_RESPONSE));
  }
}
