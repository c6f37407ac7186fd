package dev.weir.gateway.dialect.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.dialect.AnswerFacts;
import dev.weir.gateway.dialect.ProviderCall;
import dev.weir.gateway.error.AiException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever bytes a provider sends, the answer is bytes or an error of ours, never another one. */
class DamagedAnswerTest {

  private static final String CHUNK =
      "{\"id\":\"c\",\"model\":\"m\",\"service_tier\":\"x\",\"choices\":[{\"index\":0,\"KIND\":"
          + "{\"role\":\"assistant\",\"content\":[{\"type\":\"thinking\",\"thinking\":\"é\\u00e9\"}],"
          + "\"reasoning\":\"r\",\"tool_calls\":[{\"index\":1,\"id\":\"i\",\"type\":\"function\","
          + "\"function\":{\"name\":\"n\",\"arguments\":{\"a\":[1]}}}]},\"finish_reason\":\"stop\"}],"
          + "\"usage\":{\"prompt_tokens\":1.5e3,\"total_tokens\":-1,\"cost\":0.1,"
          + "\"prompt_tokens_details\":{\"cached_tokens\":1}}}";

  private static final ProviderCall CALL = Calls.stream("m-1", true, OpenAiQuirk.values());

  private static byte[] damage(String text, Random random) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int i = random.nextInt(3); i >= 0; i--) {
      int place = random.nextInt(bytes.length);
      bytes[place] =
          switch (random.nextInt(3)) {
            case 0 -> (byte) "{}[]\",:\\0tn \n\0".charAt(random.nextInt(14));
            case 1 -> bytes[random.nextInt(bytes.length)];
            default -> (byte) random.nextInt(256);
          };
    }
    return bytes;
  }

  @Test
  void damagedStreams() {
    String stream = "data: " + CHUNK.replace("KIND", "delta") + "\n\ndata: [DONE]\n\n";
    for (int seed = 0; seed < 5_000; seed++) {
      Random random = new Random(seed);
      Relayed relayed = Relayed.of(CALL, damage(stream + stream, random), 200, random);
      assertThat(relayed.complete() && relayed.facts().failure != null).isFalse();
    }
  }

  @Test
  void damagedAnswers() {
    for (int seed = 0; seed < 5_000; seed++) {
      byte[] body = damage(CHUNK.replace("KIND", "message"), new Random(seed));
      try {
        assertThat(WholeAnswer.read(body, CALL, new AnswerFacts())).isNotEmpty();
      } catch (AiException e) {
        assertThat(e.message()).isNotEmpty();
      }
      try {
        assertThat(new OpenAiRelay().wholeAsStream(body, CALL, new AnswerFacts())).isNotEmpty();
      } catch (AiException e) {
        assertThat(e.message()).isNotEmpty();
      }
      assertThat(FaultReader.read(400, body).kind()).isNotNull();
    }
  }
}
