package dev.weir.gateway.dialect.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.gateway.chat.FinishReason;
import dev.weir.gateway.dialect.AnswerFacts;
import dev.weir.gateway.dialect.ProviderCall;
import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.ledger.Json;
import dev.weir.ledger.TokenUsage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** An endpoint that answers a request for a stream with one document. */
class WholeAsStreamTest {

  private static final String USAGE =
      "{'prompt_tokens':3,'completion_tokens':2,'total_tokens':5,'own':1}";

  private final AnswerFacts facts = new AnswerFacts();

  private String stream(String body, ProviderCall call) {
    byte[] bytes = body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return new String(new OpenAiRelay().wholeAsStream(bytes, call, facts), StandardCharsets.UTF_8);
  }

  private String stream(String body) {
    return stream(body, Calls.stream("m-1", true));
  }

  private static String answer(String choices) {
    return "{'id':'c1','object':'chat.completion','created':7,'model':'m-2024','choices':["
        + choices
        + "],'usage':"
        + USAGE
        + ",'system_fingerprint':'fp','citations':['u'],'error':null}";
  }

  private static String choice(String message, String finish) {
    return "{'index':0,'message':" + message + ",'logprobs':null,'finish_reason':'" + finish + "'}";
  }

  private static List<JsonNode> chunks(String stream) {
    List<JsonNode> chunks = new ArrayList<>();
    for (String frame : stream.split("\n\n")) {
      if (!frame.equals("data: [DONE]")) {
        chunks.add(Json.mapper().readTree(frame.substring("data: ".length())));
      }
    }
    return chunks;
  }

  private static JsonNode tree(String json) {
    return Json.mapper().readTree(json.replace('\'', '"'));
  }

  @Test
  void textWithReasoningAndUsage() {
    String message =
        "{'role':'assistant','content':'Grüß\\ndich','refusal':null,'reasoning_content':'Hm'}";
    String stream = stream("\n\n" + answer(choice(message, "stop")));
    String head =
        "{'id':'c1','object':'chat.completion.chunk','created':7,'model':'m-2024','system_fingerprint':'fp',";
    assertThat(chunks(stream))
        .containsExactly(
            tree(
                head
                    + "'citations':['u'],'choices':[{'index':0,'delta':{'role':'assistant','reasoning_content':'Hm'},'finish_reason':null}]}"),
            tree(
                head
                    + "'choices':[{'index':0,'delta':{'content':'Grüß\\n"
                    + "dich'},'finish_reason':null}]}"),
            tree(head + "'choices':[{'index':0,'delta':{},'finish_reason':'stop'}]}"),
            tree(head + "'choices':[],'usage':" + USAGE + "}"));
    assertThat(stream).endsWith("\n\ndata: [DONE]\n\n");
    assertThat(ClientView.of(stream).done).isTrue();
    assertThat(facts.id).isEqualTo("c1");
    assertThat(facts.model).isEqualTo("m-2024");
    assertThat(facts.content).isTrue();
    assertThat(facts.finishReason).isEqualTo(FinishReason.STOP);
    assertThat(facts.usage).isEqualTo(TokenUsage.ofText(3, 2));
    assertThat(facts.outputCharacters).isEqualTo(11);
  }

  @Test
  void usageIsHiddenFromACallerWhoDidNotAsk() {
    String body = answer(choice("{'role':'assistant','content':'A'}", "stop"));
    ClientView client = ClientView.of(stream(body, Calls.stream("m-1", false)));
    assertThat(client.usages).isEmpty();
    assertThat(client.text()).isEqualTo("A");
    assertThat(facts.usage).isEqualTo(TokenUsage.ofText(3, 2));
  }

  @Test
  void toolCallsAreOpenedBeforeTheirArguments() {
    String message =
        "{'role':'assistant','content':null,'tool_calls':["
            + "{'index':4,'id':'t1','type':'function','function':{'name':'a','arguments':'{\\'x\\':1}'},'extra_content':{'s':1}},"
            + "{'function':{'name':'b'}}]}";
    String stream = stream(answer(choice(message, "stop")).replace("\\'", "\\\""));
    assertThat(chunks(stream).getFirst().at("/choices/0/delta"))
        .isEqualTo(
            tree(
                "{'role':'assistant','content':null,'tool_calls':[{'index':0,'id':'t1','type':'function','function':{'name':'a','arguments':''},'extra_content':{'s':1}}]}"));
    ClientView client = ClientView.of(stream);
    assertThat(client.tools())
        .extracting(Object::toString)
        .containsExactly("t1 a {\"x\":1}", "call_0_1_chatcmpl-weir b {}");
    assertThat(client.finish()).isEqualTo("tool_calls");
    assertThat(facts.toolCallIds).containsExactly("t1", "call_0_1_chatcmpl-weir");
  }

  @Test
  void callsOfOtherKindsComeInOnePiece() {
    String call = "{'id':'t1','type':'custom','custom':{'name':'a','input':'x'}}";
    String message = "{'role':'assistant','content':null,'tool_calls':[" + call + "]}";
    assertThat(
            chunks(stream(answer(choice(message, "tool_calls"))))
                .getFirst()
                .at("/choices/0/delta/tool_calls"))
        .isEqualTo(tree("[" + call.replace("{'id'", "{'index':0,'id'") + "]"));
  }

  @Test
  void severalChoicesEachHaveTheirRoleAndEnd() {
    String text = "{'role':'assistant','content':'%s'}";
    String body =
        answer(
            choice(text.formatted("A"), "stop")
                + ","
                + choice(text.formatted("B"), "length").replace("'index':0", "'index':1"));
    ClientView client = ClientView.of(stream(body));
    assertThat(client.choices.get(0).text).hasToString("A");
    assertThat(client.choices.get(1).text).hasToString("B");
    assertThat(client.choices.get(1).finish).isEqualTo("length");
    assertThat(client.usages).hasSize(1);
  }

  @Test
  void logprobsStandWithTheWordsAndWhatElseIsSaidWithTheEnd() {
    String logprobs = "{'content':[{'token':'A','logprob':-0.1250}]}";
    String choice =
        choice("{'role':'assistant','content':'A','annotations':[{'type':'x'}]}", "stop")
            .replace("'logprobs':null", "'logprobs':" + logprobs + ",'native_finish_reason':'eos'");
    List<JsonNode> chunks = chunks(stream(answer(choice)));
    assertThat(chunks.get(0).at("/choices/0"))
        .isEqualTo(
            tree(
                "{'index':0,'delta':{'role':'assistant','content':'A','annotations':[{'type':'x'}]},'logprobs':"
                    + logprobs
                    + ",'finish_reason':null}"));
    assertThat(chunks.get(1).at("/choices/0"))
        .isEqualTo(
            tree("{'index':0,'delta':{},'native_finish_reason':'eos','finish_reason':'stop'}"));
  }

  @Test
  void perplexitysDeltaBesideTheMessageIsLeftOut() {
    String choice =
        choice("{'role':'assistant','content':'A'}", "stop")
            .replace("'logprobs':null", "'delta':{'role':'assistant','content':''}");
    ClientView client = ClientView.of(stream(answer(choice)));
    assertThat(client.text()).isEqualTo("A");
    assertThat(client.finish()).isEqualTo("stop");
  }

  @Test
  void anAnswerOfNothingHasItsRoleAndEnd() {
    String stream = stream("{'choices':[{'message':{'content':''}}]}");
    assertThat(stream)
        .isEqualTo(
            ("data:"
                 + " {'id':'chatcmpl-weir','object':'chat.completion.chunk','created':1700000000,'model':'m-1','choices':[{'index':0,'delta':{'role':'assistant','content':''},'finish_reason':null}]}\n\n"
                 + "data:"
                 + " {'id':'chatcmpl-weir','object':'chat.completion.chunk','created':1700000000,'model':'m-1','choices':[{'index':0,'delta':{},'finish_reason':'stop'}]}\n\n"
                 + "data: [DONE]\n\n")
                .replace('\'', '"'));
  }

  @Test
  void theProvidersOwnFormsAreReadAsInAWholeAnswer() {
    String message =
        "{'role':'assistant','content':[{'type':'thinking','thinking':[{'type':'text','text':'Hm'}]},{'type':'text','text':'Ja'}]}";
    String body = answer(choice(message, "model_length"));
    ClientView client =
        ClientView.of(stream(body, Calls.stream("m-1", true, OpenAiQuirk.RETURN_REASONING)));
    assertThat(client.reasoning()).isEqualTo("Hm");
    assertThat(client.text()).isEqualTo("Ja");
    assertThat(client.finish()).isEqualTo("length");
    assertThat(facts.state).isEqualTo(tree("{'reasoning_content':'Hm'}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "{'choices':[]}",
        "{'id':'x'}",
        "{'object':'list','data':[{'embedding':[1]}]}",
        "{'choices':[{'message':{'content':'A','x':[01}}]}",
        "{'choices':[{'message':{'content':'A','x':01}}]}"
      })
  void whatIsNoAnswerIsABadResponse(String body) {
    assertThat(catchThrowableOfType(AiException.class, () -> stream(body)).error())
        .isEqualTo(AiError.PROVIDER_BAD_RESPONSE);
  }

  @Test
  void anErrorInsideStaysAnError() {
    assertThatThrownBy(() -> stream("{'error':{'message':'it broke','code':500}}"))
        .isInstanceOfSatisfying(
            AiException.class,
            e -> {
              assertThat(e.error()).isEqualTo(AiError.PROVIDER_BAD_RESPONSE);
              assertThat(e.message()).isEqualTo("m-1: the provider reported an error: it broke");
            });
    assertThatThrownBy(() -> stream(answer(choice("{'content':'A'}", "error"))))
        .isInstanceOfSatisfying(
            AiException.class, e -> assertThat(e.error()).isEqualTo(AiError.PROVIDER_ERROR));
  }
}
