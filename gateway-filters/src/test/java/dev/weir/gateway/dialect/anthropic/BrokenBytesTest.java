package dev.weir.gateway.dialect.anthropic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a provider sends, the worst that happens is a bad response. */
class BrokenBytesTest {

  private static final String[] VALUES = {
    "null", "7", "-1", "1e400", "true", "\"\"", "[]", "{}", "[[{}]]", "99999999999999999999"
  };

  @ParameterizedTest
  @ValueSource(strings = {"thinking-and-tools", "web-search", "cached", "refusal", "json-answer"})
  void streamsWithOtherValues(String name) {
    String stream = new String(Streams.resource(name + ".sse"), UTF_8);
    Random random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      play(withOtherValue(stream, random).getBytes(UTF_8));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"thinking-and-tools", "web-search", "text"})
  void streamsWithOtherBytes(String name) {
    Random random = new Random(2);
    for (int i = 0; i < 2_000; i++) {
      byte[] stream = Streams.resource(name + ".sse");
      for (int change = 1 + random.nextInt(4); change > 0; change--) {
        stream[random.nextInt(stream.length)] = (byte) random.nextInt(256);
      }
      play(random.nextBoolean() ? stream : Arrays.copyOf(stream, random.nextInt(stream.length)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        {"id":"m","type":"message","model":"c","content":[{"type":"thinking","thinking":"a",
        "signature":"b"},{"type":"text","text":"t","citations":[{"url":"http://a","title":"b"}]},
        {"type":"tool_use","id":"i","name":"n","input":{"a":1}}],"stop_reason":"tool_use",
        "stop_details":null,"usage":{"input_tokens":1,"cache_creation":{"x":2},"iterations":[1]}}
        """,
        "{\"type\":\"error\",\"error\":{\"type\":\"api_error\",\"message\":\"x\"}}"
      })
  void wholeAnswersWithOtherValues(String body) {
    Random random = new Random(3);
    for (int i = 0; i < 2_000; i++) {
      byte[] changed = withOtherValue(body, random).getBytes(UTF_8);
      try {
        AnthropicDialect.dialect().provider().readResponse(changed, Ask.call("claude", false));
      } catch (AiException e) {
        assertThat(e.status()).isGreaterThanOrEqualTo(400);
      }
      assertThat(AnthropicDialect.dialect().provider().readFault(500, changed)).isNotNull();
    }
  }

  private static void play(byte[] stream) {
    try {
      Streams.whole(stream);
    } catch (AiException e) {
      assertThat(e.error()).isEqualTo(AiError.PROVIDER_BAD_RESPONSE);
    }
  }

  /** Puts another value behind some colon. */
  private static String withOtherValue(String text, Random random) {
    int colon = text.indexOf(':', random.nextInt(text.length()));
    if (colon < 0) {
      return text;
    }
    int end = colon + 1;
    while (end < text.length() && ",}]\n".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    String value = VALUES[random.nextInt(VALUES.length)];
    return text.substring(0, colon + 1) + value + text.substring(end);
  }
}
