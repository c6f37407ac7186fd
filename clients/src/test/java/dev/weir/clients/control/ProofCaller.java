package dev.weir.clients.control;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Sends requests by plain sockets, each by a connection of its own, and leaves when told to. */
final class ProofCaller {

  private static final int SILENCE_MILLIS = 60_000;

  private final int port;
  private final String cancelKey;
  private final String drainKey;

  ProofCaller(int port, String cancelKey, String drainKey) {
    this.port = port;
    this.cancelKey = cancelKey;
    this.drainKey = drainKey;
  }

  /** How a connection came to its end. */
  enum End {
    /** The gateway had said all. */
    SERVED,
    /** The caller left. */
    LEFT,
    /** The gateway broke off. */
    BROKEN
  }

  /**
   * What the caller saw.
   *
   * @param status 0 where none came
   * @param complete whether the answer came to its end
   */
  record Sight(ProofRequest request, int status, boolean complete, End end) {}

  /** Sends it; empty if nobody listens. */
  Optional<Sight> send(ProofRequest request) throws IOException {
    Socket socket;
    try {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
    } catch (ConnectException nobodyListens) {
      return Optional.empty();
    }
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    End end;
    try (socket) {
      socket.setSoTimeout(SILENCE_MILLIS);
      end = converse(request, socket, read);
      if (end == End.LEFT && request.resets()) {
        socket.setSoLinger(true, 0);
      }
    } catch (SocketTimeoutException silence) {
      throw silence;
    } catch (IOException brokenOff) {
      end = End.BROKEN;
    }
    String answer = read.toString(StandardCharsets.UTF_8);
    boolean complete =
        answer.contains("\r\n0\r\n\r\n") && (!request.stream() || answer.contains("data: [DONE]"))
            || !request.stream() && isWhole(answer);
    return Optional.of(new Sight(request, status(answer), complete, end));
  }

  private End converse(ProofRequest request, Socket socket, ByteArrayOutputStream read)
      throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(message(request));
    out.flush();
    if (request.leaveAfter() == 0) {
      pause(request.number() % 25);
      return End.LEFT;
    }
    InputStream in = socket.getInputStream();
    byte[] buffer = new byte[4096];
    while (read.size() < request.leaveAfter()) {
      int length = in.read(buffer, 0, Math.min(buffer.length, request.leaveAfter() - read.size()));
      if (length < 0) {
        return End.SERVED;
      }
      read.write(buffer, 0, length);
    }
    return End.LEFT;
  }

  private byte[] message(ProofRequest request) {
    byte[] body =
        Api.JSON.writeValueAsBytes(
            Api.chatBody(request.model(), request.prompt(), request.stream()));
    String head =
        """
        POST /v1/chat/completions HTTP/1.1\r
        host: localhost\r
        connection: close\r
        authorization: Bearer %s\r
        x-request-id: %s\r
        x-tags: policy:%s\r
        content-type: application/json\r
        content-length: %d\r
        \r
        """
            .formatted(
                request.drains() ? drainKey : cancelKey,
                request.id(),
                request.drains() ? "drain" : "cancel",
                body.length);
    byte[] start = head.getBytes(StandardCharsets.US_ASCII);
    byte[] message = new byte[start.length + body.length];
    System.arraycopy(start, 0, message, 0, start.length);
    System.arraycopy(body, 0, message, start.length, body.length);
    return message;
  }

  private static int status(String answer) {
    return answer.startsWith("HTTP/1.1 ") && answer.length() > 12
        ? Integer.parseInt(answer.substring(9, 12))
        : 0;
  }

  private static boolean isWhole(String answer) {
    int body = answer.indexOf("\r\n\r\n") + 4;
    String head = body < 4 ? "" : answer.substring(0, body).toLowerCase(java.util.Locale.ROOT);
    int at = head.indexOf("content-length: ");
    return at >= 0
        && answer.substring(body).getBytes(StandardCharsets.UTF_8).length
            == Integer.parseInt(head.substring(at + 16, head.indexOf("\r\n", at)));
  }

  static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
