package dev.weir.gateway.dialect.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.chat.ChatEvent;
import dev.weir.gateway.chat.FinishReason;
import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import dev.weir.gateway.json.Bytes;
import dev.weir.ledger.Json;
import dev.weir.ledger.TokenUsage;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ChunkWriterTest {

  private static final String HEAD =
      "data:"
          + " {\"id\":\"msg_1\",\"object\":\"chat.completion.chunk\",\"created\":1700000000,\"model\":\"claude-x\",\"choices\":[{\"index\":";
  private static final ChatEvent STARTED = new ChatEvent.Started("msg_1", "claude-x");

  private static String write(boolean usage, boolean end, ChatEvent... events) {
    ChunkWriter writer = new ChunkWriter(Calls.stream("claude", usage));
    Bytes out = new Bytes(16);
    for (ChatEvent event : events) {
      writer.write(event, out);
    }
    if (end) {
      writer.end(out);
    }
    return new String(out.toArray(), StandardCharsets.UTF_8);
  }

  @Test
  void textWithReasoningAndUsage() {
    assertThat(
            write(
                true,
                true,
                STARTED,
                new ChatEvent.Usage(TokenUsage.ofText(3, 0), null),
                new ChatEvent.Reasoning(0, "hm"),
                new ChatEvent.Text(0, ""),
                new ChatEvent.Text(0, "Grüß \"dich\"\n"),
                new ChatEvent.State(0, Json.mapper().createObjectNode()),
                new ChatEvent.Usage(new TokenUsage(1, 2, 0, 0, 0, 4, 5, 0), "standard"),
                new ChatEvent.Finished(0, FinishReason.STOP)))
        .isEqualTo(
            HEAD
                + "0,\"delta\":{\"role\":\"assistant\",\"reasoning_content\":\"hm\"},\"finish_reason\":null}]}\n\n"
                + HEAD
                + "0,\"delta\":{\"content\":\"Grüß \\\"dich\\\"\\n\"},\"finish_reason\":null}]}\n\n"
                + HEAD
                + "0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
                + HEAD.replace("[{\"index\":", "[],\"usage\":")
                + "{\"prompt_tokens\":3,\"completion_tokens\":9,\"total_tokens\":12,\"prompt_tokens_details\":{\"cached_tokens\":2,\"audio_tokens\":0},\"completion_tokens_details\":{\"reasoning_tokens\":5,\"audio_tokens\":0}},\"service_tier\":\"standard\"}\n\n"
                + "data: [DONE]\n\n");
  }

  @Test
  void toolCallsAreWrittenStrictly() {
    String stream =
        write(
            false,
            true,
            STARTED,
            new ChatEvent.ToolStarted(0, 0, "c1", "f"),
            new ChatEvent.ToolArguments(0, 0, ""),
            new ChatEvent.ToolArguments(0, 0, "{\"a\":"),
            new ChatEvent.ToolArguments(0, 0, "1}"),
            new ChatEvent.ToolStarted(0, 1, "c2", "g"),
            new ChatEvent.Usage(TokenUsage.ofText(1, 1), null),
            new ChatEvent.Finished(0, FinishReason.STOP));
    assertThat(stream)
        .startsWith(
            HEAD
                + "0,\"delta\":{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"index\":0,\"id\":\"c1\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"\"}}]},\"finish_reason\":null}]}\n\n"
                + HEAD
                + "0,\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{\\\"a\\\":\"}}]},\"finish_reason\":null}]}\n\n");
    ClientView client = ClientView.of(stream);
    assertThat(client.tools())
        .extracting(ClientView.Tool::toString)
        .containsExactly("c1 f {\"a\":1}", "c2 g {}");
    assertThat(client.finish()).isEqualTo("tool_calls");
    assertThat(client.usages).isEmpty();
    assertThat(client.done).isTrue();
  }

  @Test
  void severalChoicesEachHaveTheirRoleAndEnd() {
    ClientView client =
        ClientView.of(
            write(
                true,
                true,
                new ChatEvent.Started(null, null),
                new ChatEvent.Text(0, "a"),
                new ChatEvent.Text(1, "b"),
                new ChatEvent.Finished(1, FinishReason.LENGTH),
                new ChatEvent.Finished(0, FinishReason.STOP),
                new ChatEvent.Finished(0, FinishReason.STOP)));
    assertThat(client.choices.get(1).text).hasToString("b");
    assertThat(client.choices.get(1).finish).isEqualTo("length");
    assertThat(client.usages).isEmpty();
  }

  @Test
  void anAnswerOfNothingHasItsRoleAndEnd() {
    ClientView client =
        ClientView.of(
            write(false, true, STARTED, new ChatEvent.Finished(0, FinishReason.CONTENT_FILTER)));
    assertThat(client.finish()).isEqualTo("content_filter");
  }

  @Test
  void refusalsAndAnnotations() {
    assertThat(
            write(
                false,
                false,
                STARTED,
                new ChatEvent.Refusal(0, "no"),
                new ChatEvent.Annotations(
                    0, Json.mapper().readTree("[{\"type\":\"url_citation\"}]")),
                new ChatEvent.Warned("w")))
        .isEqualTo(
            HEAD
                + "0,\"delta\":{\"role\":\"assistant\",\"refusal\":\"no\"},\"finish_reason\":null}]}\n\n"
                + HEAD
                + "0,\"delta\":{\"annotations\":[{\"type\":\"url_citation\"}]},\"finish_reason\":null}]}\n\n");
  }

  @Test
  void idAndModelOfTheCallStandInWhereTheProviderNamesNone() {
    assertThat(write(false, false, new ChatEvent.Text(0, "a")))
        .contains("\"id\":\"chatcmpl-weir\"", "\"model\":\"claude\"");
  }

  @Test
  void noEndMarkFollowsAFailure() {
    AiException error = new AiException(AiError.PROVIDER_ERROR, "broke \"down\"", null);
    assertThat(write(true, true, STARTED, new ChatEvent.Text(0, "a"), new ChatEvent.Failed(error)))
        .doesNotContain("[DONE]")
        .doesNotContain("error");
    assertThat(new String(new OpenAiFront().writeErrorFrame(error), StandardCharsets.UTF_8))
        .isEqualTo(
            "data: {\"error\":{\"message\":\"broke"
                + " \\\"down\\\"\",\"type\":\"api_error\",\"param\":null,\"code\":\"provider_error\"}}\n\n");
    assertThat(
            new String(
                new OpenAiFront().writeError(new AiException(AiError.INVALID_VALUE, "n: 0", "n")),
                StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"error\":{\"message\":\"n:"
                + " 0\",\"type\":\"invalid_request_error\",\"param\":\"n\",\"code\":\"invalid_value\"}}");
  }
}
