package dev.weir.gateway.dialect.anthropic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.gateway.chat.ChatEvent;
import dev.weir.gateway.chat.FinishReason;
import dev.weir.gateway.dialect.anthropic.Streams.Played;
import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Streams and the events that they make, each in a file of its own; {@code -Dgolden=write} writes
 * the events anew. The streams were written after ones that Anthropic sent in 2025 and 2026.
 */
class StreamTest {

  private static final Path FILES =
      Path.of("src/test/resources/dev/weir/gateway/dialect/anthropic");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text",
        "thinking-and-tools",
        "interleaved-thinking",
        "web-search",
        "json-answer",
        "cached",
        "refusal",
        "paused-and-unknown",
        "message-that-begins-whole",
        "overloaded-at-once",
        "another-message-in-the-midst",
      })
  void streamsMakeTheirEventsHoweverTheyAreCut(String name) throws IOException {
    byte[] stream = Streams.resource(name + ".sse");
    Played played = Streams.whole(stream);

    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(FILES.resolve(name + ".events"), lines(played.events()));
    }
    assertThat(lines(played.events()))
        .isEqualTo(new String(Streams.resource(name + ".events"), UTF_8));
    Random random = new Random(name.hashCode());
    for (int i = 0; i < 200; i++) {
      assertThat(lines(Streams.cut(stream, random).events())).isEqualTo(lines(played.events()));
    }
    assertThat(played.done()).isTrue();
    boolean failed = played.events().getLast() instanceof ChatEvent.Failed;
    assertThat(played.complete()).isEqualTo(!failed);
  }

  private static String lines(List<ChatEvent> events) {
    return events.stream()
        .map(event -> event.toString().replace("\n", "\\n") + "\n")
        .collect(Collectors.joining());
  }

  @Test
  void aCutStreamHasNoProperEnd() {
    byte[] stream = Streams.resource("thinking-and-tools.sse");
    int reason = new String(stream, UTF_8).indexOf("event: message_delta");

    Played cut = Streams.whole(Arrays.copyOf(stream, reason));

    assertThat(cut.complete()).isFalse();
    assertThat(cut.done()).isFalse();
    assertThat(cut.events()).noneMatch(event -> event instanceof ChatEvent.Finished);
  }

  @Test
  void theReasonIsAnEndEvenWithoutTheLastEvent() {
    byte[] stream = Streams.resource("text.sse");
    int stop = new String(stream, UTF_8).getBytes(UTF_8).length;
    byte[] last = "event: message_stop".getBytes(UTF_8);
    while (!Arrays.equals(Arrays.copyOfRange(stream, stop - last.length, stop), last)) {
      stop--;
    }

    Played played = Streams.whole(Arrays.copyOf(stream, stop - last.length));

    assertThat(played.complete()).isTrue();
    assertThat(played.events()).endsWith(new ChatEvent.Finished(0, FinishReason.STOP));
  }

  @Test
  void framesWithoutAnEventNameAreReadByTheirType() {
    String stream = new String(Streams.resource("thinking-and-tools.sse"), UTF_8);
    String bare = stream.replaceAll("event: [a-z_]+\n", "");

    assertThat(Streams.whole(bare.getBytes(UTF_8)).events())
        .isEqualTo(Streams.whole(stream.getBytes(UTF_8)).events());
  }

  @Test
  void theOrderOfMembersDoesNotMatter() {
    String stream =
        """
        event: content_block_start
        data: {"content_block":{"text":"","type":"text"},"index":0,"type":"content_block_start"}

        event: content_block_delta
        data: {"index":0,"delta":{"text":"a","type":"text_delta"},"type":"content_block_delta"}

        data: {"delta": {"stop_reason": "max_tokens"}, "type": "message_delta"}

        """;

    assertThat(Streams.whole(stream.getBytes(UTF_8)).events())
        .containsExactly(
            new ChatEvent.Started(null, null),
            new ChatEvent.Text(0, "a"),
            new ChatEvent.Finished(0, FinishReason.LENGTH));
  }

  @Test
  void aFrameThatIsNoJsonIsABadResponseAndTellsNothingOfTheContent() {
    String stream =
        "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"secret\n\n";

    assertThatThrownBy(() -> Streams.whole(stream.getBytes(UTF_8)))
        .hasMessageNotContaining("secret")
        .isInstanceOfSatisfying(
            AiException.class, e -> assertThat(e.error()).isEqualTo(AiError.PROVIDER_BAD_RESPONSE));
  }

  @Test
  void otherFramesAreSkipped() {
    String stream = ": keep-alive\n\nevent: ping\ndata: not even JSON\n\ndata: [DONE]\n\n";

    assertThat(Streams.whole(stream.getBytes(UTF_8)).events()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "overloaded_error, PROVIDER_ERROR, 529",
    "api_error, PROVIDER_ERROR, 500",
    "timeout_error, PROVIDER_ERROR, 504",
    "rate_limit_error, RATE_LIMIT_EXCEEDED, 429",
    "invalid_request_error, INVALID_VALUE, 400",
    "authentication_error, PROVIDER_AUTH_FAILED, 502",
    "permission_error, PROVIDER_AUTH_FAILED, 502",
    "not_found_error, MODEL_NOT_FOUND, 404",
    "request_too_large, REQUEST_TOO_LARGE, 413",
    "billing_error, PROVIDER_ERROR, 502",
    "brand_new_error, PROVIDER_ERROR, 500",
  })
  void errorsInsideOfStreams(String type, AiError error, int status) {
    String stream =
        """
        event: error
        data: {"type":"error","error":{"type":"%s","message":"Sorry"}}

        """
            .formatted(type);

    Played played = Streams.whole(stream.getBytes(UTF_8));

    assertThat(played.complete()).isFalse();
    assertThat(played.events())
        .singleElement()
        .isInstanceOfSatisfying(
            ChatEvent.Failed.class,
            failed -> {
              assertThat(failed.error().error()).isEqualTo(error);
              assertThat(failed.error().status()).isEqualTo(status);
              assertThat(failed.error().message()).isEqualTo("Sorry");
            });
  }
}
