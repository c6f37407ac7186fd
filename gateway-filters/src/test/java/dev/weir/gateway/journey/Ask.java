package dev.weir.gateway.journey;

import dev.weir.ledger.UsageRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A request to the gateway, built in words and sent by the JDK's client or by a bare socket. */
public final class Ask {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final AtomicLong COUNT = new AtomicLong();

  private final RunningGateway gateway;
  private final ObjectNode json = JSON.createObjectNode();
  private final List<String> headers = new ArrayList<>();
  private final String requestId = "ask-" + COUNT.incrementAndGet();
  private String method = "POST";
  private String path = "/v1/chat/completions";
  private String key = RunningGateway.KEY;
  private byte[] body;
  private boolean named = true;

  Ask(RunningGateway gateway, String model) {
    this.gateway = gateway;
    json.put("model", model);
    say("Four score and seven years ago our fathers brought forth a new nation");
  }

  /** The user's words, which the simulator echoes. */
  public Ask say(String words) {
    json.putArray("messages").addObject().put("role", "user").put("content", words);
    return this;
  }

  public Ask stream() {
    json.put("stream", true);
    return this;
  }

  public Ask stream(boolean stream) {
    return stream ? stream() : this;
  }

  public Ask with(String member, Object value) {
    json.set(member, JSON.valueToTree(value));
    return this;
  }

  public Ask without(String member) {
    json.remove(member);
    return this;
  }

  public Ask key(String gatewayKey) {
    key = gatewayKey;
    return this;
  }

  public Ask header(String name, String value) {
    headers.add(name);
    headers.add(value);
    return this;
  }

  public Ask to(String otherMethod, String otherPath) {
    method = otherMethod;
    path = otherPath;
    return this;
  }

  /** Another body than JSON with a model and a message. */
  public Ask body(byte[] bytes) {
    body = bytes;
    return this;
  }

  public Ask body(String text) {
    return body(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends no request id. */
  public Ask nameless() {
    named = false;
    return this;
  }

  public byte[] bytes() {
    return body == null ? JSON.writeValueAsBytes(json) : body;
  }

  public String requestId() {
    return requestId;
  }

  /** The row of this request. */
  public UsageRecord row() {
    return gateway.ledger().row(requestId);
  }

  /** Sends it and reads the answer to its end, or to where it breaks off. */
  public Reply send() {
    try {
      HttpResponse<byte[]> response = CLIENT.send(request(), BodyHandlers.ofByteArray());
      return new Reply(
          response.statusCode(), response.headers(), response.body(), gateway, requestId);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpRequest request() {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(gateway.url(path))
            .timeout(Duration.ofSeconds(20))
            .method(
                method,
                method.equals("GET")
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(bytes()));
    boolean typed = false;
    for (int i = 0; i < headers.size(); i += 2) {
      request.header(headers.get(i), headers.get(i + 1));
      typed |= headers.get(i).equalsIgnoreCase("content-type");
    }
    if (!typed && !method.equals("GET")) {
      request.header("content-type", "application/json");
    }
    if (named) {
      request.header("x-request-id", requestId);
    }
    if (key != null) {
      request.header("authorization", "Bearer " + key);
    }
    return request.build();
  }

  /** Sends it over a socket of its own, for callers that leave or do not read. */
  public Line open() throws IOException {
    return open(bytes().length);
  }

  /** The same, but only so many bytes of the body are sent. */
  public Line open(int bodyBytes) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(64 * 1024);
    socket.connect(new InetSocketAddress("127.0.0.1", gateway.port()));
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(20_000);
    byte[] bytes = bytes();
    StringBuilder head = new StringBuilder();
    head.append(method).append(' ').append(path).append(" HTTP/1.1\r\nhost: test\r\n");
    head.append("content-type: application/json\r\ncontent-length: ").append(bytes.length);
    head.append("\r\nauthorization: Bearer ").append(key);
    head.append("\r\nx-request-id: ").append(requestId).append("\r\n");
    for (int i = 0; i < headers.size(); i += 2) {
      head.append(headers.get(i)).append(": ").append(headers.get(i + 1)).append("\r\n");
    }
    head.append("\r\n");
    OutputStream out = socket.getOutputStream();
    out.write(head.toString().getBytes(StandardCharsets.US_ASCII));
    out.write(bytes, 0, bodyBytes);
    out.flush();
    return new Line(socket);
  }
}
