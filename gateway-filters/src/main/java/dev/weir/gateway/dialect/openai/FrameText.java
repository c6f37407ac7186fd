package dev.weir.gateway.dialect.openai;

import dev.weir.gateway.json.Bytes;
import dev.weir.gateway.sse.SseFrame;
import java.nio.charset.StandardCharsets;

/** Writes a provider's frame for the caller: as it came, edited, or without its choices. */
final class FrameText {

  private static final byte[] NO_CHOICES = "[]".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = "\n\n".getBytes(StandardCharsets.US_ASCII);

  private FrameText() {}

  /** Appends the frame; its own bytes where there are no edits. */
  static void write(SseFrame frame, Edits edits, Bytes out) {
    if (edits.isEmpty()) {
      out.append(frame.buffer(), frame.start(), frame.end() - frame.start());
    } else if (isOneLine(frame)) {
      edits.write(frame.buffer(), frame.start(), frame.end(), out);
    } else {
      Bytes data = new Bytes(frame.dataEnd() - frame.dataStart() + 64);
      edits.write(frame.data(), frame.dataStart(), frame.dataEnd(), data);
      out.append(DATA).append(oneLine(data.toArray())).append(END);
      return;
    }
    if (!endsBlank(frame)) {
      out.append(END);
    }
  }

  /** Whether the data stands in the frame's own bytes: several lines are joined elsewhere. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean isOneLine(SseFrame frame) {
    return frame.data() == frame.buffer();
  }

  /** Whether the frame has its blank line, which some providers omit at the stream's end. */
  private static boolean endsBlank(SseFrame frame) {
    byte[] bytes = frame.buffer();
    int last = frame.end() - 1;
    if (last <= frame.start() || (bytes[last] != '\n' && bytes[last] != '\r')) {
      return false;
    }
    int before = last - 1;
    if (bytes[last] == '\n' && bytes[before] == '\r') {
      before--;
    }
    return before >= frame.start() && (bytes[before] == '\n' || bytes[before] == '\r');
  }

  /** Line feeds between several data lines stand outside of strings and may be spaces as well. */
  private static byte[] oneLine(byte[] json) {
    for (int i = 0; i < json.length; i++) {
      if (json[i] == '\n' || json[i] == '\r') {
        json[i] = ' ';
      }
    }
    return json;
  }

  /**
   * The frame as a chunk with an empty list of choices.
   *
   * @param open the place after the object's brace
   * @param from where the list of choices stands; negative where there is none
   */
  static byte[] withoutChoices(SseFrame frame, int open, int from, int to) {
    byte[] data = frame.data();
    Bytes chunk = new Bytes(frame.dataEnd() - frame.dataStart() + 32);
    if (from < 0) {
      chunk.append(data, frame.dataStart(), open - frame.dataStart()).append("\"choices\":[],");
      chunk.append(data, open, frame.dataEnd() - open);
    } else {
      chunk.append(data, frame.dataStart(), from - frame.dataStart()).append(NO_CHOICES);
      chunk.append(data, to, frame.dataEnd() - to);
    }
    return new Bytes(chunk.size() + 16)
        .append(DATA)
        .append(oneLine(chunk.toArray()))
        .append(END)
        .toArray();
  }
}
