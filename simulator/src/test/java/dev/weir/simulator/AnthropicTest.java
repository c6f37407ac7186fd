package dev.weir.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.simulator.Wire.Answer;
import dev.weir.simulator.json.Json;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class AnthropicTest {

  private static final Wire WIRE = new Wire();
  private static final String HEAD = "'model':'claude-sonnet-4-5','max_tokens':4000";
  private static final String TOOL =
      "'tools':[{'name':'now','input_schema':{'type':'object','properties':{}}}]";
  private static final String THINKING = "'thinking':{'type':'enabled','budget_tokens':1024}";

  @AfterAll
  static void stop() {
    WIRE.close();
  }

  @BeforeEach
  void reset() {
    WIRE.simulator.reset();
  }

  @Test
  void echoesAndEndsItsTurn() {
    Answer answer = WIRE.anthropic("{" + HEAD + ",'messages':[{'role':'user','content':'Hi'}]}");

    assertThat(answer.json().at("/content/0/text").asString()).isEqualTo("Hi");
    assertThat(answer.json().path("stop_reason").asString()).isEqualTo("end_turn");
    assertThat(answer.header("request-id")).startsWith("req_");
    assertThat(answer.header("retry-after")).as("seen on real 200 answers").isNotEmpty();
  }

  @Test
  void streamsThinkingWithItsSignatureThenTextThenACall() {
    List<JsonNode> events =
        WIRE.anthropic(
                "{"
                    + HEAD
                    + ","
                    + THINKING
                    + ","
                    + TOOL
                    + ",'stream':true,'messages':[{'role':'user','content':'Hi'}]}")
            .events();

    List<String> types = events.stream().map(event -> event.path("type").asString()).toList();
    assertThat(types).startsWith("message_start", "content_block_start", "ping");
    assertThat(types).endsWith("content_block_stop", "message_delta", "message_stop");
    assertThat(events.stream().map(event -> event.at("/content_block/type").asString("")))
        .containsSubsequence("thinking", "text", "tool_use");
    assertThat(events.stream().map(event -> event.at("/delta/type").asString("")))
        .containsSubsequence("thinking_delta", "signature_delta", "text_delta", "input_json_delta");
    JsonNode end = events.get(events.size() - 2);
    assertThat(end.at("/delta/stop_reason").asString()).isEqualTo("tool_use");
    assertThat(end.at("/usage/output_tokens").asInt()).isPositive();
    assertThat(events.getFirst().at("/message/usage/input_tokens").asInt()).isPositive();
  }

  @Test
  void acceptsItsOwnThinkingInTheToolLoopAndRefusesItsAbsence() {
    JsonNode first =
        WIRE.anthropic(
                "{"
                    + HEAD
                    + ","
                    + THINKING
                    + ","
                    + TOOL
                    + ",'messages':[{'role':'user','content':'Hi'}]}")
            .json();
    JsonNode content = first.path("content");
    String id = content.get(content.size() - 1).path("id").asString();

    assertThat(second(Json.text(content), id).json().at("/content/1/text").asString())
        .isEqualTo("now answered: noon");
    String call = "[{\"type\":\"tool_use\",\"id\":\"" + id + "\",\"name\":\"now\",\"input\":{}}]";
    assertThat(second(call, id).json().at("/error/message").asString())
        .contains("Expected `thinking` or `redacted_thinking`");
    String changed = Json.text(content).replace("The user wrote", "The user meant");
    assertThat(second(changed, id).json().at("/error/message").asString())
        .contains("Invalid `signature`");
  }

  private static Answer second(String assistant, String id) {
    return WIRE.anthropic(
        "{"
            + HEAD
            + ","
            + THINKING
            + ","
            + TOOL
            + ",'messages':[{'role':'user','content':'Hi'},{'role':'assistant','content':"
            + assistant
            + "},{'role':'user','content':[{'type':'tool_result','tool_use_id':'"
            + id
            + "','content':'noon'}]}]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'messages':[] | at least one message",
        "'messages':[{'role':'user','content':''}] | non-empty content",
        "'messages':[{'role':'user','content':[{'type':'text','text':''}]}] | must be non-empty",
        "'messages':[{'role':'system','content':'x'}] | Unexpected role",
        "'messages':[{'role':'tool','content':'x'}] | Input should be 'user' or 'assistant'",
        "'messages':[{'role':'user','content':'x','name':'y'}] | Extra inputs",
        "'user':'me','messages':[{'role':'user','content':'x'}] | user: Extra inputs",
        "'temperature':1.5,'messages':[{'role':'user','content':'x'}] | less than or equal to 1",
        "'messages':[{'role':'user','content':'x'},{'role':'assistant','content':'y '}] | trailing",
        "'messages':[{'role':'user','content':[{'type':'image_url'}]}] | Input tag 'image_url'",
        "'tool_choice':{'type':'auto'},'messages':[{'role':'user','content':'x'}] | while providing"
      })
  void refuses(String rest, String message) {
    Answer answer = WIRE.anthropic("{" + HEAD + "," + rest + "}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("type").asString()).isEqualTo("error");
    assertThat(answer.json().at("/error/type").asString()).isEqualTo("invalid_request_error");
    assertThat(answer.json().at("/error/message").asString()).contains(message);
    assertThat(answer.json().path("request_id").asString()).isEqualTo(answer.header("request-id"));
  }

  @Test
  void refusesResultsThatAreSpreadOverSeveralMessages() {
    String calls =
        "{'role':'user','content':'x'},{'role':'assistant','content':["
            + "{'type':'tool_use','id':'a','name':'now','input':{}},"
            + "{'type':'tool_use','id':'b','name':'now','input':{}}]},";
    String spread =
        "{'role':'user','content':[{'type':'tool_result','tool_use_id':'a','content':'1'}]},"
            + "{'role':'user','content':[{'type':'tool_result','tool_use_id':'b','content':'2'}]}";
    String together =
        "{'role':'user','content':[{'type':'tool_result','tool_use_id':'a','content':'1'},"
            + "{'type':'tool_result','tool_use_id':'b','content':'2'}]}";

    assertThat(turns(calls + spread).json().at("/error/message").asString())
        .contains("without `tool_result` blocks immediately after: b");
    assertThat(turns(calls + together).json().at("/content/0/text").asString())
        .isEqualTo("now answered: 1\nnow answered: 2");
  }

  private static Answer turns(String messages) {
    return WIRE.anthropic("{" + HEAD + "," + TOOL + ",'messages':[" + messages + "]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'thinking':{'type':'enabled','budget_tokens':100} | greater than or equal to 1024",
        "'thinking':{'type':'enabled','budget_tokens':4000} | must be greater than",
        "'temperature':0.5,'thinking':{'type':'enabled','budget_tokens':1024} | temperature",
        "'thinking':{'type':'adaptive'} | adaptive thinking is not supported"
      })
  void refusesThinkingThatCannotBe(String parameters, String message) {
    Answer answer =
        WIRE.anthropic(
            "{" + HEAD + "," + parameters + ",'messages':[{'role':'user','content':'x'}]}");

    assertThat(answer.json().at("/error/message").asString()).contains(message);
  }

  @Test
  void refusesAForcedToolWithThinking() {
    Answer answer =
        WIRE.anthropic(
            "{"
                + HEAD
                + ","
                + THINKING
                + ","
                + TOOL
                + ",'tool_choice':{'type':'any'},'messages':[{'role':'user','content':'x'}]}");

    assertThat(answer.json().at("/error/message").asString()).contains("forces tool use");
  }

  @Test
  void wantsItsKeyItsVersionAndALimit() {
    String body = "{'model':'claude-sonnet-4-5','messages':[{'role':'user','content':'x'}]}";
    Answer wrongHeader =
        WIRE.send(
            WIRE.post("/anthropic/v1/messages", body)
                .header("authorization", "Bearer sk-ant-test-12345678")
                .header("anthropic-version", "2023-06-01"));
    Answer noVersion =
        WIRE.send(WIRE.post("/anthropic/v1/messages", body).header("x-api-key", "sk-ant-12345678"));
    Answer noLimit = WIRE.anthropic(body);

    assertThat(wrongHeader.status()).isEqualTo(401);
    assertThat(wrongHeader.json().at("/error/type").asString()).isEqualTo("authentication_error");
    assertThat(noVersion.status()).isEqualTo(400);
    assertThat(noLimit.json().at("/error/message").asString())
        .isEqualTo("max_tokens: Field required");
  }

  @Test
  void takesBearerKeysAndNoSamplingWithTheNewerVersion() {
    String body = "{" + HEAD + ",'messages':[{'role':'user','content':'x'}]}";

    assertThat(newer(body).status()).isEqualTo(200);
    assertThat(newer(body.replace("'messages'", "'temperature':1,'messages'")).status())
        .isEqualTo(400);
  }

  private static Answer newer(String body) {
    return WIRE.send(
        WIRE.post("/anthropic/v1/messages", body)
            .header("authorization", "Bearer " + Wire.ANTHROPIC_KEY)
            .header("anthropic-version", "2026-10-21"));
  }

  @Test
  void writesAndThenReadsWhatIsMarkedForTheCache() {
    String body =
        "{"
            + HEAD
            + ",'system':[{'type':'text','text':'"
            + "many words ".repeat(1000)
            + "','cache_control':{'type':'ephemeral','ttl':'1h'}}],"
            + "'messages':[{'role':'user','content':'x'}]}";

    JsonNode first = WIRE.anthropic(body).json().path("usage");
    JsonNode second = WIRE.anthropic(body).json().path("usage");

    int written = first.at("/cache_creation/ephemeral_1h_input_tokens").asInt();
    assertThat(written).isGreaterThan(1024);
    assertThat(first.path("cache_creation_input_tokens").asInt()).isEqualTo(written);
    assertThat(second.path("cache_read_input_tokens").asInt()).isEqualTo(written);
    assertThat(second.path("cache_creation_input_tokens").asInt()).isZero();
    assertThat(second.path("input_tokens").asInt()).isEqualTo(first.path("input_tokens").asInt());
    assertThat(WIRE.simulator.meter().promptTokens())
        .isEqualTo(2L * (written + first.path("input_tokens").asInt()));
  }

  @Test
  void listsModelsAndCountsTokens() {
    Answer models =
        WIRE.get(
            "/anthropic/v1/models?limit=2",
            "x-api-key",
            Wire.ANTHROPIC_KEY,
            "anthropic-version",
            "2023-06-01");
    Answer count =
        WIRE.send(
            WIRE.post(
                    "/anthropic/v1/messages/count_tokens",
                    "{'model':'claude-sonnet-4-5','messages':[{'role':'user','content':'x'}]}")
                .header("x-api-key", Wire.ANTHROPIC_KEY)
                .header("anthropic-version", "2023-06-01"));

    assertThat(models.json().path("data").size()).isEqualTo(2);
    assertThat(models.json().path("has_more").asBoolean()).isTrue();
    assertThat(count.json().path("input_tokens").asInt()).isPositive();
  }
}
