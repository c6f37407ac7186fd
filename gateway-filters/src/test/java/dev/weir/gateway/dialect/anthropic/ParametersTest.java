package dev.weir.gateway.dialect.anthropic;

import static dev.weir.gateway.dialect.anthropic.Ask.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.gateway.chat.Sampling;
import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametersTest {

  private static List<String> members(Ask ask) {
    return ask.body().properties().stream().map(Map.Entry::getKey).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "claude-3-haiku-20240307, 4096",
    "claude-3-5-haiku-latest, 8192",
    "claude-3-7-sonnet-20250219, 64000",
    "claude-sonnet-4-20250514, 64000",
    "claude-opus-4-1-20250805, 32000",
    "claude-haiku-4-5, 64000",
    "claude-opus-4-6, 128000",
    "claude-sonnet-5, 128000",
    "claude-mythos-preview, 128000",
  })
  void theLimitIsTheModelsOwnWhereNoneIsGiven(String model, int limit) {
    Ask ask = Ask.of(model).user("Hi").maxTokens(null);

    assertThat(ask.body("max_tokens").intValue()).isEqualTo(limit);
    assertThat(ask.warnings()).isEmpty();
  }

  @Test
  void theLimitOfAnUnknownModelIsNamed() {
    Ask ask = Ask.of("acme-large").user("Hi").maxTokens(null);

    assertThat(ask.body("max_tokens").intValue()).isEqualTo(4096);
    assertThat(ask.warnings()).singleElement().asString().contains("4096");
  }

  @Test
  void severalAnswersAreRefused() {
    assertThatThrownBy(() -> Ask.of("claude-opus-5").user("Hi").choices(2).write())
        .isInstanceOfSatisfying(
            AiException.class,
            e -> {
              assertThat(e.error()).isEqualTo(AiError.UNSUPPORTED_PARAMETER);
              assertThat(e.status()).isEqualTo(400);
              assertThat(e.param()).isEqualTo("n");
            });
  }

  @Test
  void temperatureIsClampedAndNamed() {
    Ask ask = Ask.of("claude-sonnet-4-5").user("Hi").sampling(1.7, null, null);

    assertThat(ask.body("temperature").doubleValue()).isEqualTo(1.0);
    assertThat(ask.warnings())
        .containsExactly("temperature changed: 1.7 to 1.0, Anthropic takes 0 to 1");
  }

  @Test
  void newerModelsTakeTemperatureOrTopP() {
    Ask newer = Ask.of("claude-haiku-4-5").user("Hi").sampling(0.3, 0.9, 5L);
    Ask older = Ask.of("claude-sonnet-4-0").user("Hi").sampling(0.3, 0.9, 5L);

    assertThat(newer.body().has("top_p")).isFalse();
    assertThat(newer.body("temperature").doubleValue()).isEqualTo(0.3);
    assertThat(newer.body("top_k").intValue()).isEqualTo(5);
    assertThat(newer.warnings()).singleElement().asString().startsWith("top_p dropped");
    assertThat(older.body("top_p").doubleValue()).isEqualTo(0.9);
    assertThat(older.warnings()).isEmpty();
  }

  @Test
  void theNewestModelsTakeNoSampling() {
    Ask ask = Ask.of("claude-opus-4-7").user("Hi").sampling(0.3, 1.0, 5L);

    assertThat(members(ask)).containsExactly("model", "max_tokens", "messages");
    assertThat(ask.warnings())
        .containsExactly(
            "temperature dropped: not taken by claude-opus-4-7",
            "top_k dropped: not taken by claude-opus-4-7");
  }

  @Test
  void stopSequences() {
    Ask ask = Ask.of("claude-sonnet-4-5").user("Hi").stop("END", "\n", "###");

    assertThat(ask.body("stop_sequences")).isEqualTo(json("[\"END\",\"###\"]"));
    assertThat(ask.warnings()).singleElement().asString().startsWith("stop dropped");
  }

  @Test
  void theUserBecomesMetadata() {
    assertThat(Ask.of("claude-opus-5").user("Hi").byUser("u1").body("metadata"))
        .isEqualTo(json("{\"user_id\":\"u1\"}"));
    assertThat(
            Ask.of("claude-opus-5").user("Hi").with("safety_identifier", "\"s\"").body("metadata"))
        .isEqualTo(json("{\"user_id\":\"s\"}"));
    Ask tooLong = Ask.of("claude-opus-5").user("Hi").byUser("u".repeat(513));
    assertThat(tooLong.body().has("metadata")).isFalse();
    assertThat(tooLong.warnings()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"auto,", "default,standard_only", "standard_only,standard_only", "priority,auto"})
  void serviceTiers(String asked, String sent) {
    Ask ask = Ask.of("claude-opus-4-5").user("Hi").with("service_tier", "\"" + asked + "\"");

    assertThat(ask.body().path("service_tier").asString(null)).isEqualTo(sent);
    assertThat(ask.warnings()).isEmpty();
  }

  @Test
  void whatAnthropicDoesNotKnowIsLeftOutAndNamed() {
    Ask ask =
        Ask.of("claude-opus-4-5")
            .user("Hi")
            .sampling(new Sampling(null, null, null, 7L, 0.5, 0.0, true, 2L))
            .with("logit_bias", "{\"1\":2}")
            .with("store", "true")
            .with("metadata", "{\"a\":\"b\"}")
            .with("service_tier", "\"flex\"")
            .with("prediction", "null")
            .with("verbosity", "\"low\"")
            .with("modalities", "[\"text\"]")
            .with("web_search_options", "{}");

    assertThat(members(ask)).containsExactly("model", "max_tokens", "messages");
    assertThat(ask.warnings().stream().map(text -> text.substring(0, text.indexOf(' '))))
        .containsExactly(
            "seed",
            "frequency_penalty",
            "logprobs",
            "top_logprobs",
            "logit_bias",
            "store",
            "metadata",
            "service_tier",
            "verbosity");
  }

  @Test
  void aStrictCallerGetsAnErrorInstead() {
    Ask ask =
        Ask.of("claude-opus-4-5")
            .user("Hi")
            .sampling(new Sampling(null, null, null, 7L, null, null, null, null))
            .strictly();

    assertThatThrownBy(ask::write)
        .isInstanceOfSatisfying(
            AiException.class,
            e -> {
              assertThat(e.error()).isEqualTo(AiError.UNSUPPORTED_PARAMETER);
              assertThat(e.param()).isEqualTo("seed");
            });
  }
}
