package dev.weir.gateway.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A connection serves on, however fast its requests follow one another. */
class KeepAliveTest {

  private static final String BODY =
      "{\"model\":\"gpt-4o\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}";

  @BeforeEach
  void begin() {
    RunningGateway.simulator().reset();
  }

  /** A request that waits behind another and is answered at once: reactor-netty's issue 4361. */
  @Test
  void aRefusalThatFollowsAnAnswerAtOnceDoesNotStopTheConnection() throws IOException {
    try (Socket socket = new Socket("127.0.0.1", RunningGateway.shared().port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write((chat(RunningGateway.KEY) + models("sk-wrong")).getBytes());
      InputStream in = socket.getInputStream();
      List<Integer> statuses = new ArrayList<>();
      statuses.add(status(in));
      statuses.add(status(in));
      socket.getOutputStream().write(models(RunningGateway.KEY).getBytes());
      statuses.add(status(in));
      assertThat(statuses).containsExactly(200, 401, 200);
    }
  }

  private static String chat(String key) {
    return "POST /v1/chat/completions HTTP/1.1\r\nHost: weir\r\nAuthorization: Bearer "
        + key
        + "\r\nContent-Type: application/json\r\nContent-Length: "
        + BODY.length()
        + "\r\n\r\n"
        + BODY;
  }

  private static String models(String key) {
    return "GET /v1/models HTTP/1.1\r\nHost: weir\r\nAuthorization: Bearer " + key + "\r\n\r\n";
  }

  /** Reads one answer to its end. */
  private static int status(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("closed after: " + head);
      }
      head.append((char) next);
    }
    String length = head.toString().toLowerCase(java.util.Locale.ROOT);
    int at = length.indexOf("content-length: ");
    assertThat(at).as(head.toString()).isPositive();
    int bytes = Integer.parseInt(length.substring(at + 16, length.indexOf("\r\n", at)).strip());
    assertThat(new String(in.readNBytes(bytes), StandardCharsets.UTF_8)).isNotEmpty();
    return Integer.parseInt(head.substring(9, 12));
  }
}
