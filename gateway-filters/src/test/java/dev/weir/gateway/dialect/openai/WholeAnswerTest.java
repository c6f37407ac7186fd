package dev.weir.gateway.dialect.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.gateway.chat.FinishReason;
import dev.weir.gateway.dialect.AnswerFacts;
import dev.weir.gateway.dialect.ProviderCall;
import dev.weir.gateway.dialect.Quirk;
import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.ledger.Cost;
import dev.weir.ledger.Json;
import dev.weir.ledger.TokenUsage;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WholeAnswerTest {

  private final AnswerFacts facts = new AnswerFacts();

  private static String answer(String message, String finish, String usage) {
    return "{\n  \"id\": \"chatcmpl-1\",\n  \"object\": \"chat.completion\",\n  \"created\": 1,\n"
        + "  \"model\": \"m-2024\",\n  \"choices\": [\n    {\"index\": 0, \"message\": "
        + message
        + ", \"logprobs\": null, \"finish_reason\": "
        + finish
        + "}\n  ],\n  \"usage\": "
        + usage
        + ",\n  \"service_tier\": \"default\"\n}\n";
  }

  private static final String TEXT =
      "{\"role\":\"assistant\",\"content\":\"Grüß dich\",\"refusal\":null}";

  private String read(String body, Quirk... quirks) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    ProviderCall call = Calls.call("m-1", quirks);
    return new String(WholeAnswer.read(bytes, call, facts), StandardCharsets.UTF_8);
  }

  @Test
  void anAnswerThatBreaksNoRuleIsTheVeryArray() {
    byte[] body =
        ("\n\n   "
                + answer(
                    TEXT,
                    "\"stop\"",
                    "{\"prompt_tokens\":3,\"completion_tokens\":2,\"total_tokens\":5}"))
            .getBytes(StandardCharsets.UTF_8);
    assertThat(WholeAnswer.read(body, Calls.call("m-1"), facts)).isSameAs(body);
    assertThat(facts.id).isEqualTo("chatcmpl-1");
    assertThat(facts.model).isEqualTo("m-2024");
    assertThat(facts.serviceTier).isEqualTo("default");
    assertThat(facts.finishReason).isEqualTo(FinishReason.STOP);
    assertThat(facts.usage).isEqualTo(TokenUsage.ofText(3, 2));
    assertThat(facts.content).isTrue();
    assertThat(facts.outputCharacters).isEqualTo(9);
  }

  @Test
  void toolCallsAreNotedAndStopBecomesToolCalls() {
    String message =
        "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"c1\",\"type\":\"function\",\"function\":{\"name\":\"a\",\"arguments\":\"{}\"}}]}";
    assertThat(read(answer(message, "\"stop\"", "null")))
        .isEqualTo(answer(message, "\"tool_calls\"", "null"));
    assertThat(facts.toolCallIds).containsExactly("c1");
    assertThat(facts.usage).isNull();
  }

  @Test
  void brokenToolCallsAreCompleted() {
    String message =
        "{\"role\":\"assistant\",\"content\":\"\",\"tool_calls\":[{\"function\":{\"name\":\"a\",\"arguments\":\"\"}},{\"id\":\"\",\"type\":\"function\",\"function\":{\"name\":\"b\",\"arguments\":{\"x\":1}}},{\"id\":\"c3\",\"type\":\"function\",\"function\":{\"name\":\"c\"}}]}";
    String calls =
        "[{\"id\":\"call_0_0_chatcmpl-weir\",\"type\":\"function\",\"function\":{\"name\":\"a\",\"arguments\":\"{}\"}},"
            + "{\"id\":\"call_0_1_chatcmpl-weir\",\"type\":\"function\",\"function\":{\"name\":\"b\",\"arguments\":\"{\\\"x\\\":1}\"}},"
            + "{\"id\":\"c3\",\"type\":\"function\",\"function\":{\"arguments\":\"{}\",\"name\":\"c\"}}]";
    String read = read(answer(message, "\"tool_calls\"", "{}"));
    assertThat(Json.mapper().readTree(read).at("/choices/0/message/tool_calls"))
        .isEqualTo(Json.mapper().readTree(calls));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "null"})
  void aWholeAnswerWithoutAFinishReasonHasStopped(String finish) {
    assertThat(read(answer(TEXT, finish, "null"))).isEqualTo(answer(TEXT, "\"stop\"", "null"));
    String without = "{\"choices\":[{\"message\":" + TEXT + "}]}";
    assertThat(read(without))
        .isEqualTo("{\"choices\":[{\"finish_reason\":\"stop\",\"message\":" + TEXT + "}]}");
  }

  @Test
  void thinkingPartsBecomeReasoningAndText() {
    String message =
        "{\"role\":\"assistant\",\"content\":[{\"type\":\"thinking\",\"thinking\":[{\"type\":\"text\",\"text\":\"Hm\"}]},{\"type\":\"text\",\"text\":\"Ja\"},{\"type\":\"text\",\"text\":\"!\"}]}";
    assertThat(read(answer(message, "\"stop\"", "null"), OpenAiQuirk.THINKING_PARTS))
        .isEqualTo(
            answer(
                "{\"role\":\"assistant\",\"content\":\"Ja!\",\"reasoning_content\":\"Hm\"}",
                "\"stop\"",
                "null"));
  }

  @Test
  void aFieldCalledReasoningGetsTheCommonNameUnlessThatIsThere() {
    String message = "{\"role\":\"assistant\",\"content\":\"A\",\"reasoning\":\"Hm\"}";
    assertThat(read(answer(message, "\"stop\"", "null"), OpenAiQuirk.REASONING_FIELD))
        .contains("\"reasoning_content\":\"Hm\"");
    String both = message.replace("\"reasoning\"", "\"reasoning_content\":\"Hm\",\"reasoning\"");
    String body = answer(both, "\"stop\"", "null");
    assertThat(read(body, OpenAiQuirk.REASONING_FIELD)).isEqualTo(body);
  }

  @Test
  void deepSeeksReasoningIsRememberedWithTheCall() {
    String message =
        "{\"role\":\"assistant\",\"content\":\"A\",\"reasoning_content\":\"Hm\",\"tool_calls\":[{\"index\":0,\"id\":\"c1\",\"type\":\"function\",\"function\":{\"name\":\"a\",\"arguments\":\"{}\"}}]}";
    String usage =
        "{\"prompt_tokens\":40,\"completion_tokens\":9,\"total_tokens\":49,\"prompt_tokens_details\":{\"cached_tokens\":32},\"prompt_cache_hit_tokens\":32,\"prompt_cache_miss_tokens\":8,\"completion_tokens_details\":{\"reasoning_tokens\":4}}";
    read(
        answer(message, "\"tool_calls\"", usage),
        OpenAiQuirk.RETURN_REASONING,
        OpenAiQuirk.CACHE_HIT_COUNTERS);
    assertThat(facts.state).isEqualTo(Json.mapper().readTree("{\"reasoning_content\":\"Hm\"}"));
    assertThat(facts.stateText).isEqualTo("A");
    assertThat(facts.usage).isEqualTo(new TokenUsage(8, 32, 0, 0, 0, 5, 4, 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // OpenAI: cached, audio and reasoning are inside
        "{'prompt_tokens':100,'completion_tokens':50,'total_tokens':150,'prompt_tokens_details':{'cached_tokens':60,'audio_tokens':10},'completion_tokens_details':{'reasoning_tokens':20,'audio_tokens':5}}"
            + " | 30,60,0,10,25,20,5",
        // DeepSeek: the counters of the cache
        "{'prompt_tokens':404,'completion_tokens':48,'total_tokens':452,'prompt_cache_hit_tokens':384,'prompt_cache_miss_tokens':20}"
            + " | 20,384,0,0,48,0,0",
        // xAI: reasoning stands beside
        "{'prompt_tokens':12,'completion_tokens':2,'total_tokens':334,'completion_tokens_details':{'reasoning_tokens':320}}"
            + " | 12,0,0,0,2,320,0",
        // xAI's newer models: inside
        "{'prompt_tokens':12,'completion_tokens':30,'total_tokens':42,'completion_tokens_details':{'reasoning_tokens':20}}"
            + " | 12,0,0,0,10,20,0",
        // a provider that counts more reasoning than completion
        "{'prompt_tokens':43,'completion_tokens':10,'total_tokens':53,'completion_tokens_details':{'reasoning_tokens':11}}"
            + " | 43,0,0,0,0,10,0",
        // Mistral: audio beside the prompt, cached inside
        "{'prompt_tokens':11,'completion_tokens':15,'total_tokens':401,'prompt_audio_seconds':5,'prompt_tokens_details':{'audio_tokens':375,'cached_tokens':9}}"
            + " | 2,9,0,375,15,0,0",
        // OpenRouter: tokens written to a cache are inside the prompt
        "{'prompt_tokens':100,'completion_tokens':1,'total_tokens':101,'prompt_tokens_details':{'cached_tokens':20,'cache_write_tokens':70}}"
            + " | 10,20,70,0,1,0,0",
        // counts that cannot be true are cut to what can
        "{'prompt_tokens':5,'completion_tokens':1,'total_tokens':6,'prompt_tokens_details':{'cached_tokens':50}}"
            + " | 0,5,0,0,1,0,0",
        // embeddings of Voyage
        "{'total_tokens':7} | 7,0,0,0,0,0,0",
        // details that are not given
        "{'prompt_tokens':5,'completion_tokens':1,'total_tokens':6,'prompt_tokens_details':null,'completion_tokens_details':null}"
            + " | 5,0,0,0,1,0,0"
      })
  void countsBecomeDisjointBuckets(String usage, String expected) {
    read(answer(TEXT, "\"stop\"", usage.replace('\'', '"')));
    TokenUsage count = facts.usage;
    assertThat(
            count.inputUncached()
                + ","
                + count.inputCacheRead()
                + ","
                + count.inputCacheWrite5m()
                + ","
                + count.inputAudio()
                + ","
                + count.outputText()
                + ","
                + count.outputReasoning()
                + ","
                + count.outputAudio())
        .isEqualTo(expected);
  }

  @Test
  void withoutASumTheQuirkDecides() {
    String usage =
        "{\"prompt_tokens\":1,\"completion_tokens\":2,\"completion_tokens_details\":{\"reasoning_tokens\":2}}";
    read(answer(TEXT, "\"stop\"", usage));
    assertThat(facts.usage.completionTokens()).isEqualTo(2);
    read(answer(TEXT, "\"stop\"", usage), OpenAiQuirk.REASONING_BESIDE_COMPLETION);
    assertThat(facts.usage.completionTokens()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({
    "cost, 0.00044968, 0.00044968",
    "cost, 1e-7, 0.0000001",
    "cost, 0.1234567890123456, 0.123456789012",
    "cost_in_usd_ticks, 3530500, 0.00035305"
  })
  void theProvidersOwnPriceIsNoted(String name, String value, String usd) {
    read(answer(TEXT, "\"stop\"", "{\"prompt_tokens\":1,\"" + name + "\":" + value + "}"));
    assertThat(facts.providerCost).isEqualTo(Cost.ofUsd(usd));
  }

  @Test
  void absurdPricesAreNoPrices() {
    read(answer(TEXT, "\"stop\"", "{\"cost\":1e999999999}"));
    read(answer(TEXT, "\"stop\"", "{\"cost\":-1}"));
    assertThat(facts.providerCost).isNull();
  }

  @Test
  void embeddingsKeepTheirBytes() {
    byte[] body =
        "{\"object\":\"list\",\"data\":[{\"object\":\"embedding\",\"index\":0,\"embedding\":\"AAAA\"}],\"model\":\"e-1\",\"usage\":{\"prompt_tokens\":8,\"total_tokens\":8}}"
            .getBytes(StandardCharsets.UTF_8);
    assertThat(WholeAnswer.read(body, Calls.call("e-1"), facts)).isSameAs(body);
    assertThat(facts.usage).isEqualTo(TokenUsage.ofText(8, 0));
    assertThat(facts.model).isEqualTo("e-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "<html>",
        "[]",
        "\"text\"",
        "{\"choices\":[{\"message\":{\"content\":\"cut",
        "{\"choices\":[]}",
        "{\"id\":\"x\"}",
        "{\"choices\":[1]}",
        "{\"choices\":[{\"message\":{\"content\":\"A\"},\"finish_reason\":\"stop\"}]} more"
      })
  void whatIsNoAnswerIsABadResponse(String body) {
    assertThat(catchThrowableOfType(AiException.class, () -> read(body)).error())
        .isEqualTo(AiError.PROVIDER_BAD_RESPONSE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":{\"message\":\"it broke sk-abcdefghijkl\",\"code\":500}}",
        "{\"error\":\"it broke sk-abcdefghijkl\"}",
        "{\"object\":\"error\",\"message\":\"it broke sk-abcdefghijkl\"}",
        "{\"detail\":\"it broke sk-abcdefghijkl\"}"
      })
  void anErrorInsideA200IsABadResponseWithTheProvidersWords(String body) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOfSatisfying(
            AiException.class,
            e -> {
              assertThat(e.error()).isEqualTo(AiError.PROVIDER_BAD_RESPONSE);
              assertThat(e.message())
                  .isEqualTo("m-1: the provider reported an error: it broke ***");
            });
  }
}
