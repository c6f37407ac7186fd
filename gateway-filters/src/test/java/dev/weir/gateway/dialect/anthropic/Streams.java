package dev.weir.gateway.dialect.anthropic;

import dev.weir.gateway.chat.ChatEvent;
import dev.weir.gateway.dialect.ChatProvider;
import dev.weir.gateway.sse.SseParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Plays the bytes of a stream through the parser and the dialect's reader. */
final class Streams {

  private Streams() {}

  /** What a stream told, and whether it ended properly. */
  record Played(List<ChatEvent> events, boolean complete, boolean done) {}

  static Played whole(byte[] bytes) {
    return play(List.of(bytes));
  }

  /** Cuts the bytes at random places; small pieces are the most likely. */
  static Played cut(byte[] bytes, Random random) {
    List<byte[]> pieces = new ArrayList<>();
    int longest = 1 + random.nextInt(random.nextBoolean() ? 4 : 400);
    for (int start = 0; start < bytes.length; ) {
      int end = Math.min(bytes.length, start + 1 + random.nextInt(longest));
      pieces.add(Arrays.copyOfRange(bytes, start, end));
      start = end;
    }
    return play(pieces);
  }

  private static Played play(List<byte[]> pieces) {
    List<ChatEvent> events = new ArrayList<>();
    ChatProvider.EventReader reader =
        AnthropicDialect.dialect().provider().reader(Ask.call("claude-sonnet-4-5", true));
    SseParser parser = new SseParser(1 << 24);
    for (byte[] piece : pieces) {
      parser.feed(piece, frame -> reader.read(frame, events::add));
    }
    parser.end(frame -> reader.read(frame, events::add));
    boolean done = reader.isDone();
    return new Played(events, reader.end(events::add), done);
  }

  static byte[] resource(String name) {
    try (InputStream in = Streams.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
