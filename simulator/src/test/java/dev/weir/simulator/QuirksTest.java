package dev.weir.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.simulator.Wire.Answer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class QuirksTest {

  private static final Wire WIRE = new Wire();
  private static final String TOOL =
      "[{'type':'function','function':{'name':'now','parameters':{'type':'object',"
          + "'properties':{'zone':{'type':'string'}}}}}]";

  @AfterAll
  static void stop() {
    WIRE.close();
  }

  @Test
  void xAiCountsReasoningBesideTheCompletion() {
    JsonNode usage =
        WIRE.openai("xai", "{'model':'grok-4','messages':[{'role':'user','content':'Hi'}]}")
            .json()
            .path("usage");

    int reasoning = usage.at("/completion_tokens_details/reasoning_tokens").asInt();
    assertThat(reasoning).isPositive();
    assertThat(usage.path("total_tokens").asInt())
        .isEqualTo(
            usage.path("prompt_tokens").asInt()
                + usage.path("completion_tokens").asInt()
                + reasoning);
  }

  @Test
  void xAiRefusesStopOnReasoningModelsWithAFlatError() {
    Answer refused =
        WIRE.openai(
            "xai", "{'model':'grok-4','stop':'x','messages':[{'role':'user','content':'Hi'}]}");
    Answer taken =
        WIRE.openai(
            "xai", "{'model':'grok-3','stop':'x','messages':[{'role':'user','content':'Hi'}]}");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("error").isString()).isTrue();
    assertThat(taken.status()).isEqualTo(200);
  }

  @Test
  void xAiSaysUsageNullInChunksAndSendsACallInOne() {
    List<JsonNode> events =
        WIRE.openai(
                "xai",
                "{'model':'grok-3','stream':true,'messages':[{'role':'user','content':'Hi'}],"
                    + "'tools':"
                    + TOOL
                    + "}")
            .events();

    assertThat(events).allMatch(event -> event.path("usage").isNull());
    assertThat(events.get(1).at("/choices/0/delta/tool_calls/0/function/arguments").asString())
        .isEqualTo("{\"zone\":\"zone sample\"}");
  }

  @Test
  void mistralRefusesFieldsItDoesNotKnowWith422() {
    Answer answer =
        WIRE.openai(
            "mistral",
            "{'model':'mistral-small-latest','seed':1,"
                + "'messages':[{'role':'user','content':'Hi'}]}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/message/detail/0/type").asString()).isEqualTo("extra_forbidden");
    assertThat(answer.json().at("/message/detail/0/loc/1").asString()).isEqualTo("seed");
  }

  @Test
  void mistralWantsCallIdsOfNineCharactersAndMakesSuch() {
    Answer refused =
        WIRE.openai(
            "mistral",
            "{'model':'mistral-small-latest','messages':[{'role':'user','content':'Hi'},"
                + "{'role':'assistant','tool_calls':[{'id':'call_toolong','type':'function',"
                + "'function':{'name':'now','arguments':'{}'}}]},"
                + "{'role':'tool','tool_call_id':'call_toolong','content':'x'}]}");
    Answer called =
        WIRE.openai(
            "mistral",
            "{'model':'mistral-small-latest','tool_choice':'any','random_seed':1,"
                + "'messages':[{'role':'user','content':'Hi'}],'tools':"
                + TOOL
                + "}");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(called.json().at("/choices/0/message/tool_calls/0/id").asString())
        .matches("[a-zA-Z0-9]{9}");
  }

  @Test
  void magistralThinksInPartsAndGivesUsageWithTheFinish() {
    List<JsonNode> events =
        WIRE.openai(
                "mistral",
                "{'model':'magistral-medium-latest','stream':true,"
                    + "'messages':[{'role':'user','content':'Hi'}]}")
            .events();

    assertThat(events.get(1).at("/choices/0/delta/content/0/type").asString())
        .isEqualTo("thinking");
    assertThat(events.getLast().at("/choices/0/finish_reason").asString()).isEqualTo("stop");
    assertThat(events.getLast().at("/usage/completion_tokens").asInt()).isPositive();
  }

  @Test
  void mistralEmbeds() {
    Answer answer =
        WIRE.send(
            WIRE.post("/mistral/v1/embeddings", "{'model':'mistral-embed','input':['a']}")
                .header("authorization", Wire.bearer()));

    assertThat(answer.json().at("/data/0/embedding").size()).isEqualTo(1024);
  }

  @Test
  void deepSeekPutsLinesBeforeTheBodyAndCountsHitsAndMisses() {
    Answer whole =
        WIRE.openai(
            "deepseek",
            "{'model':'deepseek-reasoner','messages':[{'role':'user','content':'Hi'}]}");
    Answer stream =
        WIRE.openai(
            "deepseek",
            "{'model':'deepseek-chat','stream':true,"
                + "'messages':[{'role':'user','content':'Hi'}]}");

    assertThat(whole.body()).startsWith("\n");
    assertThat(whole.json().at("/choices/0/message/reasoning_content").asString()).isNotEmpty();
    assertThat(whole.json().at("/usage/prompt_cache_miss_tokens").asInt()).isPositive();
    assertThat(stream.body()).startsWith(": keep-alive\n\n");
  }

  @Test
  void deepSeekKnowsNoDeveloperAndNoImages() {
    Answer developer =
        WIRE.openai(
            "deepseek",
            "{'model':'deepseek-chat','messages':[{'role':'developer','content':'Hi'}]}");
    Answer image =
        WIRE.openai(
            "deepseek",
            "{'model':'deepseek-chat','messages':[{'role':'user','content':[{'type':'image_url',"
                + "'image_url':{'url':'data:image/png;base64,aGk='}}]}]}");

    assertThat(developer.status()).isEqualTo(400);
    assertThat(image.json().at("/error/message").asString())
        .contains("unknown variant `image_url`");
  }

  @Test
  void deepSeekRefusesReasoningOnceAndDemandsItLater() {
    String turns =
        "{'role':'user','content':'Hi'},{'role':'assistant','content':'','tool_calls':"
            + "[{'id':'c1','type':'function','function':{'name':'now','arguments':'{}'}}]REASON},"
            + "{'role':'tool','tool_call_id':'c1','content':'x'}";
    String with = turns.replace("REASON", ",'reasoning_content':'hm'");
    String without = turns.replace("REASON", "");

    assertThat(deepSeek("deepseek-reasoner", with).status()).isEqualTo(400);
    assertThat(deepSeek("deepseek-reasoner", without).status()).isEqualTo(200);
    assertThat(deepSeek("deepseek-v4-pro", without).status()).isEqualTo(400);
    assertThat(deepSeek("deepseek-v4-pro", with).status()).isEqualTo(200);
  }

  @Test
  void jsonModeFollowsASchemaInASystemMessage() {
    String schema =
        "{\\'type\\':\\'object\\',\\'properties\\':{\\'sign}\\':{\\'type\\':\\'string\\'}}}";
    String user = "{'role':'user','content':'Hi {'}";

    assertThat(json("{'role':'system','content':'A { in JSON: " + schema + " only'}," + user))
        .isEqualTo("{\"sign}\":\"sign} sample\"}");
    assertThat(
            json(
                "{'role':'system','content':'Tool {\\'type\\':\\'object\\',\\'properties\\':{}}'},"
                    + "{'role':'system','content':[{'type':'text','text':'JSON "
                    + schema
                    + "'}]},"
                    + user))
        .isEqualTo("{\"sign}\":\"sign} sample\"}");
  }

  @Test
  void jsonModeEchoesWhereNoSystemMessageHasASchema() {
    assertThat(
            json(
                "{'role':'system','content':'JSON {\\'type\\':\\'object\\'} {}'},"
                    + "{'role':'user','content':'Hi'}"))
        .isEqualTo("{\"echo\":\"Hi\"}");
    assertThat(
            json("{'role':'user','content':'JSON {\\'type\\':\\'object\\',\\'properties\\':{}}'}"))
        .startsWith("{\"echo\":");
  }

  private static String json(String turns) {
    return WIRE.openai(
            "deepseek",
            "{'model':'deepseek-chat','response_format':{'type':'json_object'},'messages':["
                + turns
                + "]}")
        .json()
        .at("/choices/0/message/content")
        .asString();
  }

  private static Answer deepSeek(String model, String turns) {
    return WIRE.openai("deepseek", "{'model':'" + model + "','messages':[" + turns + "]}");
  }
}
