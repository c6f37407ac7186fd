package dev.weir.gateway.journey;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A caller's bare connection. */
public final class Line implements AutoCloseable {

  private final Socket socket;
  private final ByteArrayOutputStream seen = new ByteArrayOutputStream();

  Line(Socket socket) {
    this.socket = socket;
  }

  /** Reads until this text has come; says what came so far. */
  public String readUntil(String text) throws IOException {
    InputStream in = socket.getInputStream();
    while (!text().contains(text)) {
      int b = in.read();
      if (b < 0) {
        throw new IOException("closed before '" + text + "' came, after: " + text());
      }
      seen.write(b);
    }
    return text();
  }

  /** Reads so many bytes, or to the end. */
  public int read(int count) throws IOException {
    byte[] bytes = socket.getInputStream().readNBytes(count);
    seen.writeBytes(bytes);
    return bytes.length;
  }

  public String text() {
    return seen.toString(StandardCharsets.UTF_8);
  }

  public Socket socket() {
    return socket;
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
