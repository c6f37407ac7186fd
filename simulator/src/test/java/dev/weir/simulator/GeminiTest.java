package dev.weir.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.simulator.Wire.Answer;
import dev.weir.simulator.json.Json;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class GeminiTest {

  private static final Wire WIRE = new Wire();
  private static final String HELLO = "'contents':[{'role':'user','parts':[{'text':'Hello you'}]}]";
  private static final String TOOLS =
      "'tools':[{'functionDeclarations':[{'name':'now'},{'name':'where'}]}]";

  @AfterAll
  static void stop() {
    WIRE.close();
  }

  @Test
  void echoesWithThoughtsBesideTheCandidates() {
    Answer answer = WIRE.gemini("gemini-2.5-flash:generateContent", "{" + HELLO + "}");

    JsonNode usage = answer.json().path("usageMetadata");
    assertThat(answer.json().at("/candidates/0/content/parts/0/text").asString())
        .isEqualTo("Hello you");
    assertThat(usage.path("thoughtsTokenCount").asInt()).isPositive();
    assertThat(usage.path("totalTokenCount").asInt())
        .isEqualTo(
            usage.path("promptTokenCount").asInt()
                + usage.path("candidatesTokenCount").asInt()
                + usage.path("thoughtsTokenCount").asInt());
  }

  @Test
  void streamsEventsWithCrlfAndCumulativeUsage() {
    Answer answer =
        WIRE.gemini(
            "gemini-2.5-flash:streamGenerateContent?alt=sse",
            "{" + HELLO.replace("Hello you", "Four score and seven years ago") + "}");

    List<JsonNode> events = answer.events();
    assertThat(answer.body()).contains("\r\n\r\n").doesNotContain("[DONE]");
    assertThat(events).hasSizeGreaterThan(2);
    assertThat(events.get(0).at("/usageMetadata/candidatesTokenCount").asInt())
        .isLessThan(events.getLast().at("/usageMetadata/candidatesTokenCount").asInt());
    assertThat(events.getLast().at("/candidates/0/finishReason").asString()).isEqualTo("STOP");
  }

  @Test
  void streamsAnArrayWhenNoEventsAreAsked() {
    Answer answer = WIRE.gemini("gemini-2.5-flash:streamGenerateContent", "{" + HELLO + "}");

    assertThat(answer.header("content-type")).startsWith("application/json");
    assertThat(answer.json().isArray()).isTrue();
    assertThat(answer.json().get(0).at("/candidates/0/content/parts/0/text").asString())
        .isEqualTo("Hello you");
  }

  @Test
  void carriesSignaturesThroughTheToolLoopAndRefusesTheirAbsence() {
    JsonNode first =
        WIRE.gemini(
                "gemini-3-pro-preview:generateContent",
                "{" + HELLO.replace("Hello you", "now and where") + "," + TOOLS + "}")
            .json();
    JsonNode content = first.at("/candidates/0/content");
    String unsigned = Json.text(content).replaceFirst(",\"thoughtSignature\":\"[^\"]*\"", "");

    assertThat(content.path("parts").size()).isEqualTo(2);
    assertThat(content.at("/parts/0/thoughtSignature").asString()).isNotEmpty();
    assertThat(loop(Json.text(content)).json().at("/candidates/0/content/parts/0/text").asString())
        .isEqualTo("now answered: {\"result\":1}\nwhere answered: {\"result\":2}");
    assertThat(loop(unsigned).json().at("/error/message").asString())
        .contains("missing a thought_signature");
  }

  private static Answer loop(String model) {
    return WIRE.gemini(
        "gemini-3-pro-preview:generateContent",
        "{'contents':[{'role':'user','parts':[{'text':'now and where'}]},"
            + model
            + ",{'role':'user','parts':[{'functionResponse':{'name':'now','response':{'result':1}}},"
            + "{'functionResponse':{'name':'where','response':{'result':2}}}]}],"
            + TOOLS
            + "}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'contents':[] | contents is not specified",
        "'contents':[{'role':'system','parts':[{'text':'x'}]}] | Please use a valid role",
        "'contents':[{'role':'user','parts':[]}] | must not be empty",
        "'contents':[{'role':'user','parts':[{}]}] | required oneof field 'data'",
        "'contents':[{'role':'user','parts':[{'text':'x'}]}],'stop':'y' | Unknown name \"stop\"",
        "'contents':[{'role':'user','parts':[{'functionResponse':{'name':'f','response':{}}}]}] |"
            + " function response turn",
        "'contents':[{'role':'user','parts':[{'text':'x'}]}],'tools':[{'functionDeclarations':[{'name':'f','parameters':{'type':'OBJECT','additionalProperties':false}}]}]"
            + " | additionalProperties",
        "'contents':[{'role':'user','parts':[{'text':'x'}]}],'generationConfig':{'responseJsonSchema':{}}"
            + " | response_mime_type",
        "'contents':[{'role':'user','parts':[{'text':'x'}]}],'generationConfig':{'stopSequences':['1','2','3','4','5','6']}"
            + " | stop sequences"
      })
  void refuses(String body, String message) {
    Answer answer = WIRE.gemini("gemini-2.5-flash:generateContent", "{" + body + "}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/error/status").asString()).isEqualTo("INVALID_ARGUMENT");
    assertThat(answer.json().at("/error/message").asString()).contains(message);
  }

  @Test
  void refusesBadKeysAndKeysInTheUrl() {
    Answer bad =
        WIRE.send(
            WIRE.post("/gemini/v1beta/models/gemini-2.5-flash:generateContent", "{}")
                .header("x-goog-api-key", "AIza-invalid-key"));
    Answer inUrl =
        WIRE.gemini("gemini-2.5-flash:generateContent?key=AIza123456789", "{" + HELLO + "}");
    Answer unknown = WIRE.gemini("gpt-4o:generateContent", "{" + HELLO + "}");

    assertThat(bad.status()).isEqualTo(400);
    assertThat(bad.json().at("/error/details/0/reason").asString()).isEqualTo("API_KEY_INVALID");
    assertThat(inUrl.status()).isEqualTo(400);
    assertThat(unknown.json().at("/error/status").asString()).isEqualTo("NOT_FOUND");
  }

  @Test
  void leavesOutThePartsWhenTheLimitIsSpentOnThoughts() {
    Answer answer =
        WIRE.gemini(
            "gemini-2.5-flash:generateContent",
            "{" + HELLO + ",'generationConfig':{'maxOutputTokens':3}}");

    assertThat(answer.json().at("/candidates/0/finishReason").asString()).isEqualTo("MAX_TOKENS");
    assertThat(answer.json().at("/candidates/0/content").has("parts")).isFalse();
  }

  @Test
  void takesFieldsInBothSpellings() {
    Answer answer =
        WIRE.gemini(
            "gemini-2.5-flash:generateContent",
            "{" + HELLO + ",'generation_config':{'thinking_config':{'include_thoughts':true}}}");

    assertThat(answer.json().at("/candidates/0/content/parts/0/thought").asBoolean()).isTrue();
  }

  @Test
  void embedsABatchAndListsModels() {
    Answer batch =
        WIRE.gemini(
            "gemini-embedding-001:batchEmbedContents",
            "{'requests':[{'model':'models/gemini-embedding-001','content':{'parts':[{'text':'a'}]},"
                + "'outputDimensionality':8}]}");
    Answer models = WIRE.get("/gemini/v1beta/models", "x-goog-api-key", Wire.GEMINI_KEY);

    assertThat(batch.json().at("/embeddings/0/values").size()).isEqualTo(8);
    assertThat(models.json().at("/models/0/name").asString()).startsWith("models/gemini-");
  }
}
