package dev.weir.gateway.dialect.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.chat.FinishReason;
import dev.weir.gateway.dialect.ProviderCall;
import dev.weir.gateway.error.AiError;
import dev.weir.ledger.Cost;
import dev.weir.ledger.Json;
import dev.weir.ledger.TokenUsage;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Streams as providers send them; the shapes were seen on the wire, the words are ours. */
class ChunkRelayTest {

  private static final String HEAD =
      "\"id\":\"chatcmpl-7\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m-1\"";

  /** OpenAI's own form, with the padding that it adds. */
  private static final String CLEAN =
      chunk(
              "{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\",\"refusal\":null},"
                  + "\"logprobs\":null,\"finish_reason\":null}",
              ",\"usage\":null,\"obfuscation\":\"x\"")
          + chunk(
              "{\"index\":0,\"delta\":{\"content\":\"Grüß \\\"dich\\\" 🌊\"},"
                  + "\"logprobs\":null,\"finish_reason\":null}",
              ",\"usage\":null,\"obfuscation\":\"yy\"")
          + chunk(
              "{\"index\":0,\"delta\":{},\"logprobs\":null,\"finish_reason\":\"stop\"}",
              ",\"usage\":null,\"obfuscation\":\"z\"");

  private static final String USAGE =
      "{\"prompt_tokens\":10,\"completion_tokens\":7,\"total_tokens\":17,"
          + "\"prompt_tokens_details\":{\"cached_tokens\":4,\"audio_tokens\":0},"
          + "\"completion_tokens_details\":{\"reasoning_tokens\":5,\"audio_tokens\":0}}";

  private static final String USAGE_CHUNK = chunk("", ",\"usage\":" + USAGE);
  private static final String DONE = "data: [DONE]\n\n";

  private static String chunk(String choice, String more) {
    return "data: {" + HEAD + ",\"choices\":[" + choice + "]" + more + "}\n\n";
  }

  private static String delta(String delta) {
    return chunk("{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":null}", "");
  }

  private static String finish(String reason) {
    return chunk("{\"index\":0,\"delta\":{},\"finish_reason\":\"" + reason + "\"}", "");
  }

  private static final String ROLE = delta("{\"role\":\"assistant\",\"content\":\"\"}");

  private static Relayed relay(String stream) {
    return Relayed.of(Calls.stream("m-1", true), stream);
  }

  @Test
  void aStreamThatBreaksNoRuleKeepsItsBytes() {
    String stream = CLEAN + USAGE_CHUNK + DONE;
    Relayed relayed = relay(stream);
    assertThat(relayed.text()).isEqualTo(stream);
    assertThat(relayed.complete()).isTrue();
    assertThat(relayed.facts().id).isEqualTo("chatcmpl-7");
    assertThat(relayed.facts().model).isEqualTo("m-1");
    assertThat(relayed.facts().finishReason).isEqualTo(FinishReason.STOP);
    assertThat(relayed.facts().usage).isEqualTo(new TokenUsage(6, 4, 0, 0, 0, 2, 5, 0));
    assertThat(relayed.facts().outputCharacters)
        .isEqualTo("Grüß \"dich\" 🌊".codePointCount(0, 13));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 40, 300})
  void cutsChangeNothing(int longest) {
    byte[] stream =
        (CLEAN + USAGE_CHUNK + DONE).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    for (int seed = 0; seed < 40; seed++) {
      Relayed relayed = Relayed.of(Calls.stream("m-1", true), stream, longest, new Random(seed));
      assertThat(relayed.text())
          .isEqualTo(
              new String(stream, StandardCharsets.UTF_8).replace("[DONE]\r\n\r\n", "[DONE]\n\n"));
      assertThat(relayed.client().text()).isEqualTo("Grüß \"dich\" 🌊");
    }
  }

  @Test
  void usageIsHiddenFromACallerWhoDidNotAsk() {
    Relayed relayed = Relayed.of(Calls.stream("m-1", false), CLEAN + USAGE_CHUNK + DONE);
    assertThat(relayed.text()).isEqualTo(CLEAN + DONE);
    assertThat(relayed.facts().usage).isNotNull();
  }

  @Test
  void usageBesideTheFinishReasonMovesIntoAChunkOfItsOwn() {
    String finish = "{\"index\":0,\"delta\":{\"content\":\"\"},\"finish_reason\":\"stop\"}";
    String stream =
        ROLE
            + delta("{\"content\":\"Hi\"}")
            + chunk(finish, ",\"usage\":" + USAGE + ",\"p\":\"ab\"")
            + DONE;
    assertThat(relay(stream).text())
        .isEqualTo(
            ROLE
                + delta("{\"content\":\"Hi\"}")
                + chunk(finish, ",\"p\":\"ab\"")
                + chunk("", ",\"usage\":" + USAGE + ",\"p\":\"ab\"")
                + DONE);
    Relayed unasked = Relayed.of(Calls.stream("m-1", false), stream);
    assertThat(unasked.client().usages).isEmpty();
    assertThat(unasked.facts().usage.completionTokens()).isEqualTo(7);
  }

  @Test
  void usageInEveryChunkIsCountedOnceAndShownOnceAtTheEnd() {
    String stream =
        chunk(
                "{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"A\"}}",
                ",\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":1,\"total_tokens\":6}")
            + chunk(
                "{\"index\":0,\"delta\":{\"content\":\"B\"},\"finish_reason\":\"stop\"}",
                ",\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":2,\"total_tokens\":7}")
            + DONE;
    Relayed relayed = relay(stream);
    assertThat(relayed.facts().usage).isEqualTo(TokenUsage.ofText(5, 2));
    assertThat(relayed.client().usages.getFirst().path("total_tokens").intValue()).isEqualTo(7);
    assertThat(relayed.client().text()).isEqualTo("AB");
  }

  @Test
  void usageBesideTheFinishReasonAndOnceMoreAloneIsShownOnce() {
    String stream =
        ROLE
            + delta("{\"content\":\"A\"}")
            + chunk("{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}", ",\"usage\":" + USAGE)
            + USAGE_CHUNK
            + DONE;
    assertThat(relay(stream).client().usages).hasSize(1);
  }

  @Test
  void aRepeatedRoleIsShownOnce() {
    String stream =
        delta("{\"role\":\"assistant\",\"content\":\"A\"}")
            + delta("{\"role\":\"assistant\",\"content\":\"B\"}")
            + delta("{\"content\":\"C\",\"role\":\"assistant\"}")
            + delta("{\"content\":\"D\",\"role\":null,\"x\":1}")
            + finish("stop")
            + DONE;
    assertThat(relay(stream).text())
        .isEqualTo(
            delta("{\"role\":\"assistant\",\"content\":\"A\"}")
                + delta("{\"content\":\"B\"}")
                + delta("{\"content\":\"C\"}")
                + delta("{\"content\":\"D\",\"x\":1}")
                + finish("stop")
                + DONE);
  }

  @Test
  void aMissingRoleIsAddedToTheFirstDelta() {
    String stream =
        delta("{\"content\":\"A\"}") + delta("{\"content\":\"B\"}") + finish("stop") + DONE;
    assertThat(relay(stream).text())
        .startsWith(
            delta("{\"role\":\"assistant\",\"content\":\"A\"}") + delta("{\"content\":\"B\"}"));
  }

  @Test
  void aSecondFinishReasonIsDroppedAndItsUsageKept() {
    String last =
        "{\"index\":0,\"delta\":{\"content\":\"\",\"role\":\"assistant\"},\"finish_reason\":\"stop\"}";
    String stream =
        delta("{\"role\":\"assistant\",\"content\":\"A\"}")
            + finish("stop")
            + chunk(
                last,
                ",\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":1,\"total_tokens\":4,\"cost\":0.00044968}")
            + DONE;
    Relayed relayed = relay(stream);
    assertThat(relayed.client().usages).hasSize(1);
    assertThat(relayed.facts().providerCost).isEqualTo(Cost.ofUsd("0.00044968"));
    assertThat(Relayed.of(Calls.stream("m-1", false), stream).text())
        .isEqualTo(delta("{\"role\":\"assistant\",\"content\":\"A\"}") + finish("stop") + DONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"choices\":null,", ""})
  void aUsageChunkWithoutAListOfChoicesGetsAnEmptyOne(String choices) {
    String usage = "data: {" + HEAD + "," + choices + "\"usage\":" + USAGE + "}\n\n";
    Relayed relayed = relay(CLEAN + usage + DONE);
    assertThat(relayed.client().usages).hasSize(1);
    assertThat(relay(CLEAN + "data: {\"choices\":null}\n\ndata: {}\n\n" + DONE).text())
        .isEqualTo(CLEAN + DONE);
  }

  @Test
  void commentsAreNotPassed() {
    String stream = ": OPENROUTER PROCESSING\n\n" + CLEAN + ": keep-alive\n\n" + DONE;
    assertThat(relay(stream).text()).isEqualTo(CLEAN + DONE);
  }

  @Test
  void aStreamWithoutItsLastBlankLineIsWhole() {
    String stream = CLEAN + "data: [DONE]";
    assertThat(relay(stream).text()).isEqualTo(CLEAN + DONE);
    String cut = CLEAN.substring(0, CLEAN.length() - 2);
    assertThat(relay(cut).text()).isEqualTo(CLEAN + DONE);
  }

  @Test
  void theEndMarkIsWrittenOnceAndNothingFollowsIt() {
    assertThat(relay(CLEAN + DONE + DONE + delta("{\"content\":\"late\"}")).text())
        .isEqualTo(CLEAN + DONE);
  }

  @Test
  void aMissingEndMarkIsAddedWhereAllChoicesHaveFinished() {
    Relayed relayed = relay(CLEAN + USAGE_CHUNK);
    assertThat(relayed.complete()).isTrue();
    assertThat(relayed.text()).isEqualTo(CLEAN + USAGE_CHUNK + DONE);
  }

  @Test
  void aStreamThatStopsBeforeItsFinishReasonIsNotComplete() {
    Relayed relayed = relay(ROLE + delta("{\"content\":\"A\"}"));
    assertThat(relayed.complete()).isFalse();
    assertThat(relayed.text()).doesNotContain("[DONE]");
  }

  @Test
  void aMissingFinishReasonIsMadeWhereTheEndIsMarked() {
    Relayed relayed = relay(ROLE + delta("{\"content\":\"A\"}") + USAGE_CHUNK + DONE);
    assertThat(relayed.client().finish()).isEqualTo("stop");
    assertThat(relayed.client().usages).hasSize(1);
    assertThat(relayed.facts().finishReason).isEqualTo(FinishReason.STOP);
  }

  @Test
  void anEndMarkWithoutAnAnswerIsAFailure() {
    Relayed relayed = relay(ROLE + DONE);
    assertThat(relayed.facts().failure.error()).isEqualTo(AiError.PROVIDER_BAD_RESPONSE);
    assertThat(relayed.complete()).isFalse();
    assertThat(relay(DONE).facts().failure).isNotNull();
  }

  @Test
  void stopAfterToolCallsBecomesToolCalls() {
    String call =
        delta(
            "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"index\":0,\"id\":\"call_1\","
                + "\"type\":\"function\",\"function\":{\"name\":\"sum\",\"arguments\":\"\"}}]}");
    String more =
        delta("{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{\\\"a\\\":1}\"}}]}");
    Relayed relayed = relay(call + more + finish("stop") + DONE);
    assertThat(relayed.text()).isEqualTo(call + more + finish("tool_calls") + DONE);
    assertThat(relayed.facts().finishReason).isEqualTo(FinishReason.TOOL_CALLS);
    assertThat(relayed.facts().toolCallIds).containsExactly("call_1");
    assertThat(relay(call + more + finish("length") + DONE).client().finish()).isEqualTo("length");
  }

  @Test
  void wordsOfOthersForTheFinishReasonBecomeTheKnownOnes() {
    String text = delta("{\"role\":\"assistant\",\"content\":\"A\"}");
    assertThat(relay(text + finish("model_length") + DONE).client().finish()).isEqualTo("length");
    assertThat(relay(text + finish("eos") + DONE).client().finish()).isEqualTo("stop");
    assertThat(relay(text + finish("brand_new") + DONE).client().finish()).isEqualTo("brand_new");
  }

  @Test
  void anEmptyFinishReasonIsNone() {
    String stream =
        chunk(
                "{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"A\"},\"finish_reason\":\"\"}",
                "")
            + finish("stop")
            + DONE;
    assertThat(relay(stream).text())
        .startsWith(delta("{\"role\":\"assistant\",\"content\":\"A\"}"));
  }

  @Test
  void anAnswerThatTheProviderBrokeOffIsAFailure() {
    Relayed relayed =
        relay(
            delta("{\"role\":\"assistant\",\"content\":\"A\"}")
                + finish("insufficient_system_resource")
                + DONE);
    assertThat(relayed.facts().failure.error()).isEqualTo(AiError.PROVIDER_ERROR);
    assertThat(relayed.complete()).isFalse();
  }

  @Test
  void toolCallsWithoutNumbersIdsAndTypesGetThem() {
    String stream =
        delta(
                "{\"role\":\"assistant\",\"tool_calls\":[{\"function\":{\"name\":\"a\",\"arguments\":\"{}\"}},"
                    + "{\"id\":null,\"type\":\"\",\"function\":{\"name\":\"b\",\"arguments\":\"{\"}}]}")
            + delta("{\"tool_calls\":[{\"function\":{\"arguments\":\"}\"}}]}")
            + finish("tool_calls")
            + DONE;
    assertThat(relay(stream).client().tools())
        .extracting(ClientView.Tool::toString)
        .containsExactly("call_0_0_chatcmpl-weir a {}", "call_0_1_chatcmpl-weir b {}");
  }

  @Test
  void repeatedIdsTypesAndNamesOfACallAreTakenOut() {
    String begin =
        delta(
            "{\"role\":\"assistant\",\"tool_calls\":[{\"index\":0,\"id\":\"c1\",\"type\":\"function\","
                + "\"function\":{\"name\":\"a\",\"arguments\":\"{\\\"x\\\":\"}}]}");
    String stream =
        begin
            + delta(
                "{\"tool_calls\":[{\"id\":\"c1\",\"type\":\"function\",\"index\":0,"
                    + "\"function\":{\"name\":\"a\",\"arguments\":\"1\"}}]}")
            + delta(
                "{\"tool_calls\":[{\"index\":0,\"id\":\"\",\"function\":{\"arguments\":\"}\",\"name\":null}}]}")
            + finish("tool_calls")
            + DONE;
    assertThat(relay(stream).text())
        .isEqualTo(
            begin
                + delta("{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"1\"}}]}")
                + delta("{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"}\"}}]}")
                + finish("tool_calls")
                + DONE);
  }

  @Test
  void callsAreCountedFromZeroWhateverTheProviderCounts() {
    String stream =
        delta("{\"role\":\"assistant\",\"content\":\"let me see\"}")
            + delta(
                "{\"tool_calls\":[{\"index\":1,\"id\":\"c1\",\"type\":\"function\",\"function\":{\"name\":\"a\",\"arguments\":\"\"}}]}")
            + delta("{\"tool_calls\":[{\"index\":1,\"function\":{\"arguments\":\"{}\"}}]}")
            + delta(
                "{\"tool_calls\":[{\"index\":3,\"id\":\"c2\",\"type\":\"function\",\"function\":{\"name\":\"b\",\"arguments\":\"{}\"}}]}")
            + finish("tool_calls")
            + DONE;
    assertThat(relay(stream).client().tools())
        .extracting(ClientView.Tool::toString)
        .containsExactly("c1 a {}", "c2 b {}");
  }

  @Test
  void callsThatAllHaveTheNumberZeroAreToldApartByTheirIds() {
    String stream =
        delta(
                "{\"role\":\"assistant\",\"tool_calls\":[{\"index\":0,\"id\":\"c1\",\"type\":\"function\",\"function\":{\"name\":\"a\",\"arguments\":\"{}\"}}]}")
            + delta(
                "{\"tool_calls\":[{\"index\":0,\"id\":\"c2\",\"type\":\"function\",\"function\":{\"name\":\"a\",\"arguments\":\"{}\"}}]}")
            + finish("stop")
            + DONE;
    assertThat(relay(stream).client().tools())
        .extracting(ClientView.Tool::toString)
        .containsExactly("c1 a {}", "c2 a {}");
  }

  @Test
  void toolArgumentsOfAnEmptyCallBecomeAnEmptyObject() {
    String begin =
        delta(
            "{\"role\":\"assistant\",\"tool_calls\":[{\"index\":0,\"id\":\"c1\",\"type\":\"function\",\"function\":{\"name\":\"now\",\"arguments\":\"\"}}]}");
    Relayed relayed = relay(begin + finish("tool_calls") + DONE);
    assertThat(relayed.client().tools())
        .extracting(ClientView.Tool::toString)
        .containsExactly("c1 now {}");
    String atOnce =
        chunk(
                "{\"index\":0,\"delta\":{\"role\":\"assistant\",\"tool_calls\":[{\"index\":0,\"id\":\"c1\",\"type\":\"function\",\"function\":{\"name\":\"now\"}}]},\"finish_reason\":\"tool_calls\"}",
                "")
            + DONE;
    assertThat(relay(atOnce).client().tools())
        .extracting(ClientView.Tool::toString)
        .containsExactly("c1 now {}");
  }

  @Test
  void argumentsAsNullOrAsAnObjectBecomeText() {
    String stream =
        delta(
                "{\"role\":\"assistant\",\"tool_calls\":[{\"index\":0,\"id\":\"c1\",\"type\":\"function\",\"function\":{\"name\":\"a\",\"arguments\":null}}]}")
            + delta("{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":{\"x\":\"y\"}}}]}")
            + finish("tool_calls")
            + DONE;
    assertThat(relay(stream).client().tools())
        .extracting(ClientView.Tool::toString)
        .containsExactly("c1 a {\"x\":\"y\"}");
  }

  @Test
  void logprobsStayInAChunkThatIsChanged() {
    String logprobs = "\"logprobs\":{\"content\":[{\"token\":\"A\",\"logprob\":-0.10}]}";
    Relayed relayed =
        Relayed.of(
            Calls.stream("m-1", false),
            "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"A\"},"
                + logprobs
                + ",\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n");
    assertThat(relayed.text())
        .isEqualTo(
            "data: {\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"A\"},"
                + logprobs
                + ",\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n");
  }

  @Test
  void severalChoicesAreKeptApart() {
    String stream =
        chunk("{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"A\"}}", "")
            + chunk("{\"index\":1,\"delta\":{\"role\":\"assistant\",\"content\":\"B\"}}", "")
            + chunk("{\"index\":1,\"delta\":{},\"finish_reason\":\"length\"}", "")
            + chunk("{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}", "")
            + DONE;
    Relayed relayed = relay(stream);
    assertThat(relayed.text()).isEqualTo(stream);
    assertThat(relayed.facts().finishReason).isEqualTo(FinishReason.STOP);
    assertThat(
            relay(
                    stream
                        .replace("\"finish_reason\":\"stop\"", "\"finish_reason\":null")
                        .replace(DONE, ""))
                .complete())
        .isFalse();
  }

  @Test
  void thinkingPartsBecomeReasoningAndText() {
    String stream =
        ROLE
            + delta(
                "{\"content\":[{\"type\":\"thinking\",\"thinking\":[{\"type\":\"text\",\"text\":\"Hm"
                    + " \\\"so\\\"\"}]}]}")
            + delta(
                "{\"content\":[{\"type\":\"thinking\",\"thinking\":[{\"type\":\"text\",\"text\":\".\"}],\"closed\":true},{\"type\":\"text\",\"text\":\"Yes\"}]}")
            + delta("{\"content\":\"!\"}")
            + finish("stop")
            + DONE;
    Relayed relayed = Relayed.of(Calls.stream("m-1", false, OpenAiQuirk.THINKING_PARTS), stream);
    assertThat(relayed.text()).contains(delta("{\"reasoning_content\":\"Hm \\\"so\\\"\"}"));
    assertThat(relayed.client().text()).isEqualTo("Yes!");
    assertThat(relayed.client().reasoning()).isEqualTo("Hm \"so\".");
    assertThat(relayed.facts().content).isTrue();
  }

  @Test
  void aFieldCalledReasoningGetsTheCommonName() {
    String stream =
        delta(
                "{\"role\":\"assistant\",\"content\":null,\"reasoning\":\"Hm\",\"reasoning_details\":[]}")
            + delta("{\"content\":\"A\",\"reasoning\":null}")
            + finish("stop")
            + DONE;
    Relayed relayed = Relayed.of(Calls.stream("m-1", false, OpenAiQuirk.REASONING_FIELD), stream);
    assertThat(relayed.text())
        .isEqualTo(stream.replace("\"reasoning\":\"Hm\"", "\"reasoning_content\":\"Hm\""));
    assertThat(relay(stream).text()).isEqualTo(stream);
    assertThat(relay(stream).facts().content).isTrue();
  }

  @Test
  void reasoningThatMustComeBackIsRemembered() {
    String stream =
        delta("{\"role\":\"assistant\",\"content\":null,\"reasoning_content\":\"\"}")
            + delta("{\"reasoning_content\":\"I \"}")
            + delta("{\"reasoning_content\":\"call\"}")
            + delta("{\"content\":\"One moment\"}")
            + delta(
                "{\"tool_calls\":[{\"index\":0,\"id\":\"c1\",\"type\":\"function\",\"function\":{\"name\":\"a\",\"arguments\":\"{}\"}}]}")
            + finish("tool_calls")
            + DONE;
    Relayed relayed = Relayed.of(Calls.stream("m-1", false, OpenAiQuirk.RETURN_REASONING), stream);
    assertThat(relayed.facts().state)
        .isEqualTo(Json.mapper().readTree("{\"reasoning_content\":\"I call\"}"));
    assertThat(relayed.facts().stateText).isEqualTo("One moment");
    assertThat(relayed.facts().toolCallIds).containsExactly("c1");
    assertThat(relay(stream).facts().state).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data: {\"error\":{\"message\":\"Overloaded\",\"type\":\"server_error\",\"code\":503}}\n\n",
        "event: error\ndata: {\"error\":{\"message\":\"Overloaded\",\"status_code\":503}}\n\n",
        "data: {\"object\":\"error\",\"message\":\"Overloaded\",\"code\":503}\n\n",
        "data:"
            + " {\"id\":\"x\",\"choices\":[{\"index\":0,\"delta\":{}}],\"error\":{\"code\":503,\"message\":\"Overloaded\"}}\n\n"
      })
  void anErrorInsideTheStreamIsAFailureAndShownByNobodyHere(String error) {
    Relayed relayed = relay(ROLE + error + DONE);
    assertThat(relayed.text()).isEqualTo(ROLE);
    assertThat(relayed.complete()).isFalse();
    assertThat(relayed.facts().content).isFalse();
    assertThat(relayed.facts().failure.error()).isEqualTo(AiError.PROVIDER_ERROR);
    assertThat(relayed.facts().failure.status()).isEqualTo(503);
    assertThat(relayed.facts().failure.message()).contains("Overloaded");
  }

  @Test
  void usageOfAFailedStreamCounts() {
    String error =
        chunk(
            "{\"index\":0,\"delta\":{}}",
            ",\"usage\":" + USAGE + ",\"error\":{\"code\":429,\"message\":\"slow down\"}");
    Relayed relayed = relay(ROLE + error);
    assertThat(relayed.facts().usage.promptTokens()).isEqualTo(10);
    assertThat(relayed.facts().failure.error()).isEqualTo(AiError.RATE_LIMIT_EXCEEDED);
  }

  @Test
  void aBrokenChunkFailsBeforeContentAndIsLeftOutAfterIt() {
    String broken = "data: {\"id\":\"x\",\"choices\":[{\"index\":0,\"de\n\n";
    assertThat(relay(ROLE + broken).facts().failure.error())
        .isEqualTo(AiError.PROVIDER_BAD_RESPONSE);
    ProviderCall call = Calls.stream("m-1", false);
    Relayed after =
        Relayed.of(call, CLEAN.replace(finish("stop"), broken + finish("stop")) + broken + DONE);
    assertThat(after.facts().failure).isNull();
    assertThat(after.text()).isEqualTo(CLEAN + DONE);
    assertThat(call.warnings().texts()).hasSize(1);
  }

  @Test
  void dataOverSeveralLinesIsUnderstood() {
    String stream =
        "data: {"
            + HEAD
            + ",\ndata: \"choices\":[{\"index\":0,\"delta\":{\"content\":\"A\"}}]}\n\n"
            + finish("stop")
            + DONE;
    Relayed relayed = relay(stream);
    assertThat(relayed.client().text()).isEqualTo("A");
  }

  @Test
  void membersInAnyOrderAndUnknownOnesAreTaken() {
    String stream =
        "data: {\"choices\" : [ { \"delta\" : { \"content\" : \"A\" , \"role\" : \"assistant\" } ,"
            + " \"index\" : 0 } ] , \"new\" : [1,{\"a\":\"]\"}] }\n\n"
            + "data: {\"choices\":[{\"finish_reason\":\"stop\",\"delta\":{},\"index\":0}]}\n\n"
            + DONE;
    assertThat(relay(stream).text()).isEqualTo(stream);
  }

  @Test
  void xaiCountsReasoningBesideTheCompletion() {
    String usage =
        "{\"prompt_tokens\":468,\"completion_tokens\":77,\"total_tokens\":1127,"
            + "\"prompt_tokens_details\":{\"cached_tokens\":467},"
            + "\"completion_tokens_details\":{\"reasoning_tokens\":582},\"cost_in_usd_ticks\":3530500}";
    Relayed relayed = relay(CLEAN + chunk("", ",\"usage\":" + usage) + DONE);
    assertThat(relayed.facts().usage).isEqualTo(new TokenUsage(1, 467, 0, 0, 0, 77, 582, 0));
    assertThat(relayed.facts().providerCost).isEqualTo(Cost.ofUsd("0.00035305"));
    JsonNode shown = relayed.client().usages.getFirst();
    assertThat(shown).isEqualTo(Json.mapper().readTree(usage));
  }
}
