package dev.weir.gateway.control;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.weir.ledger.GatewayStatus;
import dev.weir.ledger.Json;
import dev.weir.ledger.Secret;
import dev.weir.ledger.Snapshot;
import dev.weir.ledger.UsageBatch;
import dev.weir.ledger.UsageRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Admin's internal endpoints, as far as a gateway sees them. It can be stopped and come back. */
public final class StubAdmin implements AutoCloseable {

  public static final Secret TOKEN = Secret.of("the-gateway-token");

  private final Map<UUID, UsageRecord> rows = new ConcurrentHashMap<>();
  private final List<GatewayStatus> statuses = new CopyOnWriteArrayList<>();
  private final List<Integer> batches = new CopyOnWriteArrayList<>();
  private final AtomicInteger twice = new AtomicInteger();
  private final Object changed = new Object();
  private volatile Snapshot snapshot;
  private volatile int usageStatus = 200;
  private volatile Predicate<UsageRecord> wrong = record -> false;
  private HttpServer server;
  private ExecutorService threads;
  private int port;

  public static StubAdmin start() {
    StubAdmin admin = new StubAdmin();
    admin.run();
    return admin;
  }

  /** Starts, or comes back on the same port. */
  public void run() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    port = server.getAddress().getPort();
    threads = Executors.newCachedThreadPool();
    server.setExecutor(threads);
    server.createContext("/internal/usage", exchange -> answer(exchange, this::usage));
    server.createContext("/internal/status", exchange -> answer(exchange, this::status));
    server.createContext("/internal/snapshot", exchange -> answer(exchange, this::snapshot));
    server.start();
  }

  private interface Endpoint {
    byte[] answer(HttpExchange exchange, byte[] body) throws IOException, InterruptedException;
  }

  private static void answer(HttpExchange exchange, Endpoint endpoint) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String sent = exchange.getRequestHeaders().getFirst("authorization");
      if (!("Bearer " + TOKEN.reveal()).equals(sent)) {
        exchange.sendResponseHeaders(401, -1);
        return;
      }
      byte[] answer = endpoint.answer(exchange, body);
      if (answer.length > 0) {
        exchange.getResponseBody().write(answer);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private byte[] usage(HttpExchange exchange, byte[] body) throws IOException {
    UsageBatch batch = Json.mapper().readValue(body, UsageBatch.class);
    boolean bad = batch.records().stream().anyMatch(wrong);
    int status = bad ? 400 : usageStatus;
    if (status == 200) {
      batches.add(batch.records().size());
      for (UsageRecord record : batch.records()) {
        if (rows.putIfAbsent(record.id(), record) != null) {
          twice.incrementAndGet();
        }
      }
    }
    exchange.sendResponseHeaders(status, -1);
    return new byte[0];
  }

  private byte[] status(HttpExchange exchange, byte[] body) throws IOException {
    statuses.add(Json.mapper().readValue(body, GatewayStatus.class));
    exchange.sendResponseHeaders(204, -1);
    return new byte[0];
  }

  private byte[] snapshot(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    String known = exchange.getRequestHeaders().getFirst("if-none-match");
    long wait = Long.parseLong(exchange.getRequestURI().getQuery().replace("wait=", ""));
    long until = System.nanoTime() + wait * 1_000_000_000;
    synchronized (changed) {
      while (snapshot != null
          && ('"' + snapshot.version() + '"').equals(known)
          && System.nanoTime() - until < 0) {
        changed.wait(100);
      }
    }
    Snapshot now = snapshot;
    if (now == null) {
      exchange.sendResponseHeaders(503, -1);
      return new byte[0];
    }
    if (('"' + now.version() + '"').equals(known)) {
      exchange.sendResponseHeaders(304, -1);
      return new byte[0];
    }
    byte[] json = Json.mapper().writeValueAsBytes(now);
    exchange.getResponseHeaders().set("etag", '"' + now.version() + '"');
    exchange.sendResponseHeaders(200, json.length);
    return json;
  }

  public void publish(Snapshot next) {
    synchronized (changed) {
      snapshot = next;
      changed.notifyAll();
    }
  }

  /** The status with which usage is answered from now on. */
  void usageStatus(int status) {
    usageStatus = status;
  }

  /** Batches with such a record are called wrong. */
  void callWrong(Predicate<UsageRecord> records) {
    wrong = records;
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  public Map<UUID, UsageRecord> rows() {
    return rows;
  }

  /** Records that came again. */
  int twice() {
    return twice.get();
  }

  List<Integer> batches() {
    return batches;
  }

  public List<GatewayStatus> statuses() {
    return statuses;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
