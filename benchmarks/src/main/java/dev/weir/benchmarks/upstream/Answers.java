package dev.weir.benchmarks.upstream;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/** All answers, as bytes on the wire. Immutable. */
final class Answers {

  private static final String STREAM =
      """
      HTTP/1.1 200 OK\r
      content-type: text/event-stream; charset=utf-8\r
      x-request-id: req_0a1b2c3d4e5f\r
      transfer-encoding: chunked\r
      \r
      """;

  private final Map<Wire, Script> scripts = new EnumMap<>(Wire.class);

  Answers() {
    for (Wire wire : Wire.values()) {
      byte[] body = wire.whole();
      byte[] opening = ascii(STREAM);
      if (wire.opening().length > 0) {
        opening = join(opening, chunk(wire.opening()));
      }
      scripts.put(
          wire,
          new Script(
              Unpooled.unreleasableBuffer(
                  direct(join(ascii(wholeHead(body.length)), body)).asReadOnly()),
              opening,
              chunk(wire.content()),
              join(chunk(wire.closing()), ascii("0\r\n\r\n"))));
    }
  }

  Script of(Wire wire) {
    Script script = scripts.get(wire);
    if (script == null) {
      throw new IllegalStateException("no answers for " + wire);
    }
    return script;
  }

  private static String wholeHead(int length) {
    return """
    HTTP/1.1 200 OK\r
    content-type: application/json\r
    x-request-id: req_0a1b2c3d4e5f\r
    content-length: %d\r
    \r
    """
        .formatted(length);
  }

  private static byte[] chunk(byte[] data) {
    return join(ascii(Integer.toHexString(data.length) + "\r\n"), join(data, ascii("\r\n")));
  }

  private static byte[] join(byte[] a, byte[] b) {
    byte[] both = new byte[a.length + b.length];
    System.arraycopy(a, 0, both, 0, a.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  private static ByteBuf direct(byte[] bytes) {
    return Unpooled.directBuffer(bytes.length).writeBytes(bytes);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * One format's answers.
   *
   * @param whole headers and body
   * @param opening headers and the frames before content
   * @param content a chunk with room for the time of sending
   * @param closing the last frames and the end
   */
  record Script(ByteBuf whole, byte[] opening, byte[] content, byte[] closing) {

    /** Where the digits of the time begin in {@link #content}. */
    int stampAt() {
      for (int i = 0; i < content.length; i++) {
        if (content[i] == Wire.STAMP) {
          return i + 1;
        }
      }
      throw new IllegalStateException("no stamp");
    }
  }
}
