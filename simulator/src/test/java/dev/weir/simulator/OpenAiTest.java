package dev.weir.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.simulator.Wire.Answer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class OpenAiTest {

  private static final Wire WIRE = new Wire();
  private static final String WEATHER =
      """
      [{'type':'function','function':{'name':'get_weather','parameters':{'type':'object',
        'properties':{'city':{'type':'string'},'unit':{'enum':['celsius','kelvin']}},
        'required':['city','unit']}}},
       {'type':'function','function':{'name':'get_time'}}]
      """;

  @AfterAll
  static void stop() {
    WIRE.close();
  }

  @BeforeEach
  void reset() {
    WIRE.simulator.reset();
  }

  @Test
  void echoesTheUsersTextWithUsage() {
    Answer answer =
        WIRE.chat("{'model':'gpt-4o','messages':[{'role':'user','content':'Grüße, 世界 😀'}]}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().at("/choices/0/message/content").asString()).isEqualTo("Grüße, 世界 😀");
    assertThat(answer.json().at("/choices/0/finish_reason").asString()).isEqualTo("stop");
    assertThat(answer.json().at("/usage/total_tokens").asInt())
        .isEqualTo(
            answer.json().at("/usage/prompt_tokens").asInt()
                + answer.json().at("/usage/completion_tokens").asInt());
    assertThat(answer.header("openai-organization")).isNotEmpty();
    assertThat(answer.header("set-cookie")).isNotEmpty();
    assertThat(answer.header("x-request-id")).startsWith("req_");
  }

  @Test
  void streamsTheRoleOnceThenTextThenFinishThenUsageThenDone() {
    Answer answer =
        WIRE.chat(
            "{'model':'gpt-4o','stream':true,'stream_options':{'include_usage':true},"
                + "'messages':[{'role':'user','content':'Four score and seven years ago'}]}");

    List<JsonNode> events = answer.events();
    assertThat(answer.header("content-type")).startsWith("text/event-stream");
    assertThat(answer.body()).endsWith("data: [DONE]\n\n");
    assertThat(events.getFirst().at("/choices/0/delta/role").asString()).isEqualTo("assistant");
    assertThat(text(events)).isEqualTo("Four score and seven years ago");
    assertThat(events.get(events.size() - 2).at("/choices/0/finish_reason").asString())
        .isEqualTo("stop");
    assertThat(events.getLast().path("choices").size()).isZero();
    assertThat(events.getLast().at("/usage/completion_tokens").asInt()).isPositive();
    assertThat(events.getFirst().path("usage").isNull()).isTrue();
  }

  @Test
  void givesNoUsageInAStreamUnasked() {
    Answer answer =
        WIRE.chat("{'model':'gpt-4o','stream':true,'messages':[{'role':'user','content':'Hi'}]}");

    assertThat(answer.events()).noneMatch(event -> event.has("usage"));
  }

  @Test
  void callsAToolWithArgumentsThatFollowItsSchema() {
    Answer answer =
        WIRE.chat(
            "{'model':'gpt-4o','messages':[{'role':'user','content':'Weather?'}],'tools':"
                + WEATHER
                + "}");

    JsonNode message = answer.json().at("/choices/0/message");
    assertThat(message.path("content").isNull()).isTrue();
    assertThat(message.path("tool_calls").size()).isEqualTo(1);
    assertThat(message.at("/tool_calls/0/function/arguments").asString())
        .isEqualTo("{\"city\":\"city sample\",\"unit\":\"celsius\"}");
    assertThat(answer.json().at("/choices/0/finish_reason").asString()).isEqualTo("tool_calls");
  }

  @Test
  void callsBothToolsThatTheTextNamesWithEmptyArgumentsWhereNoneAreDeclared() {
    Answer answer =
        WIRE.chat(
            "{'model':'gpt-4o','messages':[{'role':'user','content':'get_weather and get_time'}],"
                + "'tools':"
                + WEATHER
                + "}");

    assertThat(answer.json().at("/choices/0/message/tool_calls").size()).isEqualTo(2);
    assertThat(answer.json().at("/choices/0/message/tool_calls/1/function/arguments").asString())
        .isEqualTo("{}");
  }

  @Test
  void makesOneCallWhenParallelCallsAreForbidden() {
    Answer answer =
        WIRE.chat(
            "{'model':'gpt-4o','parallel_tool_calls':false,"
                + "'messages':[{'role':'user','content':'get_weather and get_time'}],'tools':"
                + WEATHER
                + "}");

    assertThat(answer.json().at("/choices/0/message/tool_calls").size()).isEqualTo(1);
  }

  @Test
  void tellsWhatTheToolsAnsweredAfterTheLastStep() {
    String turns =
        "{'role':'user','content':'Weather in 2 steps'},"
            + "{'role':'assistant','tool_calls':[{'id':'call_1','type':'function',"
            + "'function':{'name':'get_weather','arguments':'{}'}}]},"
            + "{'role':'tool','tool_call_id':'call_1','content':'sunny'}";
    Answer second =
        WIRE.chat("{'model':'gpt-4o','messages':[" + turns + "],'tools':" + WEATHER + "}");
    Answer third =
        WIRE.chat(
            "{'model':'gpt-4o','messages':["
                + turns
                + ",{'role':'assistant','tool_calls':[{'id':'call_2','type':'function',"
                + "'function':{'name':'get_time','arguments':'{}'}}]},"
                + "{'role':'tool','tool_call_id':'call_2','content':'noon'}],'tools':"
                + WEATHER
                + "}");

    assertThat(second.json().at("/choices/0/finish_reason").asString()).isEqualTo("tool_calls");
    assertThat(third.json().at("/choices/0/message/content").asString())
        .isEqualTo("get_weather answered: sunny\nget_time answered: noon");
  }

  @Test
  void refusesAToolResultWithoutItsCall() {
    Answer answer =
        WIRE.chat(
            "{'model':'gpt-4o','messages':[{'role':'user','content':'Hi'},"
                + "{'role':'tool','tool_call_id':'call_9','content':'x'}]}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/error/message").asString())
        .contains("must be a response to a preceeding message");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'max_tokens':10 | unsupported_parameter | max_tokens",
        "'temperature':0.2 | unsupported_value | temperature",
        "'top_p':0.5 | unsupported_parameter | top_p",
        "'presence_penalty':1 | unsupported_parameter | presence_penalty"
      },
      quoteCharacter = '"')
  void reasoningModelsRefuse(String parameter, String code, String param) {
    Answer answer =
        WIRE.chat(
            "{'model':'gpt-5-mini'," + parameter + ",'messages':[{'role':'user','content':'Hi'}]}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/error/code").asString()).isEqualTo(code);
    assertThat(answer.json().at("/error/param").asString()).isEqualTo(param);
    assertThat(answer.json().at("/error/type").asString()).isEqualTo("invalid_request_error");
  }

  @Test
  void countsReasoningInsideTheCompletionAndShowsNone() {
    Answer answer =
        WIRE.chat(
            "{'model':'o3','reasoning_effort':'high','messages':[{'role':'user','content':'Hi'}]}");

    int reasoning = answer.json().at("/usage/completion_tokens_details/reasoning_tokens").asInt();
    assertThat(reasoning).isPositive();
    assertThat(answer.json().at("/usage/completion_tokens").asInt()).isGreaterThan(reasoning);
    assertThat(answer.json().at("/choices/0/message").has("reasoning_content")).isFalse();
  }

  @Test
  void stopsAtTheStopSequenceAndAtTheLimit() {
    Answer stopped =
        WIRE.chat(
            "{'model':'gpt-4o','stop':['three'],"
                + "'messages':[{'role':'user','content':'one two three four'}]}");
    Answer limited =
        WIRE.chat(
            "{'model':'gpt-4o','max_tokens':2,"
                + "'messages':[{'role':'user','content':'one two three four'}]}");

    assertThat(stopped.json().at("/choices/0/message/content").asString()).isEqualTo("one two ");
    assertThat(limited.json().at("/choices/0/finish_reason").asString()).isEqualTo("length");
    assertThat(limited.json().at("/usage/completion_tokens").asInt()).isEqualTo(2);
  }

  @Test
  void answersJsonThatFollowsTheSchemaAskedFor() {
    Answer answer =
        WIRE.chat(
            "{'model':'gpt-4o','messages':[{'role':'user','content':'Hi'}],'response_format':"
                + "{'type':'json_schema','json_schema':{'name':'x','strict':true,'schema':"
                + "{'type':'object','properties':{'age':{'type':'integer','minimum':3}},"
                + "'required':['age'],'additionalProperties':false}}}}");

    assertThat(answer.json().at("/choices/0/message/content").asString()).isEqualTo("{\"age\":3}");
  }

  @Test
  void tellsWhichImagesItSaw() {
    Answer answer =
        WIRE.chat(
            "{'model':'gpt-4o','messages':[{'role':'user','content':[{'type':'text','text':'See'},"
                + "{'type':'image_url','image_url':{'url':'data:image/png;base64,aGVsbG8='}}]}]}");

    assertThat(answer.json().at("/choices/0/message/content").asString())
        .isEqualTo("See\n[1 image: image/png 5 bytes]");
  }

  @Test
  void answersEachChoiceInTheStream() {
    Answer answer =
        WIRE.chat(
            "{'model':'gpt-4o','n':2,'stream':true,"
                + "'messages':[{'role':'user','content':'Hello'}]}");

    assertThat(answer.events().stream().map(event -> event.at("/choices/0/index").asInt()))
        .contains(0, 1);
    assertThat(answer.events().stream().filter(e -> e.at("/choices/0/finish_reason").isString()))
        .hasSize(2);
  }

  @Test
  void reportsALongPromptSeenBeforeAsCached() {
    String body =
        "{'model':'gpt-4o','messages':[{'role':'system','content':'"
            + "many words ".repeat(1500)
            + "'},{'role':'user','content':'Hi'}]}";

    int first = cached(WIRE.chat(body));
    int second = cached(WIRE.chat(body));

    assertThat(first).isZero();
    assertThat(second).isGreaterThan(1024);
    assertThat(second % 128).isZero();
  }

  @Test
  void embedsTextsAndTokensAsFloatsAndAsBase64() {
    Answer floats = embed("{'model':'text-embedding-3-small','input':['a','b'],'dimensions':4}");
    Answer base64 =
        embed(
            "{'model':'text-embedding-3-small','input':[[1,2,3]],'encoding_format':'base64',"
                + "'dimensions':4}");

    assertThat(floats.json().path("data").size()).isEqualTo(2);
    assertThat(floats.json().at("/data/1/embedding").size()).isEqualTo(4);
    assertThat(base64.json().at("/data/0/embedding").asString()).hasSize(24);
    assertThat(base64.json().at("/usage/prompt_tokens").asInt()).isEqualTo(3);
  }

  @Test
  void listsItsModels() {
    Answer answer = WIRE.get("/openai/v1/models", "authorization", Wire.bearer());

    assertThat(answer.json().at("/data/0/id").asString()).isEqualTo("gpt-4o");
    assertThat(answer.json().at("/data/0/object").asString()).isEqualTo("model");
  }

  @Test
  void refusesAKeyAModelAUrlAndAParameterThatItDoesNotKnow() {
    Answer key =
        WIRE.send(
            WIRE.post("/openai/v1/chat/completions", "{}")
                .header("authorization", "Bearer sk-invalid-0000"));
    Answer model =
        WIRE.chat("{'model':'claude-opus-4','messages':[{'role':'user','content':'Hi'}]}");
    Answer url =
        WIRE.send(WIRE.post("/openai/v1/nowhere", "{}").header("authorization", Wire.bearer()));
    Answer parameter =
        WIRE.chat("{'model':'gpt-4o','fallbacks':[],'messages':[{'role':'user','content':'Hi'}]}");

    assertThat(key.status()).isEqualTo(401);
    assertThat(key.json().at("/error/code").asString()).isEqualTo("invalid_api_key");
    assertThat(model.status()).isEqualTo(404);
    assertThat(model.json().at("/error/code").asString()).isEqualTo("model_not_found");
    assertThat(url.status()).isEqualTo(404);
    assertThat(parameter.status()).isEqualTo(400);
    assertThat(parameter.json().at("/error/message").asString()).contains("fallbacks");
  }

  private static Answer embed(String body) {
    return WIRE.send(
        WIRE.post("/openai/v1/embeddings", body).header("authorization", Wire.bearer()));
  }

  private static int cached(Answer answer) {
    return answer.json().at("/usage/prompt_tokens_details/cached_tokens").asInt();
  }

  private static String text(List<JsonNode> events) {
    StringBuilder text = new StringBuilder();
    events.forEach(event -> text.append(event.at("/choices/0/delta/content").asString("")));
    return text.toString();
  }
}
