package dev.weir.gateway.dialect.gemini;

import static dev.weir.gateway.dialect.gemini.Samples.CHAT;
import static dev.weir.gateway.dialect.gemini.Samples.call;
import static dev.weir.gateway.dialect.gemini.Samples.json;
import static dev.weir.gateway.dialect.gemini.Samples.streamed;
import static dev.weir.gateway.dialect.gemini.Samples.strict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.gateway.chat.ResponseFormat;
import dev.weir.gateway.chat.Sampling;
import dev.weir.gateway.chat.ToolChoice;
import dev.weir.gateway.dialect.ProviderCall;
import dev.weir.gateway.dialect.gemini.Samples.Draft;
import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametersTest {

  @ParameterizedTest
  @CsvSource({
    "gemini-2.5-flash, /v1beta/models/gemini-2.5-flash:generateContent",
    "models/gemini-2.5-flash, /v1beta/models/gemini-2.5-flash:generateContent",
    "tunedModels/mine-1, /v1beta/tunedModels/mine-1:generateContent",
    "../x?key=1#é, /v1beta/models/..%2Fx%3Fkey%3D1%23%C3%A9:generateContent",
  })
  void theModelStandsSafelyInThePath(String model, String path) {
    ProviderCall call = call(model);

    assertThat(CHAT.writeRequest(new Draft().request(call), call).path()).isEqualTo(path);
  }

  @Test
  void aStreamIsAskedForAsServerSentEvents() {
    ProviderCall call = streamed("gemini-2.5-flash");

    assertThat(CHAT.writeRequest(new Draft().request(call), call).path())
        .isEqualTo("/v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse");
  }

  @Test
  void aBareRequestHasNoConfiguration() {
    assertThat(new Draft().sentTo("gemini-2.5-flash"))
        .isEqualTo(json("{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"Hello\"}]}]}"));
  }

  @Test
  void everyParameterHasItsPlace() {
    Draft draft = new Draft();
    draft.sampling = new Sampling(0.5, 0.9, 40L, 7L, 0.1, -0.2, true, 3L);
    draft.maxTokens = 100L;
    draft.stop = List.of("a", "", "b");
    draft.choices = 2;

    assertThat(draft.sentTo("gemini-2.5-flash").path("generationConfig").toString())
        .isEqualTo(
            json("""
            {"maxOutputTokens": 100, "temperature": 0.5, "topP": 0.9, "topK": 40,
             "seed": 7, "frequencyPenalty": 0.1, "presencePenalty": -0.2,
             "responseLogprobs": true, "logprobs": 3, "candidateCount": 2,
             "stopSequences": ["a", "b"]}
            """)
                .toString());
  }

  @Test
  void whatIsOutOfRangeIsCutAndNamed() {
    Draft draft = new Draft();
    draft.sampling = new Sampling(3.0, null, null, 1L << 40, null, null, null, null);
    draft.stop = List.of("1", "2", "3", "4", "5", "6");
    ProviderCall call = call("gemini-2.5-flash");

    var config = draft.sent(call).path("generationConfig");

    assertThat(config.path("temperature").doubleValue()).isEqualTo(2);
    assertThat(config.path("seed").intValue()).isEqualTo(256);
    assertThat(config.path("stopSequences")).hasSize(5);
    assertThat(call.warnings().texts())
        .containsExactly(
            "temperature changed: 3.0 to 2.0 (Gemini: 0 to 2)",
            "seed changed: folded to 32 bits",
            "stop changed: 6 sequences cut to 5");
  }

  @Test
  void whatGeminiDoesNotKnowIsDroppedAndNamed() {
    Draft draft =
        new Draft()
            .tool("f", null)
            .rest("logit_bias", "{\"1\":2}")
            .rest("verbosity", "null")
            .rest("stream_options", "{\"include_usage\":true}")
            .rest("modalities", "[\"text\"]");
    draft.user = "u";
    draft.parallelToolCalls = false;
    ProviderCall call = call("gemini-2.5-flash");

    draft.sent(call);

    assertThat(call.warnings().texts())
        .containsExactly(
            "parallel_tool_calls dropped: Gemini may always make several calls",
            "user dropped: not known to Gemini",
            "logit_bias dropped: not known to Gemini");
  }

  @Test
  void aStrictCallerIsRefusedInstead() {
    Draft draft = new Draft().rest("logit_bias", "{}");

    assertThatThrownBy(() -> draft.sent(strict("gemini-2.5-flash")))
        .isInstanceOfSatisfying(
            AiException.class,
            error -> {
              assertThat(error.error()).isEqualTo(AiError.UNSUPPORTED_PARAMETER);
              assertThat(error.param()).isEqualTo("logit_bias");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "gemini-3-pro-preview, none, thinkingLevel, LOW, false, 1",
    "gemini-3-pro-preview, minimal, thinkingLevel, LOW, true, 1",
    "gemini-3-pro-preview, medium, thinkingLevel, HIGH, true, 1",
    "gemini-3.1-pro-preview, medium, thinkingLevel, MEDIUM, true, 0",
    "gemini-3-flash-preview, none, thinkingLevel, MINIMAL, false, 1",
    "gemini-3-flash-preview, minimal, thinkingLevel, MINIMAL, true, 0",
    "gemini-3-flash-preview, xhigh, thinkingLevel, HIGH, true, 1",
    "gemini-3.8-flash, minimal, thinkingLevel, LOW, true, 1",
    "gemini-flash-latest, low, thinkingLevel, LOW, true, 0",
    "gemini-2.5-flash, none, thinkingBudget, 0, false, 0",
    "gemini-2.5-pro, none, thinkingBudget, 128, false, 1",
    "gemini-2.5-flash, low, thinkingBudget, 1024, true, 0",
    "gemini-2.5-flash, medium, thinkingBudget, 8192, true, 0",
    "gemini-2.5-flash, high, thinkingBudget, 24576, true, 0",
    "gemini-2.5-pro, xhigh, thinkingBudget, 32768, true, 0",
  })
  void effortBecomesALevelOrABudget(
      String model, String effort, String name, String value, boolean shown, int warnings) {
    ProviderCall call = call(model);

    var config = new Draft().effort(effort).sent(call).path("generationConfig");

    assertThat(config.path("thinkingConfig").path(name).asString()).isEqualTo(value);
    assertThat(config.path("thinkingConfig").path("includeThoughts").asBoolean(false))
        .isEqualTo(shown);
    assertThat(call.warnings().texts()).hasSize(warnings);
  }

  @Test
  void effortIsDroppedWhereTheModelDoesNotThink() {
    ProviderCall call = call("gemini-2.0-flash");

    assertThat(new Draft().effort("high").sent(call).has("generationConfig")).isFalse();
    assertThat(call.warnings().texts())
        .containsExactly("reasoning_effort dropped: not known to gemini-2.0-flash");
  }

  @Test
  void theToolChoiceIsAMode() {
    assertThat(mode(new ToolChoice.Auto())).isEqualTo("{\"mode\":\"AUTO\"}");
    assertThat(mode(new ToolChoice.None())).isEqualTo("{\"mode\":\"NONE\"}");
    assertThat(mode(new ToolChoice.Required())).isEqualTo("{\"mode\":\"ANY\"}");
    assertThat(mode(new ToolChoice.Named("f")))
        .isEqualTo("{\"mode\":\"ANY\",\"allowedFunctionNames\":[\"f\"]}");
  }

  private static String mode(ToolChoice choice) {
    Draft draft = new Draft().tool("f", "{\"type\":\"object\",\"properties\":{}}");
    draft.toolChoice = choice;
    return draft
        .sentTo("gemini-2.5-flash")
        .path("toolConfig")
        .path("functionCallingConfig")
        .toString();
  }

  @Test
  void aToolWithoutParametersDeclaresNone() {
    assertThat(
            new Draft()
                .tool("f", "{\"type\":\"object\",\"properties\":{}}")
                .sentTo("gemini-2.5-flash")
                .path("tools"))
        .isEqualTo(
            json("[{\"functionDeclarations\":[{\"name\":\"f\",\"description\":\"Does it.\"}]}]"));
  }

  @Test
  void aFormatOfJsonIsAMediaTypeAndASchema() {
    String schema = "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}}}";

    assertThat(new Draft().format(schema).sentTo("gemini-2.5-flash").path("generationConfig"))
        .isEqualTo(
            json(
                "{\"responseMimeType\":\"application/json\",\"responseJsonSchema\":"
                    + schema
                    + "}"));
    assertThat(new Draft().format(schema).sentTo("gemini-2.0-flash").path("generationConfig"))
        .isEqualTo(
            json("{\"responseMimeType\":\"application/json\",\"responseSchema\":" + schema + "}"));

    Draft object = new Draft();
    object.responseFormat = new ResponseFormat.JsonObject();
    assertThat(object.sentTo("gemini-2.5-flash").path("generationConfig"))
        .isEqualTo(json("{\"responseMimeType\":\"application/json\"}"));
  }

  @Test
  void aFormatOfJsonIsDroppedWhereItCannotStandBesideTools() {
    Draft draft = new Draft().tool("f", null).format("{\"type\":\"object\"}");
    ProviderCall call = call("gemini-2.5-flash");

    assertThat(draft.sent(call).has("generationConfig")).isFalse();
    assertThat(call.warnings().texts()).singleElement().asString().startsWith("response_format");
    assertThat(draft.sentTo("gemini-3-pro-preview").has("generationConfig")).isTrue();
  }

  @Test
  void geminisOwnMembersPass() {
    var sent =
        new Draft()
            .effort("low")
            .rest(
                "extra_body",
                """
                {"google": {
                  "safety_settings": [{"category": "C", "threshold": "BLOCK_NONE"}],
                  "cached_content": "cachedContents/1",
                  "thinking_config": {"thinking_budget": 5},
                  "generation_config": {"media_resolution": "MEDIA_RESOLUTION_LOW"},
                  "tools": [{"codeExecution": {}}]}}
                """)
            .rest("service_tier", "\"flex\"")
            .tool("f", null)
            .sentTo("gemini-2.5-flash");

    assertThat(sent)
        .isEqualTo(
            json(
                """
                {"contents": [{"role": "user", "parts": [{"text": "Hello"}]}],
                 "tools": [{"functionDeclarations": [{"name": "f", "description": "Does it."}]},
                           {"codeExecution": {}}],
                 "generationConfig": {"thinkingConfig": {"thinkingBudget": 5},
                                      "mediaResolution": "MEDIA_RESOLUTION_LOW"},
                 "safetySettings": [{"category": "C", "threshold": "BLOCK_NONE"}],
                 "cachedContent": "cachedContents/1",
                 "serviceTier": "flex"}
                """));
  }

  @Test
  void aWebSearchIsGooglesOwnTool() {
    assertThat(
            new Draft().rest("web_search_options", "{}").sentTo("gemini-2.5-flash").path("tools"))
        .isEqualTo(json("[{\"googleSearch\":{}}]"));
  }

  @Test
  void logprobsAreNotAskedForInAStream() {
    Draft draft = new Draft();
    draft.sampling = new Sampling(null, null, null, null, null, null, true, null);
    ProviderCall call = streamed("gemini-2.5-flash");

    assertThat(draft.sent(call).has("generationConfig")).isFalse();
    assertThat(call.warnings().texts()).singleElement().asString().startsWith("logprobs dropped");
  }

  @Test
  void toolsThatAreNoFunctionsPassOnlyWhereTheyAreGeminis() {
    Draft draft =
        new Draft()
            .tool("f", null)
            .rest("tools", "[{\"url_context\": {}}, {\"type\": \"web_search\"}]");
    ProviderCall call = call("gemini-2.5-flash");

    assertThat(draft.sent(call).path("tools").path(1)).isEqualTo(json("{\"urlContext\":{}}"));
    assertThat(call.warnings().texts())
        .containsExactly("tools dropped: of type web_search, not Gemini's");
  }

  @Test
  void aChoiceAmongSomeFunctionsIsKeptWhereACallIsDemanded() {
    String some =
        """
        {"type": "allowed_tools", "allowed_tools": {"mode": "required",
          "tools": [{"type": "function", "function": {"name": "g"}}]}}
        """;
    Draft draft = new Draft().tool("f", null).tool("g", null).rest("tool_choice", some);
    draft.toolChoice = new ToolChoice.Required();

    assertThat(draft.sentTo("gemini-2.5-flash").path("toolConfig"))
        .isEqualTo(
            json(
                "{\"functionCallingConfig\":{\"mode\":\"ANY\",\"allowedFunctionNames\":[\"g\"]}}"));
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.com/cat.png, true",
    "https://example.com/cat.jpeg?w=3#top, true",
    "https://example.com/cat, false",
    "https://example.com/a.b/cat, false",
    "http://example.com/cat.png, false",
    "gs://bucket/cat, true",
    "https://generativelanguage.googleapis.com/v1beta/files/abc, true",
  })
  void addressesThatGoogleFetchesItselfStayAddresses(String url, boolean taken) {
    assertThat(CHAT.takesImageAddress(url)).isEqualTo(taken);
  }

  @ParameterizedTest
  @CsvSource({
    "gemini-2.5-flash-lite, 25",
    "gemini-3-pro-preview, 30",
    "gemini-3.1-flash-image, 31",
    "gemini-live-2.5-flash-preview, 25",
    "gemini-flash-latest, 39",
    "gemini-pro, 10",
    "gemini-pro-latest, 39",
    "gemini-1.5-pro-002, 15",
    "gemini-10-pro, 99",
    "Gemini-2.0-Flash, 20",
    "gemma-3-27b-it, 0",
    "'', 0",
  })
  void theGenerationIsReadOffTheName(String name, int generation) {
    assertThat(GeminiModel.of(name).generation()).isEqualTo(generation);
  }
}
