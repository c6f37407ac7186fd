package dev.weir.gateway.journey;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A provider at a bare socket: it sees when the gateway closes, and answers byte by byte. */
public final class RawUpstream implements AutoCloseable {

  /** The head of a streamed answer. */
  public static final String STREAM_HEAD =
      "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n";

  private final ServerSocket server;
  private final Script script;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
  private final BlockingQueue<Long> closes = new LinkedBlockingQueue<>();

  private RawUpstream(Script script) throws IOException {
    this.server = new ServerSocket(0, 500, InetAddress.getByName("127.0.0.1"));
    this.script = script;
    Thread.ofPlatform().daemon().start(this::accept);
  }

  public static RawUpstream serving(Script script) {
    try {
      return new RawUpstream(script);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Answers by the model's name; the gateway sends {@code raw/name} here as {@code name}. */
  public static RawUpstream ofModels(Map<String, Script> scripts) {
    return serving(call -> scripts.get(call.model()).answer(call));
  }

  /** The settings that make this the provider {@code raw} of a gateway, and others. */
  public String[] settings(String... others) {
    List<String> all = new ArrayList<>(List.of(others));
    all.add("weir.providers.raw.base-url=http://127.0.0.1:" + port() + "/v1");
    all.add("weir.providers.raw.owners=raw");
    all.add("weir.providers.raw.credential=none");
    return all.toArray(String[]::new);
  }

  /** Forgets the requests that came and the connections that were closed so far. */
  public void forget() {
    calls.clear();
    closes.clear();
  }

  public int port() {
    return server.getLocalPort();
  }

  /** How many connections were made. */
  public int connections() {
    return sockets.size();
  }

  /** The next request, as soon as it is there. */
  public Call awaitCall() throws InterruptedException {
    Call call = calls.poll(10, TimeUnit.SECONDS);
    if (call == null) {
      throw new AssertionError("no request came");
    }
    return call;
  }

  /** Whether the gateway closes a connection within this time. */
  public boolean closesWithin(long millis) throws InterruptedException {
    return closes.poll(millis, TimeUnit.MILLISECONDS) != null;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        sockets.add(socket);
        Thread.ofPlatform().daemon().start(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      Call call;
      while ((call = Call.read(in, socket)) != null) {
        calls.add(call);
        script.answer(call);
      }
    } catch (IOException e) {
      // The gateway closed it.
    } finally {
      closes.add(System.nanoTime());
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  /** What is done for a request. */
  @FunctionalInterface
  public interface Script {
    void answer(Call call) throws IOException;
  }

  /** One request and the way back. */
  public record Call(String head, byte[] body, InputStream in, Socket socket) {

    private static Call read(InputStream in, Socket socket) throws IOException {
      ByteArrayOutputStream head = new ByteArrayOutputStream();
      while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
        int b = in.read();
        if (b < 0) {
          return null;
        }
        head.write(b);
      }
      String text = head.toString(StandardCharsets.US_ASCII);
      int length = 0;
      for (String line : text.split("\r\n")) {
        if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
          length = Integer.parseInt(line.substring(15).strip());
        }
      }
      return new Call(text, in.readNBytes(length), in, socket);
    }

    /** The model that was asked for. */
    String model() {
      String text = bodyText();
      int start = text.indexOf("\"model\":\"") + 9;
      return text.substring(start, text.indexOf('"', start));
    }

    public String bodyText() {
      return new String(body, StandardCharsets.UTF_8);
    }

    public void write(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
    }

    /** One piece of a chunked body. */
    public void chunk(String text) throws IOException {
      int length = text.getBytes(StandardCharsets.UTF_8).length;
      write(Integer.toHexString(length) + "\r\n" + text + "\r\n");
    }

    /** The end of a chunked body. */
    public void end() throws IOException {
      write("0\r\n\r\n");
    }

    /** A whole answer. */
    public void json(String json) throws IOException {
      write(
          "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: "
              + json.getBytes(StandardCharsets.UTF_8).length
              + "\r\n\r\n"
              + json);
    }

    /** A frame with these words. */
    public static String frame(String words) {
      return "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,"
          + "\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\""
          + words
          + "\"},\"finish_reason\":null}]}\n\n";
    }

    /** The last frames of a complete stream, with usage. */
    public static String lastFrames() {
      return "data:"
                 + " {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
                 + "data:"
                 + " {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":5,\"total_tokens\":12}}\n\n"
                 + "data: [DONE]\n\n";
    }

    /** Waits, without a word, until the gateway closes. */
    public void hang() throws IOException {
      while (in.read() >= 0) {
        // Nothing is expected.
      }
      throw new IOException("closed");
    }
  }
}
