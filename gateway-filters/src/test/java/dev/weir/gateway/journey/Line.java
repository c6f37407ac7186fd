package dev.weir.gateway.journey;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A caller's bare connection. */
public final class Line implements AutoCloseable {

  private final Socket socket;
  private final InputStream in;
  private final ByteArrayOutputStream seen = new ByteArrayOutputStream();

  Line(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
  }

  /** Reads until this text comes next; says what came so far. */
  public String readUntil(String text) throws IOException {
    byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
    StringBuilder tail = new StringBuilder();
    String last = new String(wanted, StandardCharsets.ISO_8859_1);
    while (!tail.toString().equals(last)) {
      int b = in.read();
      if (b < 0) {
        throw new IOException("closed before '" + text + "' came, after: " + text());
      }
      seen.write(b);
      tail.append((char) b);
      if (tail.length() > wanted.length) {
        tail.deleteCharAt(0);
      }
    }
    return text();
  }

  /** Reads so many bytes, or to the end, and forgets them; says how many there were. */
  public int skip(int count) throws IOException {
    byte[] buffer = new byte[1 << 16];
    int left = count;
    while (left > 0) {
      int read = in.read(buffer, 0, Math.min(left, buffer.length));
      if (read < 0) {
        break;
      }
      left -= read;
    }
    return count - left;
  }

  /** What was read and not forgotten. */
  public String text() {
    return seen.toString(StandardCharsets.UTF_8);
  }

  /** Leaves as a program does that ends. */
  @Override
  public void close() throws IOException {
    socket.close();
  }

  /** Leaves with a reset. */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }
}
