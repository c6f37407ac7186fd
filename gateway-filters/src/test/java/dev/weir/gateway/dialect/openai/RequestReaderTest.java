package dev.weir.gateway.dialect.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.gateway.chat.ChatMessage;
import dev.weir.gateway.chat.ChatMessage.Role;
import dev.weir.gateway.chat.ChatRequest;
import dev.weir.gateway.chat.ContentPart;
import dev.weir.gateway.chat.ResponseFormat;
import dev.weir.gateway.chat.Sampling;
import dev.weir.gateway.chat.ToolCall;
import dev.weir.gateway.chat.ToolChoice;
import dev.weir.gateway.chat.ToolDefinition;
import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.gateway.json.JsonMembers;
import dev.weir.ledger.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class RequestReaderTest {

  private static final String HELLO = "'messages':[{'role':'user','content':'hi'}]";

  private static JsonNode tree(String json) {
    return Json.mapper().readTree(json.replace('\'', '"'));
  }

  private static ChatRequest read(String body) {
    byte[] bytes = body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return new OpenAiFront().readRequest(JsonMembers.of(bytes), "target-1");
  }

  private static List<ChatMessage> messages(String list) {
    return read("{'model':'x','messages':" + list + "}").messages();
  }

  @Test
  void theSmallestRequest() {
    assertThat(read("{'model':'alias'," + HELLO + "}"))
        .isEqualTo(
            new ChatRequest(
                "target-1",
                List.of(ChatMessage.of(Role.USER, "hi")),
                List.of(),
                null,
                null,
                new ResponseFormat.Text(),
                Sampling.DEFAULT,
                null,
                List.of(),
                null,
                1,
                false,
                null,
                Map.of()));
  }

  @Test
  void everyParameter() {
    ChatRequest request =
        read(
            "{'model':'x',"
                + HELLO
                + ",'temperature':0.5,'top_p':1,'top_k':40,'seed':-7,'frequency_penalty':-2,'presence_penalty':2,'logprobs':true,'top_logprobs':3,"
                + "'max_tokens':10,'max_completion_tokens':20,'stop':['a','b'],'n':2,'stream':true,'stream_options':{'include_usage':true},"
                + "'reasoning_effort':'high','parallel_tool_calls':false,'user':'u','service_tier':'flex','metadata':{'k':'v'},'store':null}");
    assertThat(request.sampling()).isEqualTo(new Sampling(0.5, 1.0, 40L, -7L, -2.0, 2.0, true, 3L));
    assertThat(request.maxTokens()).isEqualTo(20);
    assertThat(request.stop()).containsExactly("a", "b");
    assertThat(request.choices()).isEqualTo(2);
    assertThat(request.stream()).isTrue();
    assertThat(request.reasoningEffort()).isEqualTo("high");
    assertThat(request.parallelToolCalls()).isFalse();
    assertThat(request.user()).isEqualTo("u");
    assertThat(request.rest())
        .isEqualTo(Map.of("service_tier", tree("'flex'"), "metadata", tree("{'k':'v'}")));
  }

  @Test
  void effortInTheReasoningObject() {
    ChatRequest request = read("{'model':'x'," + HELLO + ",'reasoning':{'effort':'low'}}");
    assertThat(request.reasoningEffort()).isEqualTo("low");
    assertThat(request.rest()).isEmpty();
    assertThat(read("{'model':'x'," + HELLO + ",'reasoning':{'max_tokens':5}}").rest())
        .isEqualTo(Map.of("reasoning", tree("{'max_tokens':5}")));
    assertThat(read("{'model':'x'," + HELLO + ",'reasoning_effort':'max'}").reasoningEffort())
        .isEqualTo("xhigh");
  }

  @Test
  void rolesAndKindsOfContent() {
    assertThat(
            messages(
                "[{'role':'system','content':'s'},{'role':'developer','content':[{'type':'text','text':'a'},{'type':'text','text':'b','cache_control':{'type':'ephemeral'}}]},{'role':'user','content':'u','name':'eve','extra':1},{'role':'assistant','content':null}]"))
        .containsExactly(
            ChatMessage.of(Role.SYSTEM, "s"),
            message(
                Role.DEVELOPER,
                List.of(
                    ContentPart.Text.of("a"),
                    new ContentPart.Text(
                        "b", Map.of("cache_control", tree("{'type':'ephemeral'}"))))),
            new ChatMessage(
                Role.USER,
                List.of(ContentPart.Text.of("u")),
                List.of(),
                null,
                "eve",
                null,
                null,
                Map.of("extra", tree("1"))),
            message(Role.ASSISTANT, List.of()));
  }

  private static ChatMessage message(Role role, List<ContentPart> parts) {
    return new ChatMessage(role, parts, List.of(), null, null, null, null, Map.of());
  }

  @Test
  void parts() {
    List<ContentPart> parts =
        messages(
                "[{'role':'user','content':["
                    + "{'type':'image_url','image_url':{'url':'https://x/y.png','detail':'low'}},"
                    + "{'type':'image_url','image_url':{'url':'data:image/PNG;base64,AAAA'}},"
                    + "{'type':'image_url','image_url':'data:image/svg+xml;charset=utf-8;base64,BBBB'},"
                    + "{'type':'input_audio','input_audio':{'data':'CCCC','format':'wav'}},"
                    + "{'type':'file','file':{'filename':'a.pdf','file_data':'data:application/pdf;base64,DDDD'}},"
                    + "{'type':'file','file':{'filename':'a.txt','file_data':'EEEE'}},"
                    + "{'type':'file','file':{'file_id':'file-1'}},"
                    + "{'type':'refusal','refusal':'no'},"
                    + "{'type':'video_url','video_url':{'url':'v'}}]}]")
            .getFirst()
            .parts();
    assertThat(parts)
        .containsExactly(
            new ContentPart.ImageUrl("https://x/y.png", "low", Map.of()),
            new ContentPart.ImageData("image/png", "AAAA", null, Map.of()),
            new ContentPart.ImageData("image/svg+xml", "BBBB", null, Map.of()),
            new ContentPart.Audio("wav", "CCCC"),
            new ContentPart.File("a.pdf", "application/pdf", "DDDD", null, Map.of()),
            new ContentPart.File("a.txt", "text/plain", "EEEE", null, Map.of()),
            new ContentPart.File(null, null, null, "file-1", Map.of()),
            new ContentPart.Refusal("no"),
            new ContentPart.Unknown(
                "video_url", tree("{'type':'video_url','video_url':{'url':'v'}}")));
  }

  @Test
  void toolCallsAndTheirResults() {
    List<ChatMessage> messages =
        messages(
            "[{'role':'assistant','content':null,'refusal':null,'reasoning_content':'hm','tool_calls':["
                + "{'id':'c1','type':'function','function':{'name':'f','arguments':'{\\'a\\':1}'}},"
                + "{'id':'c2','type':'function','function':{'name':'g','arguments':''}},"
                + "{'id':'c3','type':'custom','custom':{'name':'h','input':'raw'}}]},"
                + "{'role':'tool','tool_call_id':'c1','content':'r'}]");
    assertThat(messages.get(0).toolCalls())
        .containsExactly(
            new ToolCall("c1", "f", "{\"a\":1}"),
            new ToolCall("c2", "g", "{}"),
            new ToolCall("c3", "h", "{\"input\":\"raw\"}"));
    assertThat(messages.get(0).reasoning()).isEqualTo("hm");
    assertThat(messages.get(0).parts()).isEmpty();
    assertThat(messages.get(0).rest()).isEmpty();
    assertThat(messages.get(1).role()).isEqualTo(Role.TOOL);
    assertThat(messages.get(1).toolCallId()).isEqualTo("c1");
  }

  @Test
  void functionsOfTheOldFormAreLinkedByTheirName() {
    List<ChatMessage> messages =
        messages(
            "[{'role':'assistant','content':null,'function_call':{'name':'f','arguments':'{}'}},{'role':'function','name':'f','content':'r'}]");
    assertThat(messages.get(0).toolCalls()).containsExactly(new ToolCall("call_0_f", "f", "{}"));
    assertThat(messages.get(1).toolCallId()).isEqualTo("call_0_f");
    ChatRequest request =
        read("{'model':'x'," + HELLO + ",'functions':[{'name':'f'}],'function_call':{'name':'f'}}");
    assertThat(request.tools())
        .containsExactly(new ToolDefinition("f", null, null, null, Map.of()));
    assertThat(request.toolChoice()).isEqualTo(new ToolChoice.Named("f"));
  }

  @Test
  void tools() {
    ChatRequest request =
        read(
            "{'model':'x',"
                + HELLO
                + ",'tools':[{'type':'function','function':{'name':'f','description':'d','parameters':{'type':'object'},'strict':true},'cache_control':{'type':'ephemeral'}},{'type':'web_search','x':1}]}");
    assertThat(request.tools())
        .containsExactly(
            new ToolDefinition(
                "f",
                "d",
                tree("{'type':'object'}"),
                true,
                Map.of("cache_control", tree("{'type':'ephemeral'}"))));
    assertThat(request.rest()).isEqualTo(Map.of("tools", tree("[{'type':'web_search','x':1}]")));
  }

  @Test
  void toolChoices() {
    assertThat(choice("'auto'")).isEqualTo(new ToolChoice.Auto());
    assertThat(choice("'none'")).isEqualTo(new ToolChoice.None());
    assertThat(choice("'required'")).isEqualTo(new ToolChoice.Required());
    assertThat(choice("{'type':'function','function':{'name':'f'}}"))
        .isEqualTo(new ToolChoice.Named("f"));
    assertThat(choice("{'type':'allowed_tools','allowed_tools':{'mode':'required','tools':[]}}"))
        .isEqualTo(new ToolChoice.Required());
    assertThat(choice("null")).isNull();
  }

  private static ToolChoice choice(String json) {
    return read("{'model':'x'," + HELLO + ",'tool_choice':" + json + "}").toolChoice();
  }

  @Test
  void responseFormats() {
    assertThat(format("{'type':'text'}")).isEqualTo(new ResponseFormat.Text());
    assertThat(format("{'type':'json_object'}")).isEqualTo(new ResponseFormat.JsonObject());
    assertThat(
            format(
                "{'type':'json_schema','json_schema':{'name':'n','schema':{'type':'object'},'strict':true}}"))
        .isEqualTo(new ResponseFormat.JsonSchema("n", null, tree("{'type':'object'}"), true));
  }

  private static ResponseFormat format(String json) {
    return read("{'model':'x'," + HELLO + ",'response_format':" + json + "}").responseFormat();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | messages | messages: missing (expected: a list of messages)",
        "{'messages':[]} | messages | messages: an empty list (expected: at least one message)",
        "{'messages':'hi'} | messages | messages: a string (expected: a list)",
        "{'messages':['hi']} | messages[0] | messages[0]: a string (expected: an object)",
        "{'messages':[{'content':'hi'}]} | messages[0].role | messages[0].role: missing (expected:"
            + " a string)",
        "{'messages':[{'role':'user','content':'hi'},{'role':'bot','content':'hi'}]} |"
            + " messages[1].role | messages[1].role: bot (expected: system, developer, user,"
            + " assistant, tool or function)",
        "{'messages':[{'role':'user','content':7}]} | messages[0].content | messages[0].content: a"
            + " number (expected: a string, a list of parts or null)",
        "{'messages':[{'role':'user','content':[{'type':'text'}]}]} | messages[0].content[0].text |"
            + " messages[0].content[0].text: missing (expected: a string)",
        "{'messages':[{'role':'user','content':[{'type':'image_url','image_url':{'url':'file:///etc/passwd'}}]}]}"
            + " | messages[0].content[0].image_url.url | messages[0].content[0].image_url.url: an"
            + " address of another kind (expected: an https URL or data:image/…;base64,…)",
        "{'messages':[{'role':'tool','content':'r'}]} | messages[0].tool_call_id |"
            + " messages[0].tool_call_id: missing (expected: a string)",
        "{'messages':[{'role':'assistant','tool_calls':[{'id':'c','type':'function'}]}]} |"
            + " messages[0].tool_calls[0].function | messages[0].tool_calls[0].function: missing"
            + " (expected: an object)",
        "{HELLO,'temperature':3} | temperature | temperature: 3 (expected: 0 to 2)",
        "{HELLO,'temperature':'warm'} | temperature | temperature: a string (expected: a number, 0"
            + " to 2)",
        "{HELLO,'max_tokens':0} | max_tokens | max_tokens: 0 (expected: an integer, at least 1)",
        "{HELLO,'max_tokens':1.5} | max_tokens | max_tokens: 1.5 (expected: an integer, at least"
            + " 1)",
        "{HELLO,'n':1000} | n | n: 1000 (expected: an integer, 1 to 128)",
        "{HELLO,'stop':{}} | stop | stop: an object (expected: a string or a list of strings)",
        "{HELLO,'stop':['a',1]} | stop[1] | stop[1]: a number (expected: a string)",
        "{HELLO,'stream':'yes'} | stream | stream: a string (expected: true or false)",
        "{HELLO,'tools':[{'type':'function','function':{}}]} | tools[0].function.name |"
            + " tools[0].function.name: missing (expected: a string)",
        "{HELLO,'tools':[{'type':'function','function':{'name':'f','parameters':[]}}]} |"
            + " tools[0].function.parameters | tools[0].function.parameters: a list (expected: an"
            + " object)",
        "{HELLO,'tool_choice':'sometimes'} | tool_choice | tool_choice: sometimes (expected: auto,"
            + " none, required or an object that names a tool)",
        "{HELLO,'response_format':{'type':'xml'}} | response_format.type | response_format.type:"
            + " xml (expected: text, json_object or json_schema)",
        "{HELLO,'response_format':{'type':'json_schema'}} | response_format.json_schema |"
            + " response_format.json_schema: missing (expected: an object)",
        "{HELLO,'reasoning_effort':'lots'} | reasoning_effort | reasoning_effort: lots (expected:"
            + " none, minimal, low, medium, high or xhigh)"
      })
  void errorsNameTheParameter(String body, String param, String message) {
    AiException error =
        catchThrowableOfType(AiException.class, () -> read(body.replace("HELLO", HELLO)));
    assertThat(error.error()).isEqualTo(AiError.INVALID_VALUE);
    assertThat(error.param()).isEqualTo(param);
    assertThat(error.message()).isEqualTo(message);
  }
}
