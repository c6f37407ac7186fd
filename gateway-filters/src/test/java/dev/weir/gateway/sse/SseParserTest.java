package dev.weir.gateway.sse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.gateway.error.AiError;
import dev.weir.gateway.error.AiException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames are the same however the bytes are cut, and their bytes are those that came. */
class SseParserTest {

  private static final String[] LINE_ENDS = {"\n", "\r\n", "\r"};
  private static final String[] WORDS = {"", "x", " two", "{\"a\":\"ä😀\"}", "data: in data", ":"};

  private record Seen(String event, boolean hasData, String data) {}

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<Seen> parse(List<byte[]> pieces, ByteArrayOutputStream raw) {
    SseParser parser = new SseParser(1 << 20);
    List<Seen> seen = new ArrayList<>();
    for (byte[] piece : pieces) {
      parser.feed(piece, frame -> see(frame, seen, raw));
    }
    parser.end(frame -> see(frame, seen, raw));
    return seen;
  }

  private static void see(SseFrame frame, List<Seen> seen, ByteArrayOutputStream raw) {
    raw.write(frame.buffer(), frame.start(), frame.end() - frame.start());
    seen.add(new Seen(frame.event(), frame.hasData(), frame.text()));
  }

  private static List<Seen> parse(String text) {
    return parse(List.of(utf8(text)), new ByteArrayOutputStream());
  }

  private static List<byte[]> cut(byte[] bytes, Random random, int longest) {
    List<byte[]> pieces = new ArrayList<>();
    int at = 0;
    while (at < bytes.length) {
      int next = Math.min(bytes.length, at + 1 + random.nextInt(longest));
      pieces.add(Arrays.copyOfRange(bytes, at, next));
      at = next;
    }
    return pieces;
  }

  @Test
  void randomStreamsInRandomPiecesGiveTheSameFrames() {
    for (int seed = 0; seed < 3_000; seed++) {
      Random random = new Random(seed);
      List<Seen> expected = new ArrayList<>();
      StringBuilder stream = new StringBuilder();
      for (int i = random.nextInt(6); i > 0; i--) {
        expected.add(frame(random, stream));
      }
      byte[] bytes = utf8(stream.toString());
      ByteArrayOutputStream raw = new ByteArrayOutputStream();

      List<Seen> seen = parse(cut(bytes, random, 1 + random.nextInt(12)), raw);

      assertThat(seen).as("seed %d: %s", seed, stream).isEqualTo(expected);
      assertThat(raw.toByteArray()).isEqualTo(bytes);
    }
  }

  /** Appends a random frame and says what is to be seen of it. */
  private static Seen frame(Random random, StringBuilder stream) {
    String event = null;
    List<String> data = new ArrayList<>();
    String end = LINE_ENDS[random.nextInt(3)];
    int lines = 1 + random.nextInt(4);
    for (int i = 0; i < lines; i++) {
      String word = WORDS[random.nextInt(WORDS.length)];
      switch (random.nextInt(5)) {
        case 0 -> {
          event = "e" + random.nextInt(9);
          stream.append("event: ").append(event);
        }
        case 1 -> stream.append(": comment ").append(word);
        case 2 -> stream.append("id: 7");
        default -> {
          boolean space = random.nextBoolean() || word.startsWith(" ");
          stream.append(space ? "data: " : "data:").append(word);
          data.add(word);
        }
      }
      stream.append(end);
    }
    stream.append(end);
    return new Seen(event, !data.isEmpty(), String.join("\n", data));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void aFrameIsHandedOnAsSoonAsItsEndIsKnown(String end) {
    SseParser parser = new SseParser(1000);
    List<Seen> seen = new ArrayList<>();
    ByteArrayOutputStream raw = new ByteArrayOutputStream();

    parser.feed(utf8("data: x" + end + end), frame -> see(frame, seen, raw));

    // After a CR at the very end an LF may follow that belongs to it.
    assertThat(seen).hasSize(end.equals("\r") ? 0 : 1);
    parser.feed(utf8("data: y"), frame -> see(frame, seen, raw));
    assertThat(seen).containsExactly(new Seen(null, true, "x"));
  }

  @Test
  void aByteOrderMarkLeadsNoFrame() {
    assertThat(parse("\uFEFFdata: x\n\n")).containsExactly(new Seen(null, true, "x"));
    byte[] marked = utf8("\uFEFFdata: x\n\n");
    List<byte[]> bytewise = new ArrayList<>();
    for (byte b : marked) {
      bytewise.add(new byte[] {b});
    }
    assertThat(parse(bytewise, new ByteArrayOutputStream()))
        .containsExactly(new Seen(null, true, "x"));
  }

  @Test
  void severalDataLinesAreJoined() {
    assertThat(parse("data: a\ndata:b\ndata\ndata:\n\n"))
        .containsExactly(new Seen(null, true, "a\nb\n\n"));
  }

  @Test
  void commentsAreFramesWithoutData() {
    assertThat(parse(": ping\n\n")).containsExactly(new Seen(null, false, ""));
  }

  @Test
  void aLookalikeOfAFieldIsNone() {
    assertThat(parse("database: x\ndata-x: y\nevents: z\n\n"))
        .containsExactly(new Seen(null, false, ""));
  }

  @Test
  void theLastBlankLineMayBeMissing() {
    assertThat(parse("data: [DONE]")).containsExactly(new Seen(null, true, "[DONE]"));
    assertThat(parse("data: [DONE]\n")).containsExactly(new Seen(null, true, "[DONE]"));
    assertThat(parse("data: [DONE]\r\n\r")).containsExactly(new Seen(null, true, "[DONE]"));
  }

  @Test
  void aFrameWithoutAnEndIsRefused() {
    SseParser parser = new SseParser(100);

    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 1_000; i++) {
                parser.feed(utf8("data: x "), frame -> {});
              }
            })
        .isInstanceOfSatisfying(
            AiException.class, e -> assertThat(e.error()).isEqualTo(AiError.PROVIDER_BAD_RESPONSE));
  }

  @Test
  void aLongFrameInSmallPiecesTakesLinearTime() {
    SseParser parser = new SseParser(16 << 20);
    List<Seen> seen = new ArrayList<>();
    byte[] piece = utf8("x".repeat(8_000));
    parser.feed(utf8("data: "), frame -> see(frame, seen, new ByteArrayOutputStream()));
    for (int i = 0; i < 500; i++) {
      parser.feed(piece, frame -> see(frame, seen, new ByteArrayOutputStream()));
    }
    parser.feed(utf8("\n\n"), frame -> see(frame, seen, new ByteArrayOutputStream()));

    assertThat(seen).hasSize(1);
    assertThat(seen.getFirst().data()).hasSize(4_000_000);
  }
}
