package dev.weir.gateway.dialect.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.chat.ChatResponse;
import dev.weir.gateway.chat.FinishReason;
import dev.weir.gateway.chat.ToolCall;
import dev.weir.ledger.Json;
import dev.weir.ledger.TokenUsage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AnswerWriterTest {

  private static String write(ChatResponse response) {
    return new String(
        new OpenAiFront().writeResponse(response, Calls.call("claude")), StandardCharsets.UTF_8);
  }

  private static JsonNode tree(String json) {
    return Json.mapper().readTree(json.replace('\'', '"'));
  }

  private static ChatResponse.Choice choice(String text, List<ToolCall> calls) {
    return new ChatResponse.Choice(0, text, null, null, calls, FinishReason.STOP, null, Map.of());
  }

  @Test
  void textWithReasoningAndAllCounts() {
    ChatResponse response =
        new ChatResponse(
            "msg_1",
            "claude-x",
            List.of(
                new ChatResponse.Choice(
                    0,
                    "Grüß \"dich\"",
                    "hm",
                    null,
                    List.of(),
                    FinishReason.LENGTH,
                    tree("{'secret':1}"),
                    Map.of(
                        "annotations",
                        tree("[{'type':'url_citation'}]"),
                        "logprobs",
                        tree("{'content':[]}")))),
            new TokenUsage(10, 20, 30, 0, 0, 4, 5, 0),
            "standard");
    assertThat(tree(write(response)))
        .isEqualTo(
            tree(
                "{'id':'msg_1','object':'chat.completion','created':1700000000,'model':'claude-x','choices':[{'index':0,'message':{'role':'assistant','content':'Grüß"
                    + " \\\"dich\\\"','reasoning_content':'hm','refusal':null,'annotations':[{'type':'url_citation'}]},'logprobs':{'content':[]},'finish_reason':'length'}],"
                    + "'usage':{'prompt_tokens':60,'completion_tokens':9,'total_tokens':69,'prompt_tokens_details':{'cached_tokens':20,'cache_write_tokens':30,'audio_tokens':0},'completion_tokens_details':{'reasoning_tokens':5,'audio_tokens':0}},'service_tier':'standard'}"));
  }

  @Test
  void toolCallsWithoutTextHaveNullContent() {
    String written =
        write(
            new ChatResponse(
                null,
                null,
                List.of(
                    choice(
                        "",
                        List.of(
                            new ToolCall("c1", "f", "{\"a\":1}"), new ToolCall("c2", "g", "")))),
                null,
                null));
    assertThat(written)
        .isEqualTo(
            "{\"id\":\"chatcmpl-weir\",\"object\":\"chat.completion\",\"created\":1700000000,\"model\":\"claude\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":null,\"refusal\":null,\"tool_calls\":[{\"id\":\"c1\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{\\\"a\\\":1}\"}},{\"id\":\"c2\",\"type\":\"function\",\"function\":{\"name\":\"g\",\"arguments\":\"{}\"}}]},\"logprobs\":null,\"finish_reason\":\"tool_calls\"}]}");
  }

  @Test
  void anEmptyAnswerHasEmptyText() {
    assertThat(
            tree(write(new ChatResponse(null, null, List.of(choice("", List.of())), null, null)))
                .at("/choices/0/message/content"))
        .isEqualTo(tree("''"));
  }

  @Test
  void aRefusalHasItsWords() {
    ChatResponse.Choice refused =
        new ChatResponse.Choice(
            0, "", null, "no", List.of(), FinishReason.CONTENT_FILTER, null, Map.of());
    assertThat(
            tree(write(new ChatResponse(null, null, List.of(refused), null, null)))
                .at("/choices/0"))
        .isEqualTo(
            tree(
                "{'index':0,'message':{'role':'assistant','content':null,'refusal':'no'},'logprobs':null,'finish_reason':'content_filter'}"));
  }
}
