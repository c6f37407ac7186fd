package dev.weir.gateway.dialect.anthropic;

import static dev.weir.gateway.dialect.anthropic.Ask.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.gateway.chat.ChatResponse;
import dev.weir.gateway.chat.FinishReason;
import dev.weir.gateway.chat.ToolCall;
import dev.weir.gateway.dialect.Warnings;
import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.ledger.TokenUsage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WholeAnswerTest {

  private static ChatResponse read(String body) {
    return AnthropicDialect.dialect()
        .provider()
        .readResponse(body.getBytes(UTF_8), Ask.call("claude-opus-5", false));
  }

  private static String message(String content, String stopReason) {
    return """
    {"id":"msg_1","type":"message","role":"assistant","model":"claude-opus-5","content":%s,
     "stop_reason":"%s","stop_sequence":null,"usage":{"input_tokens":3,"output_tokens":4}}
    """
        .formatted(content, stopReason);
  }

  @Test
  void text() {
    ChatResponse response =
        read(
            """
            {"id":"msg_1","type":"message","role":"assistant","model":"claude-opus-5",
             "content":[{"type":"text","text":"Hello "},{"type":"text","text":"there"}],
             "stop_reason":"end_turn","stop_sequence":null,"container":null,
             "usage":{"input_tokens":13,"cache_creation_input_tokens":0,
              "cache_read_input_tokens":0,"output_tokens":44,
              "output_tokens_details":{"thinking_tokens":33},"service_tier":"standard"}}
            """);

    assertThat(response)
        .isEqualTo(
            new ChatResponse(
                "msg_1",
                "claude-opus-5",
                List.of(
                    new ChatResponse.Choice(
                        0,
                        "Hello there",
                        null,
                        null,
                        List.of(),
                        FinishReason.STOP,
                        null,
                        Map.of())),
                new TokenUsage(13, 0, 0, 0, 0, 11, 33, 0),
                "standard"));
  }

  @Test
  void thinkingAndTools() {
    ChatResponse.Choice choice =
        read(message(
                """
                [{"type":"thinking","thinking":"Hm.","signature":"Eq"},
                 {"type":"redacted_thinking","data":"Em"},
                 {"type":"text","text":"Wait."},
                 {"type":"server_tool_use","id":"srvtoolu_1","name":"web_search","input":{}},
                 {"type":"tool_use","id":"toolu_1","name":"weather","input":{"days":1.50}},
                 {"type":"tool_use","id":"toolu_2","name":"now","input":{}},
                 {"type":"hologram"}]
                """,
                "tool_use"))
            .choices()
            .getFirst();

    assertThat(choice)
        .isEqualTo(
            new ChatResponse.Choice(
                0,
                "Wait.",
                "Hm.",
                null,
                List.of(
                    new ToolCall("toolu_1", "weather", "{\"days\":1.50}"),
                    new ToolCall("toolu_2", "now", "{}")),
                FinishReason.TOOL_CALLS,
                json(
                    """
                    [{"type":"thinking","thinking":"Hm.","signature":"Eq"},
                     {"type":"redacted_thinking","data":"Em"}]
                    """),
                Map.of()));
  }

  @Test
  void theJsonAnswerOfTheToolIsText() {
    ChatResponse.Choice choice =
        read(message(
                """
                [{"type":"tool_use","id":"t","name":"weir_json_answer","input":{"a":[1,2]}}]
                """,
                "tool_use"))
            .choices()
            .getFirst();

    assertThat(choice.text()).isEqualTo("{\"a\":[1,2]}");
    assertThat(choice.toolCalls()).isEmpty();
    assertThat(choice.finishReason()).isEqualTo(FinishReason.STOP);
  }

  @Test
  void citationsCoverTheirBlock() {
    ChatResponse.Choice choice =
        read(message(
                """
                [{"type":"text","text":"So: "},
                 {"type":"text","text":"42","citations":[
                  {"type":"web_search_result_location","url":"https://example.org","title":"T",
                   "cited_text":"it is 42","encrypted_index":"E"}]}]
                """,
                "end_turn"))
            .choices()
            .getFirst();

    assertThat(choice.rest())
        .isEqualTo(
            Map.of(
                "annotations",
                json(
                    """
                    [{"type":"url_citation","url_citation":{"url":"https://example.org",
                      "title":"T","start_index":4,"end_index":6}}]
                    """)));
  }

  @ParameterizedTest
  @CsvSource({
    "end_turn, STOP",
    "stop_sequence, STOP",
    "pause_turn, STOP",
    "max_tokens, LENGTH",
    "model_context_window_exceeded, LENGTH",
    "refusal, CONTENT_FILTER",
    "brand_new, STOP",
  })
  void finishReasons(String stopReason, FinishReason expected) {
    assertThat(read(message("[]", stopReason)).choices().getFirst().finishReason())
        .isEqualTo(expected);
  }

  @Test
  void aCutToolCallWasCutByLength() {
    assertThat(
            read(message("[{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"x\"}]", "max_tokens"))
                .choices()
                .getFirst()
                .finishReason())
        .isEqualTo(FinishReason.LENGTH);
  }

  @Test
  void aPausedTurnIsWarnedOf() {
    Warnings warnings = new Warnings(true);

    AnthropicDialect.dialect()
        .provider()
        .readResponse(
            message("[]", "pause_turn").getBytes(UTF_8),
            Ask.call("claude-opus-5", false, warnings));

    assertThat(warnings.texts()).hasSize(1);
  }

  @Test
  void aRefusalIsExplained() {
    ChatResponse.Choice choice =
        read("""
        {"type":"message","content":[],"stop_reason":"refusal",
         "stop_details":{"type":"refusal","category":null,"explanation":"No."}}
        """)
            .choices()
            .getFirst();

    assertThat(choice.refusal()).isEqualTo("No.");
  }

  @Test
  void missingMembersAreNoErrors() {
    ChatResponse response = read("{\"type\":\"message\",\"stop_reason\":null}");

    assertThat(response.usage()).isNull();
    assertThat(response.choices()).singleElement().extracting("text").isEqualTo("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "[]", "{}", "{\"content\":\"x\"}", "null", "{\"a\""})
  void otherBodiesAreBadResponses(String body) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOfSatisfying(
            AiException.class, e -> assertThat(e.error()).isEqualTo(AiError.PROVIDER_BAD_RESPONSE));
  }

  @Test
  void anErrorInsideOfAnAnswerIsTheProvidersOwn() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}
                    """))
        .isInstanceOfSatisfying(AiException.class, e -> assertThat(e.status()).isEqualTo(529));
  }
}
