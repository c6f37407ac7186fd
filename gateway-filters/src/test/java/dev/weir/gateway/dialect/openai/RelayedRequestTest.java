package dev.weir.gateway.dialect.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.gateway.dialect.ProviderCall;
import dev.weir.gateway.dialect.ProviderRequest;
import dev.weir.gateway.dialect.Quirk;
import dev.weir.gateway.dialect.TurnStates;
import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.gateway.json.JsonMembers;
import dev.weir.gateway.json.JsonSplice;
import dev.weir.ledger.Json;
import dev.weir.ledger.KnownProvider;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class RelayedRequestTest {

  private static final Quirk[] MISTRAL = {
    OpenAiQuirk.MAX_TOKENS_ONLY,
    OpenAiQuirk.RANDOM_SEED,
    OpenAiQuirk.TOOL_CHOICE_ANY,
    OpenAiQuirk.SHORT_TOOL_IDS,
    OpenAiQuirk.THINKING_PARTS,
    OpenAiQuirk.NO_DEVELOPER_ROLE,
    OpenAiQuirk.NO_STREAM_OPTIONS,
    OpenAiQuirk.STRICT_PARAMETERS
  };

  private static final String MESSAGES =
      "\"messages\":[{\"role\":\"user\",\"content\":\"Grüß dich\\n\\u00e9\"}]";

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static ProviderRequest send(String body, ProviderCall call, TurnStates states) {
    return new OpenAiRelay()
        .writeRequest(
            new JsonSplice(JsonMembers.of(bytes(body))), OpenAiDialect.CHAT_PATH, call, states);
  }

  private static String send(String body, ProviderCall call) {
    return new String(send(body, call, TurnStates.NONE).body(), StandardCharsets.UTF_8);
  }

  private static JsonNode sent(String body, String model, Quirk... quirks) {
    return Json.mapper().readTree(send(body, Calls.call(model, quirks)));
  }

  private static JsonNode tree(String json) {
    return Json.mapper().readTree(json.replace('\'', '"'));
  }

  @Test
  void aRequestThatNeedsNoChangeIsTheVeryArray() {
    byte[] body = bytes("{ \"model\" : \"m-1\" , " + MESSAGES + ",\n\"x\":1.50 }");
    ProviderRequest request =
        new OpenAiRelay()
            .writeRequest(
                new JsonSplice(JsonMembers.of(body)),
                OpenAiDialect.CHAT_PATH,
                Calls.call("m-1"),
                TurnStates.NONE);
    assertThat(request.body()).isSameAs(body);
    assertThat(request.path()).isEqualTo("/chat/completions");
    assertThat(request.headers()).isEmpty();
  }

  /** A request that no quirk concerns goes out byte by byte under each of them. */
  @ParameterizedTest
  @EnumSource(OpenAiQuirk.class)
  void aRequestThatAQuirkDoesNotConcernIsTheVeryArray(OpenAiQuirk quirk) {
    byte[] body =
        bytes("{\"model\":\"m-1\", " + MESSAGES + ",\"temperature\":0.5,\"tool_choice\":\"auto\"}");
    ProviderRequest request =
        new OpenAiRelay()
            .writeRequest(
                new JsonSplice(JsonMembers.of(body)),
                OpenAiDialect.CHAT_PATH,
                Calls.call("m-1", quirk),
                TurnStates.NONE);
    assertThat(request.body()).isSameAs(body);
  }

  @Test
  void onlyTheModelAndTheStreamOptionsAreSpliced() {
    String body =
        "{ \"model\" : \"openai/m-1\" , " + MESSAGES + ",\n\"stream\": true, \"x\":1.50 }";
    assertThat(send(body, Calls.stream("m-1", false)))
        .isEqualTo(
            "{ \"model\" : \"m-1\" , "
                + MESSAGES
                + ",\n\"stream\": true, \"x\":1.50,\"stream_options\":{\"include_usage\":true} }");
  }

  @Test
  void usageIsAskedForBesideOtherStreamOptions() {
    String body =
        "{\"model\":\"m-1\",\"stream\":true,\"stream_options\":{\"include_obfuscation\":false}}";
    assertThat(
            Json.mapper().readTree(send(body, Calls.stream("m-1", false))).path("stream_options"))
        .isEqualTo(tree("{'include_obfuscation':false,'include_usage':true}"));
    String asked =
        "{\"model\":\"m-1\",\"stream\":true,\"stream_options\":{\"include_usage\": true}}";
    assertThat(send(asked, Calls.stream("m-1", true))).isEqualTo(asked);
    assertThat(send(asked, Calls.stream("m-1", true, OpenAiQuirk.NO_STREAM_OPTIONS)))
        .isEqualTo("{\"model\":\"m-1\",\"stream\":true}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "o1",
        "o3-mini",
        "o4-mini-2025-04-16",
        "gpt-5",
        "gpt-5-mini",
        "gpt-6",
        "ft:o4-mini:acme"
      })
  void openAisReasoningModelsGetTheirOwnTokenLimitAndNoSampling(String model) {
    ProviderCall call = Calls.call(model, OpenAiQuirk.MAX_COMPLETION_TOKENS);
    String body =
        "{\"model\":\"%s\",\"max_tokens\":50,\"temperature\":0.2,\"top_p\":0.9,\"presence_penalty\":1,\"frequency_penalty\":1,\"logprobs\":true,\"top_logprobs\":2,\"n\":2}"
            .formatted(model);
    assertThat(tree(send(body, call)))
        .isEqualTo(tree("{'model':'%s','n':2,'max_completion_tokens':50}".formatted(model)));
    assertThat(call.warnings().texts())
        .hasSize(6)
        .allMatch(text -> text.contains("dropped: not taken by " + model));
  }

  @ParameterizedTest
  @CsvSource({
    "gpt-4o, ",
    "gpt-oss-120b, ",
    "gpt-5-chat-latest, max_tokens",
    "gpt-5.1, max_tokens",
    "gpt-5.2-2025-12-11, max_tokens"
  })
  void modelsThatDoNotReasonKeepTheirSampling(String model, String renamed) {
    String body =
        "{\"model\":\"" + model + "\",\"temperature\":0.2,\"stop\":\"x\",\"max_tokens\":5}";
    String expected =
        renamed == null
            ? body
            : body.replace(",\"max_tokens\":5}", ",\"max_completion_tokens\":5}");
    assertThat(send(body, Calls.call(model, OpenAiQuirk.MAX_COMPLETION_TOKENS)))
        .isEqualTo(expected);
  }

  @Test
  void samplingDependsOnTheEffortSinceGpt51() {
    Quirk quirk = OpenAiQuirk.MAX_COMPLETION_TOKENS;
    String off = "{\"model\":\"gpt-5.4\",\"temperature\":0.2,\"reasoning_effort\":\"none\"}";
    assertThat(send(off, Calls.call("gpt-5.4", quirk))).isEqualTo(off);
    assertThat(sent(off.replace("none", "low"), "gpt-5.4", quirk).has("temperature")).isFalse();
    assertThat(
            sent(off.replace("gpt-5.4", "gpt-5").replace("none", "minimal"), "gpt-5", quirk)
                .has("temperature"))
        .isFalse();
  }

  @Test
  void defaultsOfSamplingMayStay() {
    String body =
        "{\"model\":\"o3\",\"temperature\":1,\"top_p\":1.0,\"presence_penalty\":0,\"logprobs\":false}";
    assertThat(send(body, Calls.call("o3", OpenAiQuirk.MAX_COMPLETION_TOKENS))).isEqualTo(body);
  }

  @Test
  void bothTokenLimitsAreOneThing() {
    String body = "{\"model\":\"o3\",\"max_tokens\":5,\"max_completion_tokens\":7}";
    assertThat(sent(body, "o3", OpenAiQuirk.MAX_COMPLETION_TOKENS))
        .isEqualTo(tree("{'model':'o3','max_completion_tokens':7}"));
    assertThat(sent(body.replace("o3", "m-1"), "m-1", OpenAiQuirk.MAX_TOKENS_ONLY))
        .isEqualTo(tree("{'model':'m-1','max_tokens':7}"));
  }

  @Test
  void aStrictCallerIsRefusedInsteadOfWarned() {
    assertThatThrownBy(
            () ->
                send(
                    "{\"model\":\"o3\",\"temperature\":0.2}",
                    Calls.strict("o3", OpenAiQuirk.MAX_COMPLETION_TOKENS)))
        .isInstanceOfSatisfying(
            AiException.class,
            e -> {
              assertThat(e.error()).isEqualTo(AiError.UNSUPPORTED_PARAMETER);
              assertThat(e.param()).isEqualTo("temperature");
            });
  }

  @Test
  void mistralGetsItsOwnNames() {
    String body =
        "{\"model\":\"m-1\",\"max_completion_tokens\":9,\"seed\":4,\"tool_choice\":\"required\",\"stream_options\":{\"include_usage\":true}}";
    assertThat(sent(body, "m-1", MISTRAL))
        .isEqualTo(tree("{'model':'m-1','max_tokens':9,'random_seed':4,'tool_choice':'any'}"));
  }

  @Test
  void aStrictProviderIsSparedWhatItDoesNotKnow() {
    ProviderCall call = Calls.call("m-1", MISTRAL);
    String body =
        "{\"model\":\"m-1\",\"metadata\":{\"a\":\"b\"},\"user\":\"u\",\"store\":false,\"service_tier\":\"auto\",\"logit_bias\":null,\"safe_prompt\":true}";
    assertThat(send(body, call)).isEqualTo("{\"model\":\"m-1\",\"safe_prompt\":true}");
    assertThat(call.warnings().texts())
        .containsExactly(
            "metadata dropped: not known to m-1",
            "user dropped: not known to m-1",
            "store dropped: not known to m-1",
            "service_tier dropped: not known to m-1");
  }

  @Test
  void echoesOfOurOwnAnswersAreTakenOutOfAStrictProvidersMessages() {
    ProviderCall call = Calls.call("m-1", MISTRAL);
    String body =
        "{\"model\":\"m-1\",\"messages\":[{\"role\":\"developer\",\"content\":\"d\"},{\"role\":\"user\",\"name\":\"eve\",\"content\":[{\"type\":\"text\",\"text\":\"u\",\"cache_control\":{\"type\":\"ephemeral\"}}]},"
            + "{\"role\":\"assistant\",\"content\":null,\"refusal\":null,\"annotations\":[],\"audio\":null,\"function_call\":null,\"reasoning_content\":\"hm\",\"tool_calls\":[{\"id\":\"call_1\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]},"
            + "{\"role\":\"tool\",\"name\":\"f\",\"tool_call_id\":\"call_1\",\"content\":\"r\"}]}";
    String id = ShortToolId.of("call_1");
    assertThat(tree(send(body, call)).path("messages"))
        .isEqualTo(
            tree(
                "[{'role':'system','content':'d'},{'role':'user','content':[{'type':'text','text':'u'}]},"
                    + "{'role':'assistant','content':null,'tool_calls':[{'id':'%s','type':'function','function':{'name':'f','arguments':'{}'}}]},"
                        .formatted(id)
                    + "{'role':'tool','name':'f','tool_call_id':'%s','content':'r'}]"
                        .formatted(id)));
    assertThat(call.warnings().texts())
        .containsExactly(
            "messages[1].name dropped: not known to m-1",
            "messages[1].content[].cache_control dropped: not known to m-1");
  }

  @Test
  void idsOfToolCallsAreShortenedStablyAndOnlyWhereTheyDoNotFit() {
    assertThat(ShortToolId.of("a1B2c3D4e")).isEqualTo("a1B2c3D4e");
    for (String id :
        List.of("call_1", "a1B2c3D4", "a1B2c3D4_", "", "toolu_01ABCDEFGH", "ü23456789")) {
      assertThat(ShortToolId.of(id)).matches("[A-Za-z0-9]{9}").isEqualTo(ShortToolId.of(id));
    }
    assertThat(ShortToolId.of("call_1"))
        .isEqualTo("Bu09e4fdz")
        .isNotEqualTo(ShortToolId.of("call_2"));
    String fits =
        "{\"model\":\"m-1\",\"messages\":["
            + " {\"role\":\"tool\",\"tool_call_id\":\"a1B2c3D4e\",\"content\":\"x\"}]}";
    assertThat(send(fits, Calls.call("m-1", OpenAiQuirk.SHORT_TOOL_IDS))).isEqualTo(fits);
  }

  @Test
  void developersBecomeSystem() {
    String body =
        "{\"model\":\"m-1\",\"messages\":[{\"role\":\"developer\",\"content\":\"a"
            + " developer\"},{\"role\":\"user\",\"content\":\"developer\"}]}";
    assertThat(sent(body, "m-1", OpenAiQuirk.NO_DEVELOPER_ROLE).path("messages"))
        .isEqualTo(
            tree(
                "[{'role':'system','content':'a"
                    + " developer'},{'role':'user','content':'developer'}]"));
  }

  @ParameterizedTest
  @CsvSource({
    "grok-4, true, true",
    "grok-4-1-fast-reasoning, true, true",
    "grok-3-mini, true, false",
    "grok-code-fast-1, true, true",
    "grok-4-1-fast-non-reasoning, false, true",
    "grok-3, false, true",
    "grok-2-1212, false, false"
  })
  void xaisReasoningModelsGetNoStopAndNoPenalties(String model, boolean stop, boolean effort) {
    ProviderCall call = Calls.call(model, OpenAiQuirk.NO_STOP_WITH_REASONING);
    String body =
        "{\"model\":\"%s\",\"stop\":[\"x\"],\"presence_penalty\":1,\"reasoning_effort\":\"low\",\"temperature\":0.1}"
            .formatted(model);
    JsonNode sent = tree(send(body, call));
    assertThat(sent.has("stop")).isEqualTo(!stop);
    assertThat(sent.has("presence_penalty")).isEqualTo(!stop);
    assertThat(sent.has("reasoning_effort")).isEqualTo(!effort);
    assertThat(sent.has("temperature")).isTrue();
    assertThat(call.warnings().texts()).hasSize((stop ? 2 : 0) + (effort ? 1 : 0));
  }

  private static final String TOOL_LOOP =
      "{\"model\":\"%s\",%s\"messages\":[{\"role\":\"user\",\"content\":\"q\"},"
          + "{\"role\":\"assistant\",\"content\":\"one\",\"tool_calls\":[{\"id\":\"c1\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}},{\"id\":\"c2\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]},"
          + "{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":\"r\"},{\"role\":\"tool\",\"tool_call_id\":\"c2\",\"content\":\"r\"},"
          + "{\"role\":\"assistant\",\"content\":[{\"type\":\"text\",\"text\":\"two\"}]},{\"role\":\"user\",\"content\":\"q2\"}]}";

  @Test
  void deepSeekGetsItsReasoningBack() {
    TurnStates states =
        (ids, text) ->
            ids.equals(List.of("c1", "c2")) && text.equals("one")
                ? tree("{'reasoning_content':'I call both'}")
                : null;
    ProviderCall call = Calls.call("deepseek-v4-flash", OpenAiQuirk.RETURN_REASONING);
    JsonNode messages =
        Json.mapper()
            .readTree(send(TOOL_LOOP.formatted("deepseek-v4-flash", ""), call, states).body())
            .path("messages");
    assertThat(messages.path(1).path("reasoning_content").asString()).isEqualTo("I call both");
    assertThat(messages.path(4).path("reasoning_content").asString()).isEmpty();
    assertThat(messages.path(4).has("reasoning_content")).isTrue();
    assertThat(messages.path(0).has("reasoning_content")).isFalse();
  }

  @Test
  void reasoningThatTheCallerKeptIsLeftAlone() {
    String body =
        TOOL_LOOP
            .formatted("deepseek-reasoner", "")
            .replace("\"content\":\"one\"", "\"content\":\"one\",\"reasoning_content\":\"mine\"");
    JsonNode messages =
        sent(body, "deepseek-reasoner", OpenAiQuirk.RETURN_REASONING).path("messages");
    assertThat(messages.path(1).path("reasoning_content").asString()).isEqualTo("mine");
  }

  @Test
  void deepSeekThatDoesNotThinkGetsNothingBack() {
    String chat = TOOL_LOOP.formatted("deepseek-chat", "");
    assertThat(send(chat, Calls.call("deepseek-chat", OpenAiQuirk.RETURN_REASONING)))
        .isEqualTo(chat);
    String off = TOOL_LOOP.formatted("deepseek-v4-pro", "\"thinking\":{\"type\":\"disabled\"},");
    assertThat(send(off, Calls.call("deepseek-v4-pro", OpenAiQuirk.RETURN_REASONING)))
        .isEqualTo(off);
  }

  @Test
  void theReasonerIsSparedItsReasoningWhereNoToolIsCalled() {
    String body =
        "{\"model\":\"%s\",\"messages\":[{\"role\":\"assistant\",\"content\":\"a\",\"reasoning_content\":\"r\"}]}";
    assertThat(
            send(
                body.formatted("deepseek-reasoner"),
                Calls.call("deepseek-reasoner", OpenAiQuirk.RETURN_REASONING)))
        .doesNotContain("reasoning_content");
    String later = body.formatted("deepseek-v4-flash");
    assertThat(send(later, Calls.call("deepseek-v4-flash", OpenAiQuirk.RETURN_REASONING)))
        .isEqualTo(later);
  }

  @Test
  void reasoningIsLeftOutWhereItIsRefused() {
    String body =
        "{\"model\":\"m-1\",\"messages\":[{\"role\":\"assistant\",\"content\":\"a\",\"reasoning_content\":\"r\",\"reasoning_details\":[]}]}";
    assertThat(sent(body, "m-1", OpenAiQuirk.DROP_REASONING).path("messages"))
        .isEqualTo(tree("[{'role':'assistant','content':'a'}]"));
  }

  @Test
  void embeddingsAreRelayedToo() {
    byte[] body = bytes("{\"model\":\"e-1\",\"input\":[1,2],\"dimensions\":8,\"user\":\"u\"}");
    OpenAiRelay relay = new OpenAiRelay();
    assertThat(
            relay
                .writeRequest(
                    new JsonSplice(JsonMembers.of(body)),
                    OpenAiDialect.EMBEDDINGS_PATH,
                    Calls.call("e-1"),
                    TurnStates.NONE)
                .body())
        .isSameAs(body);
    assertThat(
            relay
                .writeRequest(
                    new JsonSplice(JsonMembers.of(body)),
                    OpenAiDialect.EMBEDDINGS_PATH,
                    Calls.call("e-1", OpenAiQuirk.STRICT_PARAMETERS),
                    TurnStates.NONE)
                .body())
        .isEqualTo(bytes("{\"model\":\"e-1\",\"input\":[1,2],\"output_dimension\":8}"));
  }

  /** Whether they can be taken depends on the model; the provider's own refusal is the clearest. */
  @ParameterizedTest
  @CsvSource({
    "openai, gpt-4o, false",
    "xai, grok-4, false",
    "deepseek, deepseek-chat, false",
    "mistral, mistral-small-latest, true"
  })
  void severalAnswersLogprobsAndPartsOfUnknownKindsAreForTheProviderToJudge(
      String provider, String model, boolean namesLogprobs) {
    ProviderCall call = Calls.call(model, quirksOf(provider));
    String rest =
        "'n':2,'messages':[{'role':'user','content':[{'type':'hologram','hologram':{'x':1.50}},"
            + "{'type':'text','text':'Hi'}]}]}";
    String body = "{'model':'" + model + "','logprobs':true,'top_logprobs':2," + rest;
    String expected = namesLogprobs ? "{'model':'" + model + "'," + rest : body;
    assertThat(send(body.replace('\'', '"'), call)).isEqualTo(expected.replace('\'', '"'));
    assertThat(call.warnings().texts())
        .isEqualTo(
            namesLogprobs
                ? List.of(
                    "logprobs dropped: not known to " + model,
                    "top_logprobs dropped: not known to " + model)
                : List.of());
  }

  private static Quirk[] quirksOf(String provider) {
    List<String> names =
        KnownProvider.ALL.stream()
            .filter(known -> known.id().equals(provider))
            .findFirst()
            .orElseThrow()
            .quirks();
    return OpenAiDialect.dialect().quirks().stream()
        .filter(quirk -> names.contains(quirk.id()))
        .toArray(Quirk[]::new);
  }

  @Test
  void quirksHaveTheNamesThatConfigurationUses() {
    assertThat(OpenAiDialect.dialect().quirks())
        .extracting(Quirk::id)
        .containsExactly(
            "max-completion-tokens",
            "max-tokens-only",
            "random-seed",
            "tool-choice-any",
            "short-tool-ids",
            "thinking-parts",
            "no-developer-role",
            "no-stream-options",
            "strict-parameters",
            "reasoning-beside-completion",
            "no-stop-with-reasoning",
            "return-reasoning",
            "drop-reasoning",
            "cache-hit-counters",
            "reasoning-field",
            "json-object-only");
  }
}
