package dev.weir.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;

/** A connection serves on, however fast its requests follow one another. */
class KeepAliveTest {

  @Test
  void aRefusalThatWaitedBehindAnAnswerDoesNotStopTheConnection() throws IOException {
    ReactiveWebServerApplicationContext gateway =
        (ReactiveWebServerApplicationContext)
            SpringApplication.run(
                GatewayApplication.class,
                "--server.port=0",
                "--weir.keys.boss.secret=boss-key",
                "--weir.keys.boss.permissions=admin");
    try (gateway;
        Socket socket = new Socket("127.0.0.1", gateway.getWebServer().getPort())) {
      socket.setSoTimeout(10_000);
      String pair = get("/actuator/metrics", "boss-key") + get("/v1/models", "wrong-key");
      socket.getOutputStream().write(pair.getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      List<Integer> statuses = new ArrayList<>();
      statuses.add(answer(in));
      statuses.add(answer(in));
      socket.getOutputStream().write(get("/v1/models", "boss-key").getBytes());
      statuses.add(answer(in));
      assertThat(statuses).containsExactly(200, 401, 200);
    }
  }

  private static String get(String path, String key) {
    return "GET " + path + " HTTP/1.1\r\nHost: weir\r\nAuthorization: Bearer " + key + "\r\n\r\n";
  }

  /** Reads one answer to its end. */
  private static int answer(InputStream in) throws IOException {
    String head = until(in, "\r\n\r\n").toLowerCase(Locale.ROOT);
    if (head.contains("transfer-encoding: chunked")) {
      until(in, "\r\n0\r\n\r\n");
    } else {
      int at = head.indexOf("content-length: ") + "content-length: ".length();
      int length = Integer.parseInt(head.substring(at, head.indexOf('\r', at)));
      assertThat(in.readNBytes(length)).hasSize(length);
    }
    return Integer.parseInt(head.substring(9, 12));
  }

  private static String until(InputStream in, String end) throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.length() < end.length() || text.lastIndexOf(end) < text.length() - end.length()) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("closed after: " + text);
      }
      text.append((char) next);
    }
    return text.toString();
  }
}
